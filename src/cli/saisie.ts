import { readFile } from 'node:fs/promises';
import type { Lu } from '#lib/domain/contrat/codes.ts';
import { lireDocument } from '#lib/domain/contrat/document.ts';
import { refus } from '#lib/domain/refus.ts';
import type { Io } from './commande.ts';

const RAISONS: Record<string, string> = {
	ENOENT: 'il n’existe pas',
	EACCES: 'vous n’avez pas le droit de le lire',
	EISDIR: 'c’est un dossier'
};

/** Reads a text file, or standard input for `-`. Refused: a file that cannot be read. */
export async function lireTexte(chemin: string, champ: string, io: Io): Promise<Lu<string>> {
	if (chemin === '-') return { ok: true, valeur: await io.stdin() };
	try {
		return { ok: true, valeur: await readFile(chemin, 'utf8') };
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
		const precision = RAISONS[String(cause.code)];
		return refus(
			'fichier-illisible',
			`Le fichier « ${chemin} » ne peut pas être lu${precision ? ` : ${precision}` : ''}.`,
			champ
		);
	}
}

/** Reads JSON from a file or standard input. Refused: an unreadable file, a text that is not JSON. */
export async function lireJson(chemin: string, champ: string, io: Io): Promise<Lu<unknown>> {
	const texte = await lireTexte(chemin, champ, io);
	if (!texte.ok) return texte;
	return lireDocument(texte.valeur, champ);
}
