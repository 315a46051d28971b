import { describe, expect, it } from 'vitest';
import { dateDuNumero, jourDuNumero, joursDuMois, numero, numeroDuJour } from './numero.ts';

describe('numéro d’un jour', () => {
	it.each([
		['1970-01-01', 0],
		['1969-12-31', -1],
		['1970-01-02', 1],
		['1972-02-29', 789],
		['2000-02-29', 11_016],
		['2000-03-01', 11_017],
		// 2100 is not a leap year: 1 March follows 28 February.
		['2100-02-28', 47_540],
		['2100-03-01', 47_541]
	])('le %s porte le numéro %i', (jour, attendu) => {
		expect(numero(Temporal.PlainDate.from(jour))).toBe(attendu);
		expect(jourDuNumero(attendu).toString()).toBe(jour);
	});

	it('chaque jour de 1969 à 2101 suit le précédent, et revient à lui-même', () => {
		let jour = new Temporal.PlainDate(1969, 1, 1);
		for (let rang = numeroDuJour(1969, 1, 1); jour.year < 2102; rang++) {
			const { annee, mois, jour: quantieme } = dateDuNumero(rang);
			const revenu = annee === jour.year && mois === jour.month && quantieme === jour.day;
			if (numero(jour) !== rang || !jourDuNumero(rang).equals(jour) || !revenu) expect.fail(jour.toString());
			jour = jour.add({ days: 1 });
		}
	});

	it('chaque mois a sa longueur', () => {
		for (let annee = 1970; annee <= 2101; annee++) {
			for (let mois = 1; mois <= 12; mois++) {
				const { daysInMonth } = new Temporal.PlainDate(annee, mois, 1);
				if (joursDuMois(annee, mois) !== daysInMonth) expect.fail(`${annee}-${mois}`);
			}
		}
	});
});
