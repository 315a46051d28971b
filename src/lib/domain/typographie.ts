const ESPACE_FINE = '\u202f';
const ESPACE_INSECABLE = '\u00a0';

/**
 * French typography of a sentence written with an ordinary keyboard: apostrophe ’, narrow no-break space before `; : ! ? %`,
 * no-break space inside « », after `art.`, `M.`, `n°` (also at the end, where a value follows), and between a number and its unit.
 * Applying it twice changes nothing.
 */
export const typographie = (texte: string): string =>
	texte
		.replace(/(?<=\p{L})'(?=\p{L}|«)/gu, '’')
		.replace(/[ \u00a0](?=[;:!?%])/g, ESPACE_FINE)
		.replace(/« /g, `«${ESPACE_INSECABLE}`)
		.replace(/ »/g, `${ESPACE_INSECABLE}»`)
		.replace(/(?<!\p{L})(art\.|M\.|Mme|n°|§|[LR]\.) (?=[\p{Lu}\d]|$)/gu, `$1${ESPACE_INSECABLE}`)
		.replace(/(\d) (?=(?:jours?|mois|ans?|heures?|minutes?|€)\b)/g, `$1${ESPACE_INSECABLE}`);

/** Words that begin a sentence or a line: their first letter becomes a capital. */
export const majuscule = (mots: string): string => mots.charAt(0).toUpperCase() + mots.slice(1);
