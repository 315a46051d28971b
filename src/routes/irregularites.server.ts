import type { Irregularite, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import { type Reference, reference } from '#lib/ui/format/reference.ts';

/** Something out of order in a dossier, ready for the screen. */
export type IrregulariteVue = {
	code: string;
	titre: string;
	texte: string;
	/** What it is worth in a recourse. */
	force: string;
	sources: Reference[];
};

const FORCES: Record<Irregularite['force'], string> = {
	forte: 'argument fort',
	moyenne: 'argument moyen',
	faible: 'argument faible',
	'sans-effet': 'sans effet à lui seul'
};

/** What the facts of a chain show to be out of order, for the agent and for whoever follows the dossier. */
export const irregularitesVues = (chaine: ResultatEcheances): IrregulariteVue[] =>
	chaine.irregularites.map(({ code, titre, texte, force, fondements }) => ({
		code,
		titre,
		texte,
		force: FORCES[force],
		sources: fondements.map((source) => reference(source, chaine.au))
	}));
