import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '#lib/server/errors.ts';
import { generateKeyMaterial, importKeys, type KeyMaterial, type Keys } from './keys.ts';

const secret = z.string().refine((text) => Buffer.from(text, 'base64').length === 32);
const keyFile = z.strictObject({
	version: z.literal(1),
	id: z.string().min(1),
	kek: secret,
	systeme: secret,
	index: secret
});

/**
 * Reads the key file; null when there is none. With `strict`, refuses a file that other users of the machine may read.
 * Throws a `ConfigError` when the file cannot be read or is not a key file.
 */
export async function readKeyFile(path: string, { strict = false } = {}): Promise<Keys | null> {
	const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
		if (cause.code === 'ENOENT') return null;
		throw new ConfigError(`Le fichier de clé ${path} ne peut pas être lu (${cause.code}).`, { cause });
	});
	if (text === null) return null;
	if (strict && ((await stat(path)).mode & 0o077) !== 0) {
		throw new ConfigError(
			`Le fichier de clé ${path} est ouvert à d’autres utilisateurs de la machine : réservez-le par « chmod 600 ${path} ».`,
			{ variable: 'VIGIE_KEY_FILE' }
		);
	}
	return importKeys(parseKeyFile(path, text));
}

function parseKeyFile(path: string, text: string): KeyMaterial {
	try {
		return keyFile.parse(JSON.parse(text));
	} catch {
		// No cause: the error of a parser quotes what it read, and these are secrets.
		throw new ConfigError(
			`Le fichier ${path} n’est pas un fichier de clé de Vigie, ou il est abîmé : remettez la copie que vous en avez gardée.`,
			{ variable: 'VIGIE_KEY_FILE' }
		);
	}
}

/**
 * Makes a key file that only its owner may read, complete and on the disk before it takes its name. When two first starts
 * meet, both end up with the same file. Throws a `ConfigError` when the place cannot be written.
 */
export async function createKeyFile(path: string): Promise<Keys> {
	const draft = `${path}.${randomUUID()}`;
	try {
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		const file = await open(draft, 'wx', 0o600);
		await file.writeFile(`${JSON.stringify({ version: 1, ...generateKeyMaterial() }, null, 2)}\n`);
		await file.sync();
		await file.close();
		await link(draft, path).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
		await unlink(draft);
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		throw new ConfigError(
			`Le fichier de clé ${path} ne peut pas être écrit (${code}) : créez son dossier et donnez-le à l’utilisateur qui lance Vigie.`,
			{ variable: 'VIGIE_KEY_FILE', cause }
		);
	}
	const keys = await readKeyFile(path);
	if (!keys) throw new Error(`The key file ${path} vanished as soon as it was written`);
	return keys;
}
