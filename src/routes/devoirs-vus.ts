import type { Etat, Poids } from '#lib/domain/entretien/devoir.ts';
import type { Reference } from '#lib/ui/format/reference.ts';

/** A duty of the evaluator as a page shows it. */
export type DevoirVu = {
	code: string;
	texte: string;
	poids: Poids;
	/** « Règle », « Règle, à vérifier », « Consigne », « Bonne pratique ». */
	poidsEnMots: string;
	suite: string;
	sources: Reference[];
};

/** The duties by what became of them. */
export type DevoirsVus = {
	bilan: string;
	groupes: { etat: Etat; titre: string; devoirs: DevoirVu[] }[];
};
