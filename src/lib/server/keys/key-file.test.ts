import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '#lib/server/errors.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';
import { fingerprint } from './keys.ts';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vigie-cle-'));
	path = join(folder, 'sous', 'cle.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the key file', () => {
	test('is absent, then made for its owner only, then read back', async () => {
		expect(await readKeyFile(path)).toBeNull();
		const made = await createKeyFile(path);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const read = await readKeyFile(path, { strict: true });
		expect(read && fingerprint(read)).toBe(fingerprint(made));
		expect(readdirSync(join(folder, 'sous'))).toEqual(['cle.json']);
	});

	test('made by many first starts at once is one file', async () => {
		const made = await Promise.all(Array.from({ length: 10 }, () => createKeyFile(path)));
		expect(new Set(made.map(fingerprint)).size).toBe(1);
		expect(readdirSync(join(folder, 'sous'))).toEqual(['cle.json']);
	});

	test('that others may read is refused in production', async () => {
		await createKeyFile(path);
		chmodSync(path, 0o640);
		await expect(readKeyFile(path, { strict: true })).rejects.toThrow('chmod 600');
		expect(await readKeyFile(path)).not.toBeNull();
	});

	test('that is cut, or is something else, is refused without a word of what it holds', async () => {
		await createKeyFile(path);
		const whole = readFileSync(path, 'utf8');
		for (const text of ['', '{}', whole.slice(0, -10), whole.replace('"version": 1', '"version": 2')]) {
			writeFileSync(path, text);
			const refused = await readKeyFile(path).catch((error: unknown) => error);
			expect(refused).toBeInstanceOf(ConfigError);
			expect((refused as ConfigError).message).toContain('abîmé');
		}
	});

	test('that cannot be written is refused in one sentence', async () => {
		writeFileSync(join(folder, 'sous'), 'un fichier');
		await expect(createKeyFile(path)).rejects.toThrow(ConfigError);
	});
});
