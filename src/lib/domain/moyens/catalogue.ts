import { APPRECIATION } from '#lib/domain/moyens/catalogue/appreciation.ts';
import { COMPTE_RENDU } from '#lib/domain/moyens/catalogue/compte-rendu.ts';
import { CONVOCATION } from '#lib/domain/moyens/catalogue/convocation.ts';
import { DISCRIMINATIONS } from '#lib/domain/moyens/catalogue/discriminations.ts';
import { ENTRETIEN } from '#lib/domain/moyens/catalogue/entretien.ts';
import { OBJECTIFS } from '#lib/domain/moyens/catalogue/objectifs.ts';
import { RECOURS } from '#lib/domain/moyens/catalogue/recours.ts';
import { REFUS_ET_SUITES } from '#lib/domain/moyens/catalogue/refus.ts';
import { SYNDICAT } from '#lib/domain/moyens/catalogue/syndicat.ts';
import type { Fiche } from '#lib/domain/moyens/fiche.ts';
import { CODES_MOYEN, type CodeMoyen } from '#lib/domain/moyens/moyen.ts';

const FICHES: ReadonlyMap<CodeMoyen, Fiche> = new Map(
	[
		...CONVOCATION,
		...ENTRETIEN,
		...COMPTE_RENDU,
		...RECOURS,
		...SYNDICAT,
		...DISCRIMINATIONS,
		...APPRECIATION,
		...OBJECTIFS,
		...REFUS_ET_SUITES
	].map((fiche) => [fiche.code, fiche])
);

/** The ground of this code. */
export function fiche(code: CodeMoyen): Fiche {
	const trouvee = FICHES.get(code);
	if (!trouvee) throw new RangeError(`No ground: ${code}`);
	return trouvee;
}

/** Every ground against a report, in the order of the codes (source: moyens.md, §§ 2 to 4). */
export const CATALOGUE: readonly Fiche[] = CODES_MOYEN.map(fiche);
