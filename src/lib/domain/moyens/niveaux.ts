import type { Comparaison, Segment } from '#lib/domain/moyens/comparaison.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** Words that reports grade with, from the lowest to the highest; those of one line are worth the same. */
const ECHELLE: readonly string[] = [
	'insuffisant non atteint',
	'moyen moyenne perfectible à améliorer à développer partiellement atteint',
	'bon bonne satisfaisant atteint',
	'très bon très bonne très satisfaisant dépassé',
	'excellent remarquable exceptionnel exceptionnelle'
];

/** Expressions of two words keep them together. */
const EXPRESSION = /(?:non|à|partiellement|très) \p{L}+|\p{L}+/gu;

const RANGS: ReadonlyMap<string, number> = new Map(
	ECHELLE.flatMap((ligne, rang) => [...ligne.matchAll(EXPRESSION)].map(([mots]) => [mots, rang] as const))
);

/** Feminine and plural are graded as the masculine; « bonne » and « moyenne » are written out. */
const rangDe = (mots: string): number | undefined =>
	RANGS.get(mots) ?? RANGS.get(mots.replace(/s$/, '')) ?? RANGS.get(mots.replace(/es?$/, ''));

type Niveau = { mots: string; rang: number };

/** The grading words of a sentence, in order. */
function niveaux(phrase: string): Niveau[] {
	const simple = normalise(phrase, 'NFC').toLowerCase().replace(/\s+/g, ' ');
	return [...simple.matchAll(EXPRESSION)].flatMap(([mots]) => {
		const rang = rangDe(mots);
		// « très appliqué » is no grade, « très » alone neither.
		return rang === undefined ? [] : [{ mots, rang }];
	});
}

/** A sentence that grades as many things as last year’s did, one of them lower. */
function baissesDe(segment: Segment): string[] {
	if (segment.sorte !== 'change') return [];
	const [hier, cetteAnnee] = [niveaux(segment.precedent), niveaux(segment.texte)];
	if (hier.length !== cetteAnnee.length) return [];
	return hier.flatMap(({ mots, rang }, place) => {
		const ici = cetteAnnee[place]!;
		return ici.rang < rang ? [enFrancais(segment, mots, ici.mots)] : [];
	});
}

/** A line of a table says what it grades; a long sentence is cited by its words only. */
const PHRASE_COURTE = 80;

function enFrancais({ texte, precedent }: Segment, hier: string, cetteAnnee: string): string {
	const phrases = [precedent, texte].map((phrase) => phrase.trim());
	const courtes = phrases.every(({ length }) => length <= PHRASE_COURTE);
	const [avant, apres] = courtes ? phrases.map(sansFin) : [hier, cetteAnnee];
	return `« ${avant} » l'an dernier, « ${apres} » cette année`;
}

/** Without the signs that end it. Only for a short sentence. */
const sansFin = (phrase: string): string => phrase.replace(/\s+/g, ' ').replace(/[.;:,\s]+$/, '');

/** A long report may lower many words: enough of them to show the fall. */
const BAISSES_CITEES = 10;

/**
 * What was graded higher last year, from the sentences that changed: « « très bon » l’an dernier, « bon » cette année ». It
 * reads words on a scale and nothing of their context. Source: moyens.md, G29.
 */
export const baisses = ({ segments }: Comparaison): string[] =>
	[...new Set(segments.flatMap(baissesDe))].slice(0, BAISSES_CITEES);
