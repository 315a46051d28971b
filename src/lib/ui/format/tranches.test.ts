import { describe, expect, it } from 'vitest';
import { partDite, trancheDite } from './tranches.ts';

describe('une tranche', () => {
	it.each([
		[null, 'protégé', null],
		[{ min: 0, max: 7 }, 'moins de\u00a08', null],
		[{ min: 18, max: 22 }, 'environ\u00a020', '50\u202f%'],
		[{ min: 33, max: null }, '33 ou plus', null],
		[{ min: 13, max: 27 }, 'de\u00a013 à\u00a027', null]
	] as const)('%o', (tranche, dite, part) => {
		expect(trancheDite(tranche)).toBe(dite);
		expect(partDite(tranche, 40)).toBe(part);
		expect(partDite(tranche, null)).toBeNull();
	});
});
