import { normalise } from '#lib/domain/unicode.ts';

/** A beginning of a word is kept from so many letters to so many; a shorter word is kept whole. */
const DEBUT_MINIMUM = 3;
const DEBUT_MAXIMUM = 6;
/** Words of a name, or of a search, beyond which the rest is left out. */
const MOTS_MAXIMUM = 8;

/** The words of a text as they are searched: small letters without accents; hyphens and apostrophes part them. */
export const mots = (texte: string): string[] => [
	...new Set(
		normalise(texte, 'NFKD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.replaceAll('œ', 'oe')
			.replaceAll('æ', 'ae')
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean)
			.slice(0, MOTS_MAXIMUM)
	)
];

/** Under which beginnings a name is found: « dupont » under « dup », « dupo », « dupon » and « dupont »; each once. */
export const debuts = (nom: string): string[] => [...new Set(mots(nom).flatMap(debutsDuMot))];

function debutsDuMot(mot: string): string[] {
	const lettres = [...mot];
	if (lettres.length <= DEBUT_MINIMUM) return [mot];
	const dernier = Math.min(lettres.length, DEBUT_MAXIMUM);
	return Array.from({ length: dernier - DEBUT_MINIMUM + 1 }, (_, rang) =>
		lettres.slice(0, DEBUT_MINIMUM + rang).join('')
	);
}

/**
 * The beginning to look a searched word up by. A longer word is then to be compared with the name itself (`repond`).
 */
export const debutCherche = (mot: string): string => [...mot].slice(0, DEBUT_MAXIMUM).join('');

/** True when each searched word begins a word of the name; a word of one or two letters must be a whole one. */
export function repond(nom: string, recherche: string): boolean {
	const siens = mots(nom);
	return mots(recherche).every((mot) =>
		siens.some((sien) => (mot.length < DEBUT_MINIMUM ? sien === mot : sien.startsWith(mot)))
	);
}
