import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	blindIndex,
	createDataKey,
	fingerprint,
	generateKeyMaterial,
	importKeys,
	unwrapDataKey
} from './keys.ts';

const keys = importKeys(generateKeyMaterial());

describe('the data key of an account', () => {
	const compteId = randomUUID();
	const { key, cle, kekId } = createDataKey(keys, compteId);

	test('comes back from its row', () => {
		expect(unwrapDataKey(keys, { compteId, cle, kekId }).equals(key)).toBe(true);
	});

	test('is not in the row', () => {
		expect(cle.includes(key.export())).toBe(false);
	});

	test('does not open for another account, nor with another key file', () => {
		const other = importKeys({ ...generateKeyMaterial(), id: keys.id });
		expect(() => unwrapDataKey(keys, { compteId: randomUUID(), cle, kekId })).toThrow();
		expect(() => unwrapDataKey(other, { compteId, cle, kekId })).toThrow();
		expect(() => unwrapDataKey(keys, { compteId, cle, kekId: 'ancienne' })).toThrow('ancienne');
	});
});

describe('a blind index', () => {
	test('is the same for the same value and purpose only', () => {
		const index = blindIndex(keys, 'courriel', 'a@exemple.fr');
		expect(blindIndex(keys, 'courriel', 'a@exemple.fr')).toEqual(index);
		expect(blindIndex(keys, 'courriel', 'b@exemple.fr')).not.toEqual(index);
		expect(blindIndex(keys, 'throttle', 'a@exemple.fr')).not.toEqual(index);
		expect(blindIndex(importKeys(generateKeyMaterial()), 'courriel', 'a@exemple.fr')).not.toEqual(index);
	});
});

test('a fingerprint tells each of the secrets apart, and holds none', () => {
	const material = generateKeyMaterial();
	const mark = fingerprint(importKeys(material));
	expect(fingerprint(importKeys(material))).toBe(mark);
	const { kek, systeme, index } = generateKeyMaterial();
	for (const changed of [{ kek }, { systeme }, { index }]) {
		expect(fingerprint(importKeys({ ...material, ...changed }))).not.toBe(mark);
	}
	expect(mark).not.toContain(Buffer.from(material.kek, 'base64').toString('hex'));
});

test('a secret of another length is refused', () => {
	expect(() => importKeys({ ...generateKeyMaterial(), kek: 'AAAA' })).toThrow('32');
});
