import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openField, sealField, type Place } from './seal.ts';

const key = createSecretKey(randomBytes(32));
const place: Place = { table: 'dossier', column: 'contenu', row: 'r1', compte: 'c1' };

describe('a sealed text', () => {
	test('opens in its place as it was, whatever it holds', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(openField(key, place, sealField(key, place, text))).toBe(text);
			})
		);
	});

	test.each<[keyof Place]>([['table'], ['column'], ['row'], ['compte']])(
		'moved to another %s is refused',
		(part) => {
			const sealed = sealField(key, place, 'secret');
			expect(() => openField(key, { ...place, [part]: 'autre' }, sealed)).toThrow();
		}
	);

	test('is refused under another key', () => {
		const other = createSecretKey(randomBytes(32));
		expect(() => openField(other, place, sealField(key, place, 'secret'))).toThrow();
	});

	test('is refused when any byte changed, or when it is cut', () => {
		const sealed = sealField(key, place, 'secret');
		for (let index = 0; index < sealed.length; index++) {
			const changed = Buffer.from(sealed);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(() => openField(key, place, changed), `byte ${index}`).toThrow();
			expect(() => openField(key, place, sealed.subarray(0, index)), `${index} bytes`).toThrow();
		}
	});

	test('never comes out twice the same', () => {
		const seen = new Set(Array.from({ length: 1000 }, () => sealField(key, place, 'x').toString('hex')));
		expect(seen.size).toBe(1000);
	});
});
