import type { Lu } from '#lib/domain/contrat/codes.ts';
import { refus } from '#lib/domain/refus.ts';

/** Far deeper than any document of the contract, far less than what exhausts the stack of whoever prints it back. */
const PROFONDEUR_MAXIMALE = 20;

/**
 * Reads a JSON text. Some editors begin a file with a byte order mark, which is not JSON: it is left out. Refused: an empty text, one that
 * is not JSON, nested lists or objects without end.
 */
export function lireDocument(texte: string, champ?: string): Lu<unknown> {
	const quoi = champ === undefined ? 'Ce qui est envoyé' : `Le contenu de « ${champ} »`;
	if (texte.trim() === '') return refus('json-illisible', `${quoi} est vide : il faut du JSON.`, champ);
	if (estTropProfond(texte)) {
		return refus(
			'json-trop-profond',
			`${quoi} emboîte trop de listes : ${PROFONDEUR_MAXIMALE} niveaux au plus.`,
			champ
		);
	}
	try {
		return { ok: true, valeur: JSON.parse(texte.replace(/^\ufeff/, '')) };
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
		return refus('json-illisible', `${quoi} n’est pas du JSON bien formé.`, champ);
	}
}

/** Reads a JSON text that must be an object, `{…}`. Refused: as in `lireDocument`; another value. */
export function lireObjet(texte: string): Lu<Readonly<Record<string, unknown>>> {
	const lu = lireDocument(texte);
	if (!lu.ok) return lu;
	const { valeur } = lu;
	return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
		? { ok: true, valeur: valeur as Record<string, unknown> }
		: refus('objet-attendu', 'Le corps de la demande est un objet JSON : {…}.');
}

/** Counts the brackets that are open outside strings, in one pass. */
function estTropProfond(texte: string): boolean {
	let profondeur = 0;
	let dansUneChaine = false;
	for (let rang = 0; rang < texte.length; rang++) {
		const signe = texte[rang];
		if (dansUneChaine) {
			if (signe === '\\') rang++;
			else if (signe === '"') dansUneChaine = false;
		} else if (signe === '"') dansUneChaine = true;
		else if (signe === '[' || signe === '{') profondeur++;
		else if (signe === ']' || signe === '}') profondeur--;
		if (profondeur > PROFONDEUR_MAXIMALE) return true;
	}
	return false;
}
