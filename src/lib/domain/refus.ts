import { typographie } from '#lib/domain/typographie.ts';

/** A refusal of the domain: a stable code, one French sentence that says what is wrong and how to mend it, the field at fault. */
export type Refus = { ok: false; refus: { code: string; message: string; champ?: string } };

/** Builds a refusal; the sentence is given French typography. */
export const refus = (code: string, message: string, champ?: string): Refus => ({
	ok: false,
	refus: { code, message: typographie(message), ...(champ === undefined ? {} : { champ }) }
});

/** What was given, short enough to be said again in a sentence. */
export function enBref(donnee: unknown): string {
	const texte = typeof donnee === 'string' ? donnee : (JSON.stringify(donnee) ?? String(donnee));
	return texte.length > 60 ? `${texte.slice(0, 60)}…` : texte;
}
