import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enToutesLettres, nomDuJour } from '#lib/domain/delais/jour.ts';
import { datesEcrites, estImpossible, jourReel, premierApres } from './dates.ts';
import { heuresEcrites } from './heures.ts';
import { texteNormal } from './texte.ts';

type Day = Temporal.PlainDate;

const deux = (nombre: number): string => String(nombre).padStart(2, '0');
const moisEcrit = (jour: Day): string => enToutesLettres(jour).split(' ').at(2) ?? '';

/** Every way of writing a day, year included. */
const FORMES: [string, (jour: Day) => string][] = [
	['lundi 26 janvier 2026', enToutesLettres],
	['LUNDI 26 JANVIER 2026', (jour) => enToutesLettres(jour).toUpperCase()],
	['sans accents', (jour) => enToutesLettres(jour).normalize('NFD').replace(/\p{M}/gu, '')],
	['accents décomposés', (jour) => enToutesLettres(jour).normalize('NFD')],
	['26 janvier 2026', (jour) => `${jour.day} ${moisEcrit(jour)} ${jour.year}`],
	['26 janvier 26', (jour) => `${jour.day} ${moisEcrit(jour)} ${deux(jour.year % 100)}`],
	['espaces insécables', (jour) => enToutesLettres(jour).replaceAll(' ', '\u00a0')],
	['coupée en fin de ligne', (jour) => enToutesLettres(jour).replace(/ (?=\d{4})/, '\n')],
	['26/01/2026', (jour) => `${deux(jour.day)}/${deux(jour.month)}/${jour.year}`],
	['26/01/26', (jour) => `${deux(jour.day)}/${deux(jour.month)}/${deux(jour.year % 100)}`],
	['6/1/2026', (jour) => `${jour.day}/${jour.month}/${jour.year}`],
	['26-01-2026', (jour) => `${deux(jour.day)}-${deux(jour.month)}-${jour.year}`],
	['26.01.2026', (jour) => `${deux(jour.day)}.${deux(jour.month)}.${jour.year}`],
	['26 / 01 / 2026', (jour) => `${deux(jour.day)} / ${deux(jour.month)} / ${jour.year}`],
	['2026-01-26', (jour) => jour.toString()],
	['2026/01/26', (jour) => jour.toString().replaceAll('-', '/')],
	['lundi 26/01/2026', (jour) => `${nomDuJour(jour)} ${deux(jour.day)}/${deux(jour.month)}/${jour.year}`],
	[
		'zéros et uns pris pour des lettres',
		(jour) => `${jour.day} ${moisEcrit(jour)} ${String(jour.year).replaceAll('0', 'O').replaceAll('1', 'l')}`
	],
	['i pris pour un l', (jour) => `le ${jour.day} ${moisEcrit(jour).replaceAll('i', 'l')} ${jour.year}`]
];

const jours = fc
	.record({ annee: fc.integer({ min: 2005, max: 2089 }), rang: fc.integer({ min: 0, max: 364 }) })
	.map(({ annee, rang }) => new Temporal.PlainDate(annee, 1, 1).add({ days: rang }));

describe('dates écrites', () => {
	it.each(FORMES)('relit ce qui est écrit comme « %s »', (_nom, ecriture) => {
		fc.assert(
			fc.property(jours, (jour) => {
				const lues = datesEcrites(texteNormal(`Entretien le ${ecriture(jour)} à Lyon`).plie);
				expect(lues.map((date) => jourReel(date, date.annee)?.toString())).toEqual([jour.toString()]);
			})
		);
	});

	it('lit le jour de la semaine écrit avec la date', () => {
		fc.assert(
			fc.property(jours, (jour) => {
				const [lue] = datesEcrites(texteNormal(enToutesLettres(jour)).plie);
				expect(lue?.semaine).toBe(jour.dayOfWeek);
			})
		);
	});

	it.each([
		['le vingt-six janvier deux mille vingt-six', '2026-01-26'],
		['le premier mars deux mille vingt-six', '2026-03-01'],
		['le trente et un mai deux mille trente', '2030-05-31'],
		['Monday, January 26, 2026', '2026-01-26'],
		['Mon, 26 Jan 2026', '2026-01-26'],
		['le 26 janv. 2026', '2026-01-26'],
		['le 3 févr. 2026', '2026-02-03'],
		['le 1er avr. 2026', '2026-04-01']
	])('lit « %s »', (ecrite, attendue) => {
		const lues = datesEcrites(texteNormal(ecrite).plie);
		expect(lues.map((date) => jourReel(date, date.annee)?.toString())).toEqual([attendue]);
	});

	it.each([
		'04.72.10.12.26',
		'04 72 10 12 26',
		'Réf. 2026-01-12-003',
		'décret n° 2010-888',
		'version 1.2.26.4',
		'un total de 12/20',
		'en mars prochain',
		'24h/24',
		'art. 6-1',
		'il mars'
	])('ne lit aucune date dans « %s »', (texte) => {
		expect(datesEcrites(texteNormal(texte).plie)).toEqual([]);
	});

	it('partage le mois entre deux jours', () => {
		const lues = datesEcrites(texteNormal('lundi 9, mardi 10 ou mercredi 11 mars 2026').plie);
		expect(lues.map((date) => jourReel(date, date.annee)?.toString())).toEqual([
			'2026-03-09',
			'2026-03-10',
			'2026-03-11'
		]);
	});

	it('reconnaît un jour qui n’existe pas', () => {
		const impossibles = ['31 février 2026', '29 février 2026', '31/04/2026', '15/13/2026', '31 juin'];
		for (const ecrite of impossibles)
			expect(datesEcrites(texteNormal(`le ${ecrite} `).plie).map(estImpossible)).toEqual([true]);
		expect(datesEcrites('29 fevrier 2028').map(estImpossible)).toEqual([false]);
	});

	it('prend la première année qui met la date après le départ', () => {
		fc.assert(
			fc.property(jours, jours, (jour, depuis) => {
				const date = { debut: 0, fin: 0, semaine: null, jour: jour.day, mois: jour.month, annee: null };
				const trouve = premierApres(date, depuis);
				expect(trouve && Temporal.PlainDate.compare(trouve, depuis)).toBe(1);
				const unAnAvant = trouve?.subtract({ years: 1 });
				if (jour.month !== 2 || jour.day !== 29)
					expect(unAnAvant && Temporal.PlainDate.compare(unAnAvant, depuis)).toBeLessThanOrEqual(0);
			})
		);
	});

	it('garde le jour même quand le jour de la semaine le confirme', () => {
		const lundi = Temporal.PlainDate.from('2026-02-02');
		const date = { debut: 0, fin: 0, jour: 2, mois: 2, annee: null };
		expect(premierApres({ ...date, semaine: 1 }, lundi)?.toString()).toBe('2026-02-02');
		expect(premierApres({ ...date, semaine: null }, lundi)?.toString()).toBe('2027-02-02');
	});
});

describe('heures écrites', () => {
	const FORMES_HEURE: [string, (h: number, m: number) => string][] = [
		['10h30', (h, m) => `${h}h${deux(m)}`],
		['10 h 30', (h, m) => `${h} h ${deux(m)}`],
		['10H30', (h, m) => `${h}H${deux(m)}`],
		['10:30', (h, m) => `${deux(h)}:${deux(m)}`],
		['10 heures 30', (h, m) => `${h} heures ${deux(m)}`],
		['10h30min', (h, m) => `${h}h${deux(m)}min`],
		['10:30:00', (h, m) => `${deux(h)}:${deux(m)}:00`],
		[
			'zéros et uns pris pour des lettres',
			(h, m) => `${deux(h)}h${deux(m).replaceAll('0', 'O').replaceAll('1', 'l')}`
		]
	];

	it.each(FORMES_HEURE)('relit ce qui est écrit comme « %s »', (_nom, ecriture) => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (h, m) => {
				const lues = heuresEcrites(texteNormal(`rendez-vous à ${ecriture(h, m)} précises`).plie);
				expect(lues.map(({ heure }) => heure)).toEqual([`${deux(h)}:${deux(m)}`]);
			})
		);
	});

	it.each([
		['de 10h à 11h', ['10:00']],
		['de 9 à 10h', ['09:00']],
		['à 10h il faudra venir', ['10:00']],
		['à 10h30salle 4', ['10:30']],
		['à 1 1 h 00', ['11:00']],
		['entre 10h et 11h', ['10:00']],
		['10:00 - 11:00 (UTC+01:00)', ['10:00']],
		['à 10h ou 14h', ['10:00', '14:00']],
		['midi trente', ['12:30']],
		['dix-sept heures', ['17:00']],
		['huit heures moins le quart', ['07:45']],
		['2:00 PM', ['14:00']],
		['3 heures de l’après-midi', ['15:00']],
		['durée : 1h30', []],
		['d’une durée d’une heure', []],
		['pendant 45 minutes', []],
		['35 heures par semaine', []],
		['48h avant', []],
		['l’échelle 1:100 000', []]
	])('lit « %s »', (ecrite, attendues) => {
		expect(heuresEcrites(texteNormal(ecrite).plie).map(({ heure }) => heure)).toEqual(attendues);
	});
});
