import { describe, expect, test } from 'vitest';
import { peutSAbsenter, repondant, type Relais } from './relais.ts';

const AU = Temporal.PlainDate.from('2026-03-10');
const absence = (absentId: string, relaisId: string | null, du: string, au: string): Relais => ({
	absentId,
	relaisId,
	duLe: Temporal.PlainDate.from(du),
	auLe: Temporal.PlainDate.from(au)
});
const DELEGUES = new Set(['ana', 'luc', 'zoe']);

describe('qui répond des dossiers d’Ana le 10 mars', () => {
	test.for([
		['elle est là', [], 'ana'],
		[
			'elle revient : son absence a fini la veille',
			[absence('ana', 'luc', '2026-03-01', '2026-03-09')],
			'ana'
		],
		['elle part demain', [absence('ana', 'luc', '2026-03-11', '2026-03-12')], 'ana'],
		['premier jour d’absence', [absence('ana', 'luc', '2026-03-10', '2026-03-12')], 'luc'],
		['dernier jour d’absence', [absence('ana', 'luc', '2026-03-01', '2026-03-10')], 'luc'],
		['personne ne la relaie', [absence('ana', null, '2026-03-10', '2026-03-12')], null],
		['son relais n’est plus délégué', [absence('ana', 'max', '2026-03-10', '2026-03-12')], null],
		[
			'son relais est absent lui aussi',
			[absence('ana', 'luc', '2026-03-10', '2026-03-12'), absence('luc', 'zoe', '2026-03-10', '2026-03-10')],
			null
		],
		['un autre est absent', [absence('luc', 'zoe', '2026-03-10', '2026-03-12')], 'ana']
	] as const)('%s', ([, relais, attendu]) => {
		expect(repondant('ana', { delegues: DELEGUES, relais, au: AU })).toBe(attendu);
	});

	test('elle n’est plus déléguée', () => {
		expect(repondant('max', { delegues: DELEGUES, relais: [], au: AU })).toBeNull();
	});
});

describe('noter une absence', () => {
	const notees = [
		absence('ana', 'luc', '2026-04-01', '2026-04-10'),
		absence('luc', 'ana', '2026-05-01', '2026-05-10')
	];
	test.for([
		['des jours libres', absence('ana', 'luc', '2026-04-11', '2026-04-12'), null],
		['sans relais', absence('ana', null, '2026-05-01', '2026-05-10'), null],
		['un seul jour, aujourd’hui', absence('ana', 'luc', '2026-03-10', '2026-03-10'), null],
		['un an', absence('zoe', 'ana', '2026-06-01', '2027-06-01'), null],
		['plus d’un an', absence('zoe', 'ana', '2026-06-01', '2027-06-02'), 'absence-longue'],
		['à l’envers', absence('ana', 'luc', '2026-06-02', '2026-06-01'), 'jours-inverses'],
		['finie hier', absence('ana', 'luc', '2026-03-01', '2026-03-09'), 'absence-passee'],
		['un jour commun avec une autre', absence('ana', 'zoe', '2026-04-10', '2026-04-12'), 'absence-existante'],
		['un relais absent le dernier jour', absence('ana', 'luc', '2026-04-28', '2026-05-01'), 'relais-absent']
	] as const)('%s', ([, nouvelle, code]) => {
		const reponse = peutSAbsenter(nouvelle, notees, AU);
		expect(reponse.ok ? null : reponse.refus.code).toBe(code);
	});
});
