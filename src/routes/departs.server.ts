import type { ArgumentDeDepart, ResultatEcheances, Soutien } from '#lib/domain/dossier/echeance.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { type Reference, reference } from '#lib/ui/format/reference.ts';

type SoutienVu = { texte: string; source: Reference };

/** An argument about the day that starts a delay, ready for the screen. */
export type DepartVu = {
	code: string;
	titre: string;
	/** Titles of the steps it bears on. */
	echeances: string[];
	pour: SoutienVu[];
	contre: SoutienVu[];
	faire: string;
};

/** What may be argued about the days that start the delays of a chain. */
export const departsVus = ({ departs, au }: Pick<ResultatEcheances, 'departs' | 'au'>): DepartVu[] =>
	departs.map(({ code, titre, echeances, pour, contre, faire }: ArgumentDeDepart) => {
		const vu = ({ texte, fondement: source }: Soutien) => ({
			texte,
			source: reference(fondement(source), au)
		});
		return {
			code,
			titre,
			echeances: echeances.map((echeance) => ECHEANCES[echeance].titre),
			pour: pour.map(vu),
			contre: contre.map(vu),
			faire
		};
	});
