import { z } from 'zod';
import { lireNote } from '#lib/domain/notation/corps-en-lignes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { trop } from '../../../formulaire.server.ts';

/** A mark or points, « 16 » or « 16,5 »; an empty field is nothing. `quoi` names it in a refusal: « la note de l’année ». */
export const note = (quoi: string) =>
	z
		.string()
		.default('')
		.transform((texte, ctx) => {
			if (texte === '') return undefined;
			const lue = lireNote(texte);
			if (lue !== undefined) return lue;
			const message = typographie(`Écrivez un nombre pour ${quoi}, comme 16 ou 16,5.`);
			ctx.addIssue({ code: 'custom', message });
			return z.NEVER;
		});

/** Yes, no, or nothing when it is not known. */
export const ouiNon = z
	.string()
	.default('')
	.transform((texte) => (texte === 'oui' ? true : texte === 'non' ? false : undefined));

/** A text or one choice of a list; an empty field is nothing. */
export const facultatif = (max = 200) =>
	z
		.string()
		.max(max, trop(max))
		.default('')
		.transform((texte) => texte || undefined);
