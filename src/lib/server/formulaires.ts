import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { normalise } from '#lib/domain/unicode.ts';

/** What came in a form, as it was typed: shown again when it is refused. Several answers to one question stand side by side. */
export type Valeurs = Readonly<Record<string, string>>;

/**
 * Every text of a form under its name, as `textePropre` mends it, without blanks around it. Files are left out. The
 * operation comes out bound to the page and to what the form says.
 */
export async function valeursDe(request: Request): Promise<Valeurs> {
	const valeurs: Record<string, string> = {};
	for (const [nom, valeur] of await request.formData()) {
		if (typeof valeur !== 'string' || nom === '__proto__') continue;
		const propre = textePropre(valeur).trim();
		valeurs[nom] = Object.hasOwn(valeurs, nom) ? `${valeurs[nom]} ${propre}` : propre;
	}
	return z.uuid().safeParse(valeurs['op_id']).success
		? { ...valeurs, op_id: operationDe(request.url, valeurs) }
		: valeurs;
}

/** A text in one spelling of Unicode, without control characters and without those that make a line read backwards. */
export const textePropre = (texte: string): string =>
	normalise(texte.toWellFormed(), 'NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '');

/**
 * The operation of what was really sent. The same form sent twice is one act; a page brought back by « Back », changed and
 * sent again under the same hidden id is another, and so is the same id sent to another page: none is taken for the first,
 * which would lose it without a word.
 */
function operationDe(url: string, { op_id = '', ...dit }: Valeurs): string {
	const { pathname, search } = new URL(url);
	const tout = JSON.stringify([op_id, pathname, search, Object.entries(dit)]);
	const hex = createHash('sha256').update(tout).digest('hex');
	// A UUID of version 8, which leaves its content to us.
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A text field, empty when it did not come. */
export const texte = z.string().catch('');

/** The operation of a form; one that came without gets its own. */
export const operation = z.uuid().catch(() => randomUUID());

/** A new operation, for the hidden field of a form. */
export const nouvelleOperation = (): string => randomUUID();
