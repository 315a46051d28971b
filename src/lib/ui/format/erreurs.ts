/** What is wrong with one field: its name (or the id of its first control) and a sentence that says how to mend it. */
export type ErreurChamp = { champ: string; message: string };

/** The sentence to show beside a field, or `undefined`; the first one when there are several. */
export function erreurDe(erreurs: readonly ErreurChamp[] | undefined, champ: string): string | undefined {
	return erreurs?.find((erreur) => erreur.champ === champ)?.message;
}

/** The ids that describe a control, in reading order: its hint, then its error. */
export function decritPar(
	id: string,
	aide: unknown,
	erreur: unknown,
	...autres: (string | false)[]
): string | undefined {
	const ids = [aide && `${id}-aide`, erreur && `${id}-erreur`, ...autres].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}
