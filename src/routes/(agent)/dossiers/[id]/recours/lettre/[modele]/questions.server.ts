import { z } from 'zod';
import type { Champ, Modele } from '#lib/domain/courriers/modele.ts';
import type { CodeLettre } from '#lib/domain/recours/brouillon.ts';
import { QUESTIONS } from '#lib/domain/recours/lettre.ts';
import { jourFacultatif } from '../../../../../../formulaire.server.ts';
import { saisi } from '../../formulaire.server.ts';

/** A question that the page of a letter asks, ready to be shown. */
export type Question = {
	nom: string;
	libelle: string;
	aide: string | null;
	type: 'texte' | 'date' | 'choix';
	options: { valeur: string; libelle: string }[];
	/** Answer kept when none was given. */
	defaut: string;
	lignes: number;
};

/** Longest list typed with one item a line, in characters. */
const LISTE_MAXIMUM = 6000;

const siens = (code: CodeLettre, { champs }: Pick<Modele, 'champs'>): Champ[] =>
	(QUESTIONS[code] ?? []).flatMap((nom) => champs.filter((champ) => champ.code === nom));

/** The questions of a letter alone, in the words of its model. */
export const questions = (code: CodeLettre, modele: Pick<Modele, 'champs'>): Question[] =>
	siens(code, modele).map((champ) => ({
		nom: champ.code,
		libelle: champ.libelle,
		aide: champ.aide,
		type: champ.type === 'date' || champ.type === 'choix' ? champ.type : 'texte',
		options:
			champ.type === 'choix' ? champ.choix.map(({ code: valeur, libelle }) => ({ valeur, libelle })) : [],
		defaut: champ.type === 'choix' ? (champ.defaut ?? '') : '',
		lignes: champ.code === 'observations' ? 14 : 4
	}));

/** What a form may answer to them, each a text. Refused, each at its field: too long, too many lines, no day of the calendar. */
export const reponsesSaisies = (
	code: CodeLettre,
	modele: Pick<Modele, 'champs'>
): Record<string, z.ZodType<string>> =>
	Object.fromEntries(siens(code, modele).map((champ) => [champ.code, lecture(champ)]));

function lecture(champ: Champ): z.ZodType<string> {
	switch (champ.type) {
		case 'date':
			return jourFacultatif.transform((jour) => jour?.toString() ?? '');
		case 'choix': {
			const codes = champ.choix.map(({ code }) => code);
			return z
				.string()
				.refine((valeur) => codes.includes(valeur))
				.catch(champ.defaut ?? '');
		}
		case 'liste':
			return saisi(champ.libelle, LISTE_MAXIMUM, { lignes: champ.nombreMaximum }).refine(
				(texte) => texte.split('\n').every((ligne) => ligne.length <= champ.maximum),
				{ message: `Une ligne tient en ${champ.maximum} caractères : raccourcissez la plus longue.` }
			);
		case 'texte':
			return saisi(champ.libelle, champ.maximum);
		case 'texte-long':
			return saisi(champ.libelle, champ.maximum, { lignes: 1000 });
		default:
			throw new Error(`The page of a letter cannot ask a field of kind ${champ.type}`);
	}
}
