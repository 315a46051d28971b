import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import type { Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { nombre } from '#lib/ui/format/nombres.ts';
import { valeursDe, type Valeurs } from '#lib/server/formulaires.ts';

export type FormulaireRefuse = { valeurs: Valeurs; erreurs: ErreurChamp[] };

/** Reads a form: its data, or the answer that gives it back to be mended. */
export async function lireFormulaire<S extends z.ZodType>(
	request: Request,
	schema: S
): Promise<
	| { ok: true; valeurs: Valeurs; donnees: z.infer<S> }
	| { ok: false; reponse: ActionFailure<FormulaireRefuse> }
> {
	const valeurs = await valeursDe(request);
	const lu = schema.safeParse(valeurs, { error: () => INCOMPLET });
	if (lu.success) return { ok: true, valeurs, donnees: lu.data };
	const erreurs = lu.error.issues.map(({ path, message }) => ({
		champ: message === INCOMPLET ? '' : path.join('.'),
		message
	}));
	return { ok: false, reponse: fail(422, { valeurs, erreurs }) };
}

/** For what no field of the page could have sent. */
const INCOMPLET = typographie('Cet envoi est incomplet : rechargez la page, puis recommencez.');

/** The form again, with the sentence of a refusal at its field. */
export const rendreFormulaire = (valeurs: Valeurs, { refus }: Refus): ActionFailure<FormulaireRefuse> =>
	fail(422, { valeurs, erreurs: [{ champ: refus.champ ?? '', message: refus.message }] });

/** The sentence that the `note` of an address asks a page to say after an act; null when it asks for none of these. */
export function noteDe(url: URL, notes: Readonly<Record<string, string>>): string | null {
	const note = url.searchParams.get('note') ?? '';
	return Object.hasOwn(notes, note) ? typographie(notes[note] ?? '') : null;
}

/** The sentence against a text of more than so many characters. */
export const trop = (max: number): string =>
	typographie(`C’est trop long : ${nombre(max)} caractères au plus.`);
const enUneLigne = (texte: string): string => texte.replace(/\s+/g, ' ');

/** A line that must be there. `manque` says what to write. */
export const ligne = (manque: string, max = 160) =>
	z.string(typographie(manque)).min(1, typographie(manque)).max(max, trop(max)).transform(enUneLigne);

/** A line that may be left out: null. */
export const ligneFacultative = (max = 200) =>
	z
		.string()
		.max(max, trop(max))
		.default('')
		.transform((texte) => enUneLigne(texte) || null);

/** A whole number; an empty field is null. */
export const entierFacultatif = (phrase: string) =>
	z
		.string()
		.default('')
		.transform((texte) => texte.replace(/[\s\u00a0\u202f]/g, ''))
		.refine((texte) => /^\d{0,7}$/.test(texte), typographie(phrase))
		.transform((texte) => (texte === '' ? null : Number(texte)));

/** A whole number that must be there. */
export const entier = (phrase: string) =>
	entierFacultatif(phrase).transform((lu, ctx) => {
		if (lu !== null) return lu;
		ctx.addIssue({ code: 'custom', message: typographie(phrase) });
		return z.NEVER;
	});

const ILLISIBLE = typographie('Ce n’est pas un jour du calendrier : écrivez par exemple 26/01/2026.');

/** Beyond these years a day is mistyped; PostgreSQL does not know the year 0. */
const ANNEES = { premiere: 1900, derniere: 2199 };
const HORS_ANNEES = typographie('Vérifiez l’année de ce jour : écrivez par exemple 26/01/2026.');

/** A day, typed or picked; an empty field is null. */
export const jourFacultatif = z
	.string()
	.default('')
	.transform((texte, ctx) => {
		if (texte === '') return null;
		const iso = jourSaisi(texte);
		const jour = iso === null ? null : Temporal.PlainDate.from(iso);
		if (jour && jour.year >= ANNEES.premiere && jour.year <= ANNEES.derniere) return jour;
		ctx.addIssue({ code: 'custom', message: jour ? HORS_ANNEES : ILLISIBLE });
		return z.NEVER;
	});

/** A day that must be there. */
export const jour = (manque: string) =>
	jourFacultatif.transform((le, ctx) => {
		if (le !== null) return le;
		ctx.addIssue({ code: 'custom', message: typographie(manque) });
		return z.NEVER;
	});

/** The id of one thing in a list, or nothing. */
export const choixFacultatif = z
	.union([z.uuid(), z.literal('')])
	.catch('')
	.transform((id) => id || null);
