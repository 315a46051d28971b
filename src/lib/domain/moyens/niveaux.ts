import type { Comparaison, Remplacement } from '#lib/domain/moyens/comparaison.ts';

/** Words that reports grade with, from the lowest to the highest; those of one line are worth the same. */
const ECHELLE: readonly (readonly string[])[] = [
	['insuffisant', 'insuffisante', 'insuffisants', 'insuffisantes', 'non atteint', 'non atteints'],
	[
		'moyen',
		'moyenne',
		'perfectible',
		'à améliorer',
		'à développer',
		'partiellement atteint',
		'partiellement atteints'
	],
	[
		'bon',
		'bonne',
		'bons',
		'bonnes',
		'satisfaisant',
		'satisfaisante',
		'satisfaisants',
		'satisfaisantes',
		'atteint',
		'atteints'
	],
	[
		'très bon',
		'très bonne',
		'très bons',
		'très bonnes',
		'très satisfaisant',
		'très satisfaisante',
		'dépassé',
		'dépassés'
	],
	['excellent', 'excellente', 'excellents', 'excellentes', 'remarquable', 'exceptionnel', 'exceptionnelle']
];

const RANGS: ReadonlyMap<string, number> = new Map(
	ECHELLE.flatMap((mots, rang) => mots.map((mot) => [mot, rang] as const))
);

const rangDe = (mots: string): number | undefined =>
	RANGS.get(mots.trim().toLowerCase().replace(/\s+/g, ' '));

const estBaisse = ({ avant, apres }: Remplacement): boolean => {
	const [hier, aujourdhui] = [rangDe(avant), rangDe(apres)];
	return hier !== undefined && aujourdhui !== undefined && aujourdhui < hier;
};

/** A long report may lower many words: enough of them to show the fall. */
const BAISSES_CITEES = 10;

/** What a grading word of last year became, where this year’s is lower: « « excellent » l’an dernier, « bon » cette année ». */
export const baisses = ({ remplacements }: Comparaison): string[] =>
	[
		...new Set(
			remplacements
				.filter(estBaisse)
				.map(({ avant, apres }) => `« ${avant.trim()} » l'an dernier, « ${apres.trim()} » cette année`)
		)
	].slice(0, BAISSES_CITEES);
