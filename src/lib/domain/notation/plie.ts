import { mots } from '#lib/domain/moyens/mots.ts';

/**
 * The words of a text without capitals, accents, punctuation or inclusive endings, one space between two of them: what a rule
 * looks for, however it was written. « Chef·fe d’équipe » → « chef d equipe ».
 */
export const plie = (texte: string): string =>
	mots(texte)
		.map(({ forme }) => forme)
		.join(' ');

/** A negation so near before a word that it turns it: « aucune insuffisance », « non soumise à péréquation ». */
const NEGATION = /(?:^| )(?:sans|aucune?|nulle?|pas|non|ni|jamais)(?: \S+){0,2} $/;

/** True when a word of a text begins with one of the roots (folded, `a|b|c`), and is not denied just before. */
export function dit(texte: string, racines: RegExp): boolean {
	const lu = plie(texte);
	for (const { index } of lu.matchAll(new RegExp(`(?<=^| )(?:${racines.source})`, 'g'))) {
		if (!NEGATION.test(lu.slice(Math.max(0, index - 40), index))) return true;
	}
	return false;
}
