import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** What came in a form, as it was typed: shown again when it is refused. Several answers to one question stand side by side. */
export type Valeurs = Readonly<Record<string, string>>;

/** Every text of a form under its name, in one spelling of Unicode and without control characters. Files are left out. */
export async function valeursDe(request: Request): Promise<Valeurs> {
	const valeurs: Record<string, string> = {};
	for (const [nom, valeur] of await request.formData()) {
		if (typeof valeur !== 'string') continue;
		const propre = valeur
			.toWellFormed()
			.normalize('NFC')
			.replace(/\r\n?/g, '\n')
			.replace(/[^\P{Cc}\n\t]/gu, '')
			.trim();
		valeurs[nom] = nom in valeurs ? `${valeurs[nom]} ${propre}` : propre;
	}
	return valeurs;
}

/** A text field, empty when it did not come. */
export const texte = z.string().catch('');

/** The operation of a form; one that came without gets its own. */
export const operation = z.uuid().catch(() => randomUUID());

/** A new operation, for the hidden field of a form. */
export const nouvelleOperation = (): string => randomUUID();
