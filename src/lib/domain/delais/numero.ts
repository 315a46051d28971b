type Day = Temporal.PlainDate;

/**
 * A civil day as an integer: 0 is 1 January 1970, the next day is one more. What is counted is counted on these numbers;
 * what is shown is a civil day again.
 */
export type Numero = number;

/** Days from 1 March of the year 0, where the two functions below begin to count, to the epoch. */
const AVANT_L_EPOQUE = 719_468;
const JOURS_EN_400_ANS = 146_097;
const JOURS_EN_100_ANS = 36_524;
const JOURS_EN_4_ANS = 1461;
/** Five months from March, or from August, always last so many days. */
const JOURS_EN_5_MOIS = 153;

/** Whole part of a division of positive integers, written so that it stays one of integers: ten times faster. */
const quotient = (nombre: number, diviseur: number): number => (nombre / diviseur) | 0;

/** Days from 1 March to the first day of a month: 0 for March, 11 for February. */
const joursDepuisMars = (moisDepuisMars: number): number => quotient(JOURS_EN_5_MOIS * moisDepuisMars + 2, 5);

/**
 * Number of a day written as year, month and day, from the year 1 on; the day must exist. Years are begun in March, so that
 * 29 February, when there is one, ends them and moves no other month.
 */
export function numeroDuJour(annee: number, mois: number, jour: number): Numero {
	const an = mois > 2 ? annee : annee - 1;
	const bissextiles = quotient(an, 4) - quotient(an, 100) + quotient(an, 400);
	return 365 * an + bissextiles + joursDepuisMars((mois + 9) % 12) + jour - 1 - AVANT_L_EPOQUE;
}

/** Year, month and day of a number: the way back from `numeroDuJour`. */
export function dateDuNumero(numero: Numero): { annee: number; mois: number; jour: number } {
	const depuisLAn0 = numero + AVANT_L_EPOQUE;
	const cycle = quotient(depuisLAn0, JOURS_EN_400_ANS);
	const dansLeCycle = depuisLAn0 - cycle * JOURS_EN_400_ANS;
	const bissextiles =
		quotient(dansLeCycle, JOURS_EN_4_ANS - 1) -
		quotient(dansLeCycle, JOURS_EN_100_ANS) +
		quotient(dansLeCycle, JOURS_EN_400_ANS - 1);
	const an = quotient(dansLeCycle - bissextiles, 365);
	const dansLAn = dansLeCycle - (365 * an + quotient(an, 4) - quotient(an, 100));
	const moisDepuisMars = quotient(5 * dansLAn + 2, JOURS_EN_5_MOIS);
	return {
		annee: cycle * 400 + an + (moisDepuisMars < 10 ? 0 : 1),
		mois: moisDepuisMars < 10 ? moisDepuisMars + 3 : moisDepuisMars - 9,
		jour: dansLAn - joursDepuisMars(moisDepuisMars) + 1
	};
}

/** Number of a civil day. */
export const numero = (jour: Day): Numero => numeroDuJour(jour.year, jour.month, jour.day);

/** Number of days of a month. */
export function joursDuMois(annee: number, mois: number): number {
	if (mois === 2) return estBissextile(annee) ? 29 : 28;
	return mois === 4 || mois === 6 || mois === 9 || mois === 11 ? 30 : 31;
}

const estBissextile = (annee: number): boolean => annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0);

/** From 1970 to 2100 there are fewer days than this: their places are made at once, which keeps finding one quick. */
const JOURS_DU_CALENDRIER = 48_000;
/** Nothing is made before the first use: browsers that have no Temporal load this module too, with the forms. */
let jours: (Day | undefined)[] | undefined;

/** The civil day of a number. Civil days never change once made: the same number always gives the same object. */
export function jourDuNumero(numero: Numero): Day {
	jours ??= Array.from({ length: JOURS_DU_CALENDRIER });
	const connu = jours[numero];
	if (connu) return connu;
	const { annee, mois, jour } = dateDuNumero(numero);
	const fait = new Temporal.PlainDate(annee, mois, jour);
	if (numero >= 0 && numero < JOURS_DU_CALENDRIER) jours[numero] = fait;
	return fait;
}
