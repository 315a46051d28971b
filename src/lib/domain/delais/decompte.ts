import { jourConnu, ouvrableDesLe } from '#lib/domain/delais/calendrier.ts';
import type { Duree } from '#lib/domain/delais/duree.ts';
import { dateDuNumero, joursDuMois, type Numero, numeroDuJour } from '#lib/domain/delais/numero.ts';

/** How a delay is written: `franc` adds a day, `report` moves the end past Saturdays, Sundays and national holidays. */
export type Maniere = { duree: Duree; franc: boolean; report: boolean };

/** Where a count ends, before and after the move to a working day. */
export type FinComptee = { sansReport: Numero; limite: Numero };

/**
 * Counts one delay (decompte.md § 2): the elementary count, then the move to a working day where there is one. Null when the
 * start or the end is outside the known calendar.
 */
export function decompte(depuis: Numero, { duree, franc, report }: Maniere): FinComptee | null {
	const sansReport = numeroDuTerme(depuis, duree, franc);
	if (!jourConnu(depuis) || !jourConnu(sansReport)) return null;
	return { sansReport, limite: report ? ouvrableDesLe(sansReport) : sansReport };
}

/**
 * Elementary count: days are calendar days; months lead to the same day-number, or to the last day of a shorter month; a franc
 * delay lasts one day more. Nothing is moved to a working day here.
 */
export function numeroDuTerme(depuis: Numero, duree: Duree, franc: boolean): Numero {
	const sansFranc = 'mois' in duree ? memeQuantieme(depuis, duree.mois) : depuis + duree.jours;
	return franc ? sansFranc + 1 : sansFranc;
}

/** Same day-number so many months later; if that month is shorter, its last day. */
function memeQuantieme(depuis: Numero, nombreDeMois: number): Numero {
	const { annee, mois, jour } = dateDuNumero(depuis);
	const rang = annee * 12 + (mois - 1) + nombreDeMois;
	const moisDArrivee = (rang % 12) + 1;
	const anneeDArrivee = (rang - (rang % 12)) / 12;
	const dernier = joursDuMois(anneeDArrivee, moisDArrivee);
	return numeroDuJour(anneeDArrivee, moisDArrivee, Math.min(jour, dernier));
}
