import { describe, expect, it } from 'vitest';
import { rendezVous } from './calendrier.ts';

const NOW = Temporal.Instant.from('2026-01-14T09:00:00Z');
const le = Temporal.PlainDate.from('2026-01-19');
const lignes = (heure: string | null) => rendezVous({ id: 'a1', le, heure }, NOW).split('\r\n');

describe('un rendez-vous dans l’agenda', () => {
	it('dure une heure, à l’heure de l’agenda', () => {
		expect(lignes('23:30')).toEqual(
			expect.arrayContaining(['DTSTART:20260119T233000', 'DTEND:20260120T003000', 'UID:a1@agenda'])
		);
	});

	it('prend la journée quand l’heure n’est pas connue', () => {
		expect(lignes(null)).toContain('DTSTART;VALUE=DATE:20260119');
	});

	it('ne dit rien d’autre', () => {
		expect(lignes('10:30').filter((ligne) => /^(?:SUMMARY|DESCRIPTION|LOCATION|URL)/.test(ligne))).toEqual([
			'SUMMARY:Rendez-vous'
		]);
	});
});
