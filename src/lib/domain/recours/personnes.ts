import { normalise } from '#lib/domain/unicode.ts';

/** Titles and functions that say nothing about who somebody is. */
const MOTS_VIDES = new Set([
	'm',
	'mr',
	'mme',
	'mlle',
	'monsieur',
	'madame',
	'le',
	'la',
	'de',
	'du',
	'des',
	'd'
]);

/** Words of a name: before the first comma or bracket, without titles, accents nor case. */
const mots = (nom: string): string[] =>
	normalise(nom.split(/[,(;–]/)[0] ?? '', 'NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((mot) => mot.length > 1 && !MOTS_VIDES.has(mot));

/**
 * True when two names, as people write them, may be those of one person: « Mme Martin, cheffe du SIP » and « Paule MARTIN ».
 * Every word of the shorter one is in the longer one. Empty names are nobody.
 */
export function memePersonne(a: string, b: string): boolean {
	const [court = [], long = []] = [mots(a), mots(b)].toSorted((x, y) => x.length - y.length);
	return court.length > 0 && court.every((mot) => long.includes(mot));
}
