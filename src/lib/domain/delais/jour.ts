import { numero } from '#lib/domain/delais/numero.ts';

type Day = Temporal.PlainDate;

/** Names of the days, from Monday. */
export const SEMAINE = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
/** Names of the months, from January. */
export const MOIS = [
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

/** A day in full, as it is read aloud: « lundi 26 janvier 2026 », « jeudi 1er mai 2026 ». */
export const enToutesLettres = (jour: Day): string =>
	`${nomDuJour(jour)} ${jour.day === 1 ? '1er' : jour.day} ${MOIS[jour.month - 1]} ${jour.year}`;

/** Name of the day of the week: « lundi ». */
export const nomDuJour = (jour: Day): string => SEMAINE[jour.dayOfWeek - 1] ?? '';

/** True on Saturdays and Sundays. */
export const estFinDeSemaine = (jour: Day): boolean => jour.dayOfWeek >= 6;

/** True when `a` comes strictly before `b`. */
export const avant = (a: Day, b: Day): boolean => numero(a) < numero(b);

/** True when `a` comes strictly after `b`. */
export const apres = (a: Day, b: Day): boolean => numero(a) > numero(b);

/** The earliest of several days. */
export const plusTot = (premier: Day, ...autres: Day[]): Day =>
	autres.reduce((garde, jour) => (avant(jour, garde) ? jour : garde), premier);
