import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import type { LigneRecapitulative } from '#lib/ui/Recapitulatif.svelte';
import type { FormulaireRefuse } from '../../../../formulaire.server.ts';

type Options = { requis?: string; lignes?: number };

/**
 * A typed text of a form, empty when it did not come. Refused: more than `maximum` characters, more than `lignes` lines,
 * nothing at all when `requis` says what to do.
 */
export const saisi = (libelle: string, maximum: number, { requis, lignes }: Options = {}) =>
	z
		.string()
		.default('')
		.transform((texte) => (lignes === undefined ? texte.replace(/\s*\n\s*/g, ' ') : texte))
		.superRefine((texte, contexte) => {
			const dire = (message: string) => contexte.addIssue({ code: 'custom', message: typographie(message) });
			if (texte === '' && requis !== undefined) dire(requis);
			if (texte.length > maximum) {
				dire(`« ${libelle} » compte ${texte.length} caractères : ${maximum} au plus.`);
			} else if (lignes !== undefined && texte.split('\n').length > lignes) {
				dire(`« ${libelle} » compte ${texte.split('\n').length} lignes : ${lignes} au plus.`);
			}
		});

/** An address of mail, or nothing. */
export const courrielSaisi = (libelle: string) =>
	saisi(libelle, 200).refine((texte) => texte === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(texte), {
		message: typographie(`« ${libelle} » doit ressembler à prenom.nom@exemple.fr.`)
	});

/** A box: ticked or not. */
export const coche = z
	.literal('oui')
	.optional()
	.catch(undefined)
	.transform((valeur) => valeur === 'oui');

/** A form given back to be mended; after another tab, with what is saved there now. */
type Rendu = FormulaireRefuse & {
	/** Mark of what is saved, for the next sending. */
	base?: string | undefined;
	conflit?: LigneRecapitulative[] | undefined;
};

/** The answer that gives the form back: one shape, whatever was refused, for the page that reads it. */
export const rendre = (rendu: Rendu) => fail(422, rendu);
