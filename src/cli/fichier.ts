import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Refus, refus } from '#lib/domain/refus.ts';

const RAISONS: Record<string, string> = {
	ENOENT: 'le dossier n’existe pas',
	ENOTDIR: 'le dossier n’existe pas',
	EACCES: 'vous n’avez pas le droit d’y écrire',
	EPERM: 'vous n’avez pas le droit d’y écrire',
	EROFS: 'ce disque est en lecture seule',
	EISDIR: 'c’est un dossier',
	ENOSPC: 'le disque est plein',
	ENAMETOOLONG: 'le nom est trop long'
};

/**
 * Writes a file whole or not at all: under another name beside it, then renamed. Only its owner may read it. Refused, with
 * the reason: a place where nothing can be written; what was there before is then untouched.
 */
export async function writeFichier(chemin: string, octets: Uint8Array): Promise<{ ok: true } | Refus> {
	const provisoire = path.join(path.dirname(chemin), `.vigie-${randomUUID()}`);
	try {
		await writeFile(provisoire, octets, { mode: 0o600 });
		await rename(provisoire, chemin);
		return { ok: true };
	} catch (cause) {
		await rm(provisoire, { force: true }).catch(() => undefined); // the reason below is the one that counts
		if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw cause;
		const raison = RAISONS[cause.code];
		if (raison === undefined) throw cause;
		return refus(
			'fichier-impossible',
			`Le fichier « ${chemin} » ne peut pas être écrit : ${raison}.`,
			'sortie'
		);
	}
}
