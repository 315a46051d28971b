/**
 * The page to go to after an act, as it came back from a form or an address: a path of this site, or null. Refused, so
 * that nobody is sent elsewhere by a link of ours: another origin in any spelling, control characters, more than 500
 * characters.
 */
export function suiteSure(texte: string | null | undefined): string | null {
	if (!texte || texte.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(texte)) return null;
	return /[\\]/.test(texte) ? null : texte;
}
