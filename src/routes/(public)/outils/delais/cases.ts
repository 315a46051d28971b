import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { type Detail, FAITS } from '#lib/domain/dossier/libelles.ts';

/** What was typed, by field. */
export type Valeurs = Readonly<Record<string, string>>;

/** A place of the form for one fact; only convocations have two. */
export type Case = { cle: string; type: TypeDeFait; titre: string };

const uneCase = (type: TypeDeFait): Case => ({ cle: type, type, titre: FAITS[type].titre });

/** The facts that may be given, in the order of a season. */
export const MOMENTS: readonly { code: string; titre: string; cases: readonly Case[] }[] = [
	{
		code: 'entretien',
		titre: 'La convocation et l’entretien',
		cases: [
			uneCase('convocation-recue'),
			{
				cle: 'convocation-recue-2',
				type: 'convocation-recue',
				titre: 'J’ai reçu une nouvelle convocation'
			},
			uneCase('refus-envoye'),
			uneCase('absence-constatee'),
			uneCase('entretien-tenu')
		]
	},
	{
		code: 'compte-rendu',
		titre: 'Le compte rendu',
		cases: [
			uneCase('compte-rendu-communique'),
			uneCase('compte-rendu-vise'),
			uneCase('compte-rendu-notifie'),
			uneCase('compte-rendu-signe'),
			uneCase('observations-envoyees')
		]
	},
	{
		code: 'recours',
		titre: 'Le recours et sa réponse',
		cases: [
			uneCase('recours-hierarchique-envoye'),
			uneCase('recours-hierarchique-recu'),
			uneCase('reponse-notifiee')
		]
	},
	{
		code: 'suite',
		titre: 'La commission et le tribunal',
		cases: [
			uneCase('cap-saisie'),
			uneCase('cap-avis'),
			uneCase('compte-rendu-definitif-notifie'),
			uneCase('recours-contentieux-depose')
		]
	}
];

export const CASES: readonly Case[] = MOMENTS.flatMap(({ cases }) => cases);

/** Who, where and which rank say nothing of a date, and names need not leave the reader. */
const SANS_EFFET: ReadonlySet<string> = new Set(['heure', 'lieu', 'evaluateur', 'rang']);

/** The details of a fact that bear on a date or on a ground. */
export const detailsUtiles = (type: TypeDeFait): [string, Detail][] =>
	Object.entries<Detail>(FAITS[type].details).filter(([nom]) => !SANS_EFFET.has(nom));
