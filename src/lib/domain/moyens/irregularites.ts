import type { Echeance, Irregularite } from '#lib/domain/dossier/echeance.ts';
import type { Faits } from '#lib/domain/dossier/depart.ts';
import type { Examen } from '#lib/domain/moyens/examen.ts';
import { retenus } from '#lib/domain/moyens/retenus.ts';
import { CODES_MOYEN } from '#lib/domain/moyens/moyen.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';

/**
 * What the facts by themselves show to be out of order, in the order of the codes: the grounds of the catalogue that need no
 * answer. A missing fact or detail is unknown, never “no”: it raises nothing. An agent who refused in writing loses the grounds
 * about the convocation and the interview.
 */
export function irregularites({
	faits,
	regime,
	echeances,
	decharge
}: {
	faits: Faits;
	regime: RegimeApplicable;
	echeances: readonly Echeance[];
	decharge?: number;
}): Irregularite[] {
	const examen: Examen = {
		regime: regime.code,
		employeur: regime.employeur,
		applicable: regime,
		faits,
		reponses: {},
		passages: [],
		recopie: null,
		baisses: [],
		compteRendu: faits.some(({ type }) => type.startsWith('compte-rendu-')),
		remiseAvant: remiseAvant(regime, echeances),
		decharge: decharge ?? null
	};
	return retenus(examen, { avecRappels: false })
		.toSorted((a, b) => CODES_MOYEN.indexOf(a.code) - CODES_MOYEN.indexOf(b.code))
		.map(({ code, titre, force, texte, fondements }) => ({ code, titre, force, texte, fondements }));
}

/** The last day to hand the report over, where the step has one, and the sources of that delay. */
export function remiseAvant(regime: RegimeApplicable, echeances: readonly Echeance[]): Examen['remiseAvant'] {
	const limite = echeances.find(({ code }) => code === 'communication-compte-rendu')?.limite;
	return limite ? { limite, fondements: regime.regles['communication-compte-rendu'].fondements } : null;
}
