import type { Etat } from '#lib/domain/ecrits/parutions.ts';

/** Kinds of texts, as their editors read them, in the order of the page. */
export const GENRES = {
	presentation: {
		titre: 'La page de la section',
		quoi: 'Qui vous êtes, où vous trouver. C’est là que mènent vos codes QR.',
		action: 'Écrire la page'
	},
	position: {
		titre: 'Vos positions',
		quoi: 'Ce que vous pensez d’une question, à côté de ce que dit le droit et marqué comme tel.',
		action: 'Prendre position'
	},
	campagne: {
		titre: 'La campagne',
		quoi: 'Clips, tracts et textes, dans l’ordre des jours.',
		action: 'Ajouter à la campagne'
	},
	passage: {
		titre: 'Vos mots dans les lettres',
		quoi: 'Les passages d’opinion que la lettre laisse ouverts. Le reste ne change pas.',
		action: 'Réécrire un passage'
	}
} as const;
export type CodeDeGenre = keyof typeof GENRES;

export const estGenre = (code: string): code is CodeDeGenre => Object.hasOwn(GENRES, code);

/** Where a text stands, in a word or two. */
export const ETATS: Record<Etat['code'], string> = {
	brouillon: 'Brouillon',
	programme: 'Prévu',
	paru: 'En ligne',
	retire: 'Retiré'
};
