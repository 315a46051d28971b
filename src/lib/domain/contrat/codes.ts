import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

export type Lu<T> = { ok: true; valeur: T } | Refus;

/** Reads one code out of a closed list; `defaut` when it was not given. Refused: nothing without a `defaut`, a code outside the list. */
export function lireCode<T extends string>(
	donnee: unknown,
	liste: readonly T[],
	champ: string,
	defaut?: T
): Lu<T> {
	const valeur = donnee ?? defaut;
	const connu = liste.find((code) => code === valeur);
	if (connu !== undefined) return { ok: true, valeur: connu };
	const choix = `choisissez parmi ${liste.join(', ')}.`;
	return valeur === undefined
		? refus('option-manquante', `Il manque « ${champ} » : ${choix}`, champ)
		: refus('code-inconnu', `« ${enBref(valeur)} » n’est pas connu pour « ${champ} » : ${choix}`, champ);
}

/** Reads a code that may be left out: null. Refused: a code outside the list. */
export const lireCodeFacultatif = <T extends string>(
	donnee: unknown,
	liste: readonly T[],
	champ: string
): Lu<T | null> =>
	donnee === undefined || donnee === null ? { ok: true, valeur: null } : lireCode(donnee, liste, champ);

/** Reads a yes or no of a program: `true`, `false`, or nothing, which is no. Refused: anything else. */
export function lireOuiNon(donnee: unknown, champ: string): Lu<boolean> {
	if (donnee === undefined || donnee === null) return { ok: true, valeur: false };
	return typeof donnee === 'boolean'
		? { ok: true, valeur: donnee }
		: refus('oui-ou-non', `« ${champ} » attend true (oui) ou false (non).`, champ);
}

/** Refuses the first name that is not among those known; null when all are. */
export function champInconnu(noms: Iterable<string>, connus: readonly string[]): Refus | null {
	for (const nom of noms) {
		if (!connus.includes(nom)) {
			return refus(
				'champ-inconnu',
				`« ${enBref(nom)} » n’est pas attendu ici${connus.length > 0 ? ` : choisissez parmi ${connus.join(', ')}` : ''}.`,
				enBref(nom)
			);
		}
	}
	return null;
}
