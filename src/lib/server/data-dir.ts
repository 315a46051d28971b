import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '#lib/server/errors.ts';

const REASONS: Record<string, string> = {
	EROFS: 'il est en lecture seule',
	EACCES: 'les droits manquent',
	EPERM: 'les droits manquent',
	ENOSPC: 'le disque est plein',
	EDQUOT: 'le quota du disque est atteint',
	ENOTDIR: 'un fichier porte ce nom',
	EEXIST: 'un fichier porte ce nom'
};

/** Makes the data folder, for its owner only, and writes in it once. Throws a `ConfigError` that says why it cannot. */
export async function prepareDataDir(path: string): Promise<void> {
	// A name of its own: several starts may try the same folder at once, even in one process.
	const probe = join(path, `.essai-${randomUUID()}`);
	try {
		await mkdir(path, { recursive: true, mode: 0o700 });
		await writeFile(probe, '');
		await rm(probe);
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code ?? '';
		throw new ConfigError(
			`Vigie ne peut pas écrire dans le dossier ${path} : ${REASONS[code] ?? code}. Corrigez-le, ou donnez un autre dossier par VIGIE_DATA_DIR.`,
			{ variable: 'VIGIE_DATA_DIR', cause }
		);
	}
}
