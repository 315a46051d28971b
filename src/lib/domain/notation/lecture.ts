import { champInconnu, type Lu } from '#lib/domain/contrat/codes.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import { enMillioniemes, type Millioniemes } from '#lib/domain/notation/millioniemes.ts';
import { enBref, type Refus, refus } from '#lib/domain/refus.ts';

/** Reads what was given for one field. */
export type Lecture<T> = (donnee: unknown, champ: string) => Lu<T>;

/** How each field of an object is read. */
type Lectures<T> = { readonly [Champ in keyof T]-?: Lecture<Exclude<T[Champ], undefined>> };

/** Longest text of a field, in characters: some four dense pages. */
export const TEXTE_MAXIMAL = 20_000;

/**
 * Reads an object whose fields may all be left out. Refused: another value, an unknown field, a field that its own reading
 * refuses. `null` is left out unless `nullAdmis` names the field, which then reads it.
 */
export function lireChamps<T>(
	donnee: unknown,
	lectures: Lectures<T>,
	ou: string,
	nullAdmis: readonly (keyof T & string)[] = []
): Lu<T> {
	if (typeof donnee !== 'object' || donnee === null || Array.isArray(donnee)) {
		return refus('objet-attendu', `« ${ou} » attend un objet : {…}.`, ou);
	}
	const champs = Object.keys(lectures) as (keyof T & string)[];
	const inconnu = champInconnu(Object.keys(donnee), champs);
	if (inconnu) return inconnu;
	const lus: Partial<T> = {};
	for (const champ of champs) {
		const valeur = (donnee as Record<string, unknown>)[champ];
		if (valeur === undefined || (valeur === null && !nullAdmis.includes(champ))) continue;
		const lu = lectures[champ](valeur, champ);
		if (!lu.ok) return lu;
		lus[champ] = lu.valeur;
	}
	return { ok: true, valeur: lus as T };
}

/** Reads a list, each element at its rank. Refused: another value, more than `maximum` elements, an element; its rank is told. */
export function lireListe<T>(
	donnee: unknown,
	champ: string,
	element: Lecture<T>,
	{ maximum, nom }: { maximum: number; nom: string }
): Lu<T[]> {
	if (!Array.isArray(donnee)) return refus('liste-attendue', `« ${champ} » attend une liste : […].`, champ);
	if (donnee.length > maximum) {
		return refus(
			'liste-trop-longue',
			`« ${champ} » compte ${donnee.length} éléments : ${maximum} au plus.`,
			champ
		);
	}
	const lus: T[] = [];
	for (const [rang, un] of donnee.entries()) {
		const lu = element(un, champ);
		if (!lu.ok) return auRang(lu, `${nom} n° ${rang + 1}`);
		lus.push(lu.valeur);
	}
	return { ok: true, valeur: lus };
}

const auRang = ({ refus: { code, message, champ } }: Refus, ou: string): Refus =>
	refus(code, `${ou}. ${message}`, champ);

/** Reads a text. Refused: another value, more than twenty thousand characters. */
export const texte: Lecture<string> = (donnee, champ) => {
	if (typeof donnee !== 'string') return refus('texte-attendu', `« ${champ} » attend un texte.`, champ);
	return donnee.length > TEXTE_MAXIMAL
		? refus(
				'texte-trop-long',
				`« ${champ} » est trop long : ${TEXTE_MAXIMAL.toLocaleString('fr-FR')} caractères au plus.`,
				champ
			)
		: { ok: true, valeur: donnee.trim() };
};

/** Reads `true` or `false`. Refused: anything else. */
export const ouiNon: Lecture<boolean> = (donnee, champ) =>
	typeof donnee === 'boolean'
		? { ok: true, valeur: donnee }
		: refus('oui-ou-non', `« ${champ} » attend true (oui) ou false (non).`, champ);

/** Reads a mark or a number of points. Refused: another value, more than six decimals, more than ten thousand. */
export const nombre: Lecture<Millioniemes> = (donnee, champ) => {
	const valeur = typeof donnee === 'number' ? enMillioniemes(donnee) : null;
	return valeur === null
		? refus(
				'nombre-attendu',
				`« ${champ} » attend un nombre, comme 20 ou 20.5, pas « ${enBref(donnee)} ».`,
				champ
			)
		: { ok: true, valeur };
};

/** Reads a whole number between two others. Refused: anything else. */
export const entier =
	(minimum: number, maximum: number): Lecture<number> =>
	(donnee, champ) =>
		typeof donnee === 'number' && Number.isInteger(donnee) && donnee >= minimum && donnee <= maximum
			? { ok: true, valeur: donnee }
			: refus(
					'nombre-attendu',
					`« ${champ} » attend un nombre entier de ${minimum} à ${maximum}, pas « ${enBref(donnee)} ».`,
					champ
				);

/** Reads a day written `AAAA-MM-JJ`. */
export const jour: Lecture<Temporal.PlainDate> = lireJour;

/** The same reading, which also takes `null` for what is told not to exist. */
export const ouNul =
	<T>(lecture: Lecture<T>): Lecture<T | null> =>
	(donnee, champ) =>
		donnee === null ? { ok: true, valeur: null } : lecture(donnee, champ);
