import { readFile } from 'node:fs/promises';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Io } from './commande.ts';

type Lu<T> = { ok: true; valeur: T } | Refus;

/** Reads one code out of a closed list; `defaut` when the option was not given. Refused: a code outside the list. */
export function lireCode<T extends string>(
	texte: unknown,
	liste: readonly T[],
	champ: string,
	defaut?: T
): Lu<T> {
	const valeur = texte ?? defaut;
	const connu = liste.find((code) => code === valeur);
	if (connu !== undefined) return { ok: true, valeur: connu };
	const choix = `choisissez parmi ${liste.join(', ')}.`;
	if (typeof valeur !== 'string')
		return refus('option-manquante', `Il manque « ${champ} » : ${choix}`, champ);
	return refus('code-inconnu', `« ${valeur} » n’est pas connu pour « ${champ} » : ${choix}`, champ);
}

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
	try {
		// Some editors begin a file with a byte order mark, which is not JSON.
		return { ok: true, valeur: JSON.parse(texte.valeur.replace(/^\ufeff/, '')) };
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
		return refus('json-illisible', `Le contenu de « ${champ} » n’est pas du JSON bien formé.`, champ);
	}
}
