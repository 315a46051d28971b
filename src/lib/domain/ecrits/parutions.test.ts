import { expect, it } from 'vitest';
import { etatDesParutions, type Parution } from './parutions.ts';

const heure = (h: number) => Temporal.Instant.from('2026-01-26T00:00:00Z').add({ hours: h });
const tour = (version: number | null, du: number, plus: Partial<Parution> = {}): Parution => ({
	id: `${du}-${version}`,
	version,
	du: heure(du),
	at: heure(0),
	annulee: false,
	...plus
});

it.each<[string, Parution[], string, number | null, number]>([
	['rien encore', [], 'brouillon', null, 0],
	['paru ce matin', [tour(1, 8)], 'paru', 1, 0],
	['à l’instant même', [tour(1, 12)], 'paru', 1, 0],
	['prévu ce soir', [tour(1, 20)], 'programme', null, 1],
	['prévu, puis abandonné', [tour(1, 20, { annulee: true })], 'brouillon', null, 0],
	['paru, et une suite prévue', [tour(2, 20), tour(1, 8)], 'paru', 1, 1],
	['une suite qui a commencé', [tour(2, 10), tour(1, 8)], 'paru', 2, 0],
	['retiré', [tour(1, 8), tour(null, 10)], 'retire', null, 0],
	['retiré, et prévu de nouveau', [tour(1, 8), tour(null, 10), tour(2, 20)], 'programme', null, 1],
	['retiré puis repris', [tour(1, 8), tour(null, 9), tour(1, 10)], 'paru', 1, 0],
	['un retrait prévu', [tour(1, 8), tour(null, 20)], 'paru', 1, 1],
	[
		'deux tours au même instant : le dernier décidé compte',
		[tour(2, 8, { at: heure(2) }), tour(1, 8, { at: heure(1) })],
		'paru',
		2,
		0
	]
])('%s', (_, parutions, code, parue, prevues) => {
	const etat = etatDesParutions(parutions, heure(12));
	expect([etat.code, etat.parue, etat.prevues.length]).toEqual([code, parue, prevues]);
});

it('ce qui est prévu est dit dans l’ordre', () => {
	const { prevues } = etatDesParutions([tour(3, 30), tour(2, 20)], heure(12));
	expect(prevues.map(({ version }) => version)).toEqual([2, 3]);
});
