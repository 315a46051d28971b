/**
 * The page to go to after an act, as it came back from a form or an address: a path of this site, or null. Refused, so
 * that nobody is sent elsewhere by a link of ours: another origin in any spelling, control characters, more than 500
 * characters.
 */
export function suiteSure(texte: string | null | undefined): string | null {
	if (!texte || texte.length > 500) return null;
	// Visible ASCII but the backslash, which browsers read as a slash.
	return /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(texte) ? texte : null;
}

/** An address of ours that remembers where to go next. */
export function avecSuite(chemin: string, demandee: string | null): string {
	if (demandee === null) return chemin;
	return `${chemin}${chemin.includes('?') ? '&' : '?'}suite=${encodeURIComponent(demandee)}`;
}
