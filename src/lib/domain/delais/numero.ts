type Day = Temporal.PlainDate;

/**
 * A civil day as an integer: 0 is 1 January 1970, the next day is one more. What is counted is counted on these numbers;
 * what is shown is a civil day again.
 */
export type Numero = number;

const EPOQUE = new Temporal.PlainDate(1970, 1, 1);

/** Days from 1 March of the year 0, where the two functions below begin to count, to the epoch. */
const AVANT_L_EPOQUE = 719_468;

/**
 * Number of a day written as year, month and day; the day must exist. Years are begun in March, so that 29 February, when
 * there is one, ends them and moves no other month; five months from March then always last 153 days.
 */
export function numeroDuJour(annee: number, mois: number, jour: number): Numero {
	const depuisMars = (mois + 9) % 12;
	const an = mois > 2 ? annee : annee - 1;
	const bissextiles = Math.floor(an / 4) - Math.floor(an / 100) + Math.floor(an / 400);
	return 365 * an + bissextiles + Math.floor((153 * depuisMars + 2) / 5) + jour - 1 - AVANT_L_EPOQUE;
}

/** Year, month and day of a number: the way back from `numeroDuJour`. */
export function dateDuNumero(numero: Numero): { annee: number; mois: number; jour: number } {
	const depuisLAn0 = numero + AVANT_L_EPOQUE;
	const cycle = Math.floor(depuisLAn0 / JOURS_EN_400_ANS);
	const dansLeCycle = depuisLAn0 - cycle * JOURS_EN_400_ANS;
	const bissextiles =
		Math.floor(dansLeCycle / 1460) - Math.floor(dansLeCycle / 36_524) + Math.floor(dansLeCycle / 146_096);
	const anDansLeCycle = Math.floor((dansLeCycle - bissextiles) / 365);
	const debutDeLAn = 365 * anDansLeCycle + Math.floor(anDansLeCycle / 4) - Math.floor(anDansLeCycle / 100);
	const depuisMars = Math.floor((5 * (dansLeCycle - debutDeLAn) + 2) / 153);
	const jour = dansLeCycle - debutDeLAn - Math.floor((153 * depuisMars + 2) / 5) + 1;
	const mois = ((depuisMars + 2) % 12) + 1;
	return { annee: cycle * 400 + anDansLeCycle + (mois <= 2 ? 1 : 0), mois, jour };
}

const JOURS_EN_400_ANS = 146_097;

/** Number of a civil day. */
export const numero = (jour: Day): Numero => numeroDuJour(jour.year, jour.month, jour.day);

/** Number of days of a month. */
export const joursDuMois = (annee: number, mois: number): number =>
	mois === 12 ? 31 : numeroDuJour(annee, mois + 1, 1) - numeroDuJour(annee, mois, 1);

/** Civil days never change once made: the same number always gives the same object, made at its first use. */
const jours = new Map<Numero, Day>();

/** The civil day of a number. */
export function jourDuNumero(numero: Numero): Day {
	const connu = jours.get(numero);
	if (connu) return connu;
	const jour = EPOQUE.add({ days: numero });
	jours.set(numero, jour);
	return jour;
}
