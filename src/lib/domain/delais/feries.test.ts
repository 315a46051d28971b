import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES, type Zone } from '#lib/domain/regimes/codes.ts';
import { estOuvrable } from './calendrier.ts';
import { feries, paques, PREMIERE_ANNEE, DERNIERE_ANNEE } from './feries.ts';

function lus(annee: number, zone: Zone) {
	const liste = feries(annee, zone);
	if (!liste.ok) throw new Error(liste.refus.message);
	return liste.feries;
}
const locaux = (annee: number, zone: Zone) =>
	lus(annee, zone)
		.filter(({ national }) => !national)
		.map(({ date }) => date.toString());

const uneAnnee = fc.integer({ min: PREMIERE_ANNEE, max: DERNIERE_ANNEE });
const uneZone = fc.constantFrom(...ZONES);

describe('dimanche de Pâques', () => {
	// Dates published in almanacs, with the earliest and the latest possible ones of the period.
	it.each([
		[1970, '1970-03-29'],
		[2000, '2000-04-23'],
		[2008, '2008-03-23'],
		[2011, '2011-04-24'],
		[2024, '2024-03-31'],
		[2026, '2026-04-05'],
		[2038, '2038-04-25'],
		[2076, '2076-04-19'],
		[2100, '2100-03-28']
	])('%i', (annee, date) => {
		expect(paques(annee).toString()).toBe(date);
	});

	it('tombe toujours un dimanche, du 22 mars au 25 avril', () => {
		fc.assert(
			fc.property(uneAnnee, (annee) => {
				const jour = paques(annee);
				expect(jour.dayOfWeek).toBe(7);
				expect(jour.toString() >= `${annee}-03-22` && jour.toString() <= `${annee}-04-25`).toBe(true);
			})
		);
	});
});

describe('jours fériés nationaux', () => {
	it('les onze jours de 2026, dans l’ordre', () => {
		expect(lus(2026, 'metropole').map(({ date, nom }) => `${date.toString()} ${nom}`)).toEqual([
			'2026-01-01 Jour de l’An',
			'2026-04-06 Lundi de Pâques',
			'2026-05-01 Fête du Travail',
			'2026-05-08 Victoire de 1945',
			'2026-05-14 Ascension',
			'2026-05-25 Lundi de Pentecôte',
			'2026-07-14 Fête nationale',
			'2026-08-15 Assomption',
			'2026-11-01 Toussaint',
			'2026-11-11 Armistice de 1918',
			'2026-12-25 Noël'
		]);
	});

	it('le 8 mai n’est férié que depuis 1982', () => {
		expect(lus(1981, 'metropole')).toHaveLength(10);
		expect(lus(1982, 'metropole')).toHaveLength(11);
	});

	it('deux fêtes le même jour restent deux : 1er mai et Ascension en 2008', () => {
		const premierMai = lus(2008, 'metropole').filter(({ date }) => date.toString() === '2008-05-01');
		expect(premierMai.map(({ nom }) => nom)).toEqual(['Fête du Travail', 'Ascension']);
	});

	it('chaque zone a tous les jours nationaux, triés', () => {
		fc.assert(
			fc.property(uneAnnee, uneZone, (annee, zone) => {
				const liste = lus(annee, zone);
				expect(liste.filter(({ national }) => national)).toEqual(lus(annee, 'metropole'));
				const dates = liste.map(({ date }) => date.toString());
				expect(dates).toEqual(dates.toSorted());
			})
		);
	});
});

describe('jours fériés locaux', () => {
	it.each<[Zone, string[]]>([
		['metropole', []],
		['alsace-moselle', ['2026-04-03', '2026-12-26']],
		['guadeloupe', ['2026-04-03', '2026-05-27']],
		['martinique', ['2026-04-03', '2026-05-22']],
		['guyane', ['2026-06-10']],
		['la-reunion', ['2026-12-20']],
		['mayotte', ['2026-04-27']],
		['saint-barthelemy', ['2026-10-09']],
		['saint-martin', ['2026-05-27', '2026-05-28']],
		['saint-pierre-et-miquelon', []],
		['nouvelle-caledonie', ['2026-09-24']],
		['polynesie-francaise', ['2026-03-05', '2026-04-03', '2026-11-20']],
		['wallis-et-futuna', ['2026-04-28', '2026-07-29']]
	])('%s en 2026', (zone, dates) => {
		expect(locaux(2026, zone)).toEqual(dates);
	});

	it.each<[string, Zone, number, string[]]>([
		['avant la loi de 1983, rien', 'la-reunion', 1982, []],
		['le décret de novembre 1983 arrive à temps pour le 20 décembre', 'la-reunion', 1983, ['1983-12-20']],
		['trop tard pour les autres', 'mayotte', 1983, []],
		['qui commencent en 1984', 'mayotte', 1984, ['1984-04-27']],
		['trop tard pour les autres', 'guyane', 1983, []],
		['qui commencent en 1984', 'guyane', 1984, ['1984-06-10']],
		['Saint-Barthélemy suivait la Guadeloupe', 'saint-barthelemy', 2011, ['2011-05-27']],
		['puis a sa date, par le décret de 2012', 'saint-barthelemy', 2012, ['2012-10-09']],
		['Saint-Martin suivait le 27 mai', 'saint-martin', 2016, ['2016-05-27']],
		['puis pratique le 28 : les deux sont montrés', 'saint-martin', 2017, ['2017-05-27', '2017-05-28']]
	])('%s (%s, %i)', (_titre, zone, annee, dates) => {
		expect(locaux(annee, zone)).toEqual(dates);
	});

	it('la Polynésie a remplacé le 29 juin par le 20 novembre en 2025', () => {
		expect(locaux(2024, 'polynesie-francaise')).toContain('2024-06-29');
		expect(locaux(2025, 'polynesie-francaise')).toContain('2025-11-20');
		expect(locaux(2025, 'polynesie-francaise')).not.toContain('2025-06-29');
	});

	it('un jour local reste un jour ouvrable pour les délais', () => {
		expect(estOuvrable(Temporal.PlainDate.from('2026-05-27'))).toBe(true);
	});
});

describe('années inconnues', () => {
	it.each([1969, 2101, 2026.5, Number.NaN])('%d est refusée par une phrase', (annee) => {
		expect(feries(annee, 'metropole')).toMatchObject({ ok: false, refus: { code: 'annee-hors-calendrier' } });
	});
});
