import { describe, expect, it, test } from 'vitest';
import {
	dateCourte,
	dateLongue,
	estFinDeSemaine,
	jourNomme,
	joursApres,
	joursEntre,
	jourSaisi,
	tempsAvant,
	tempsRestant
} from '#lib/ui/format/dates.ts';

describe('une date en toutes lettres', () => {
	test.for([
		['2026-01-26', 'lundi 26\u00a0janvier 2026'],
		['2026-02-01', 'dimanche 1er\u00a0février 2026'],
		['2024-02-29', 'jeudi 29\u00a0février 2024'],
		['2026-12-31', 'jeudi 31\u00a0décembre 2026']
	] as const)('%s : %s', ([iso, attendu]) => {
		expect(dateLongue(iso)).toBe(attendu);
	});

	it('abrège sans perdre le jour', () => {
		expect(jourNomme('2026-01-23')).toBe('vendredi 23\u00a0janvier');
		expect(dateCourte('2026-08-01')).toBe('1er\u00a0août 2026');
	});

	test.for(['2026-02-29', '2026-13-01', '26/01/2026', ''])('refuse « %s », qui n’est pas un jour', (iso) => {
		expect(() => dateLongue(iso)).toThrow(RangeError);
	});
});

describe('compter des jours', () => {
	it('traverse un changement d’heure et une année bissextile sans se tromper d’un jour', () => {
		expect(joursEntre('2026-03-28', '2026-03-30')).toBe(2);
		expect(joursEntre('2024-02-28', '2024-03-01')).toBe(2);
		expect(joursEntre('2026-01-26', '2026-01-10')).toBe(-16);
		expect(joursApres('2026-01-10', 16)).toBe('2026-01-26');
		expect(joursApres('2026-01-01', -1)).toBe('2025-12-31');
	});

	it('reconnaît samedi et dimanche', () => {
		expect(['2026-01-23', '2026-01-24', '2026-01-25', '2026-01-26'].map(estFinDeSemaine)).toEqual([
			false,
			true,
			true,
			false
		]);
	});

	test.for([
		['2026-01-14', 'il vous reste 9\u00a0jours'],
		['2026-01-21', 'il vous reste 2\u00a0jours'],
		['2026-01-22', 'demain'],
		['2026-01-23', 'aujourd’hui'],
		['2026-01-24', 'passé depuis hier'],
		['2026-01-26', 'passé depuis 3\u00a0jours']
	] as const)('vu du %s, le 23 janvier : %s', ([au, attendu]) => {
		expect(tempsRestant(au, '2026-01-23')).toBe(attendu);
	});
});

it('le temps d’un autre se dit sans « il vous reste »', () => {
	expect(tempsAvant('2026-01-14', '2026-01-23')).toBe('dans 9\u00a0jours');
	expect(tempsAvant('2026-01-22', '2026-01-23')).toBe('demain');
	expect(tempsAvant('2026-01-25', '2026-01-23')).toBe('passé depuis 2\u00a0jours');
});

describe('un jour tapé à la main', () => {
	test.for([
		['2026-01-26', '2026-01-26'],
		['26/01/2026', '2026-01-26'],
		['26/1/2026', '2026-01-26'],
		[' 26.01.2026 ', '2026-01-26'],
		['26 01 2026', '2026-01-26'],
		['26 janvier 2026', '2026-01-26'],
		['lundi 26 janvier 2026', '2026-01-26'],
		['1er Février 2026', '2026-02-01'],
		['1er\u00a0aout 2026', '2026-08-01'],
		['31/02/2026', null],
		['26 janvier', null],
		['26/01/26', null],
		['demain', null],
		['', null]
	] as const)('« %s » donne %s', ([texte, attendu]) => {
		expect(jourSaisi(texte)).toBe(attendu);
	});
});
