import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dixieme, ecrit, ecritSigne, enMillioniemes, enNombre } from './millioniemes.ts';

describe('une note est comptée sur des entiers', () => {
	it.each<[number, number | null]>([
		[20, 20_000_000],
		[20.1, 20_100_000],
		[-0.5, -500_000],
		[0, 0],
		[-0, 0],
		[0.000001, 1],
		[0.0000001, null],
		[20.1234567, null],
		[10_000, 10_000_000_000],
		[10_000.5, null],
		[Number.NaN, null],
		[Infinity, null]
	])('%s', (nombre, attendu) => {
		expect(enMillioniemes(nombre)).toBe(attendu);
	});

	it('tout nombre de six décimales au plus revient tel qu’il était, et rien d’autre', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (entier) => {
				expect(enMillioniemes(Number(`${entier}e-6`))).toBe(entier + 0);
				expect(enNombre(entier)).toBe(Number(`${entier}e-6`));
				expect(dixieme(entier)).toBe(Number(`${entier}e-7`));
			})
		);
	});

	it.each<[number, string, string]>([
		[20, '20', '+20'],
		[20.5, '20,5', '+20,5'],
		[-0.5, '−0,5', '−0,5'],
		[0, '0', '0'],
		[0.05, '0,05', '+0,05'],
		[16.123456, '16,123456', '+16,123456']
	])('%s s’écrit %s', (nombre, simple, signe) => {
		const valeur = enMillioniemes(nombre) ?? Number.NaN;
		expect([ecrit(valeur), ecritSigne(valeur)]).toEqual([simple, signe]);
	});
});
