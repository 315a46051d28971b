import { normalise } from '#lib/domain/unicode.ts';

/**
 * French dates for the screen. Days come in as ISO strings (`YYYY-MM-DD`) because a browser may lack Temporal; the
 * arithmetic is done on UTC midnights, where every day lasts 24 hours. An impossible day throws a RangeError.
 */

const JOURS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
const MOIS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
] as const;
const DAY = 86_400_000;

function utc(iso: string): Date {
	const day = new Date(`${iso}T00:00:00Z`);
	if (
		!/^\d{4}-\d{2}-\d{2}$/.test(iso) ||
		Number.isNaN(day.getTime()) ||
		day.toISOString().slice(0, 10) !== iso
	)
		throw new RangeError(`Not a day: ${iso}`);
	return day;
}

/** « 26 janvier », « 1er février »: the day is never left at the end of a line without its month. */
export function jourEtMois(iso: string): string {
	const day = utc(iso);
	const quantieme = day.getUTCDate();
	return `${quantieme === 1 ? '1er' : quantieme}\u00a0${MOIS[day.getUTCMonth()]}`;
}

/** « lundi 26 janvier ». */
export function jourNomme(iso: string): string {
	return `${JOURS[utc(iso).getUTCDay()]} ${jourEtMois(iso)}`;
}

/** « 26 janvier 2026 ». */
export function dateCourte(iso: string): string {
	return `${jourEtMois(iso)} ${iso.slice(0, 4)}`;
}

/** « lundi 26 janvier 2026 », the form in which every deadline is shown. */
export function dateLongue(iso: string): string {
	return `${jourNomme(iso)} ${iso.slice(0, 4)}`;
}

/** Whole days from one day to another; negative when `a` comes before `de`. */
export function joursEntre(de: string, a: string): number {
	return Math.round((utc(a).getTime() - utc(de).getTime()) / DAY);
}

/** The day `n` days later (or earlier when negative), in ISO. */
export function joursApres(iso: string, n: number): string {
	return new Date(utc(iso).getTime() + n * DAY).toISOString().slice(0, 10);
}

/** Saturday or Sunday. */
export function estFinDeSemaine(iso: string): boolean {
	return [0, 6].includes(utc(iso).getUTCDay());
}

/** What is left until `jour`, seen from `au`: « aujourd’hui », « demain », « il vous reste 9 jours », « passé depuis 2 jours ». */
export function tempsRestant(au: string, jour: string): string {
	const n = joursEntre(au, jour);
	if (n === 0) return 'aujourd’hui';
	if (n === 1) return 'demain';
	if (n > 1) return `il vous reste ${n}\u00a0jours`;
	return n === -1 ? 'passé depuis hier' : `passé depuis ${-n}\u00a0jours`;
}

/** The same when somebody else is to act, or nobody: « dans 9 jours ». */
export function tempsAvant(au: string, jour: string): string {
	const n = joursEntre(au, jour);
	return n > 1 ? `dans ${n}\u00a0jours` : tempsRestant(au, jour);
}

/**
 * The day that somebody typed, in ISO: `2026-01-26`, `26/01/2026`, `26.1.2026`, « 26 janvier 2026 », « 1er mars 2026 ».
 * `null` when it is not a day of the calendar, or when the year is not written with four figures.
 */
export function jourSaisi(texte: string): string | null {
	const propre = texte.replace(/\s+/g, ' ').trim().toLowerCase();
	const chiffres = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(propre);
	const lettres = /^(?:[a-zé]+ )?(\d{1,2})(?:er)? ([a-zéèûô]+)\.? (\d{4})$/.exec(propre);
	const mois = lettres ? MOIS.findIndex((nom) => sansAccent(nom) === sansAccent(lettres[2] ?? '')) + 1 : 0;
	const iso = chiffres
		? `${chiffres[3]}-${deux(chiffres[2])}-${deux(chiffres[1])}`
		: lettres && mois > 0
			? `${lettres[3]}-${deux(String(mois))}-${deux(lettres[1])}`
			: propre;
	try {
		utc(iso);
		return iso;
	} catch {
		return null;
	}
}

function deux(chiffres: string | undefined): string {
	return (chiffres ?? '').padStart(2, '0');
}

function sansAccent(mot: string): string {
	return normalise(mot, 'NFD').replace(/\p{M}/gu, '');
}
