import { z } from 'zod';
import { type ContenuDActe, type Genre, MOTIFS_DE_REFUS, type TexteCommun } from '#lib/domain/groupe/acte.ts';
import { LIMITES_DE_L_ACTE as L } from '#lib/domain/groupe/limites.ts';
import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import { CODES_MOYEN } from '#lib/domain/moyens/moyen.ts';
import { CODES_DE_RUBRIQUE, rubrique } from '#lib/domain/recours/rubriques.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { operation, texte, type Valeurs } from '#lib/server/formulaires.ts';
import { jour, ligne, ligneFacultative, trop } from '../../../formulaire.server.ts';

const long = (max: number) => z.string().max(max, trop(max)).default('');
const enLigne = (max: number) => ligneFacultative(max).transform((lu) => lu ?? '');

const COMMUN = {
	op_id: operation,
	titre: ligne('Donnez un titre à l’acte : c’est ce que les agents liront d’abord.', L.titre),
	explication: long(L.explication),
	finLe: jour('Donnez le dernier jour pour rejoindre l’acte.').transform((le) => le.toString())
};

/** The form of an act of each kind. Answers of lists that are not in the list count as none. */
export const FORMULAIRES = {
	refus: z.object({
		...COMMUN,
		motifs: texte.transform((lus) => MOTIFS_DE_REFUS.filter((motif) => lus.split(' ').includes(motif))),
		motifLibre: long(L.motifLibre)
	}),
	contestation: z.object({
		...COMMUN,
		rubrique: z.enum(CODES_DE_RUBRIQUE).nullable().catch(null),
		intitule: enLigne(L.intitule),
		motif: long(L.motif),
		redaction: long(L.redaction),
		moyen: z.enum(CODES_MOYEN).nullable().catch(null),
		remarque: enLigne(L.remarque)
	})
} as const satisfies Record<Genre, z.ZodType>;

type Saisie = z.infer<(typeof FORMULAIRES)[Genre]>;

/** What a form of one of these kinds says. */
export function contenuSaisi({ op_id: _op, titre, explication, finLe, ...reste }: Saisie): ContenuDActe {
	const commun: TexteCommun =
		'motifs' in reste ? { genre: 'refus', ...reste } : { genre: 'contestation', ...reste };
	return { titre, explication, finLe, texte: commun };
}

/** An act as the fields of its form. */
export function valeursDe({ titre, explication, finLe, texte: commun }: ContenuDActe): Valeurs {
	const { genre: _genre, ...dit } = commun;
	const textes = Object.entries(dit).map(([nom, lu]) => [nom, Array.isArray(lu) ? lu.join(' ') : (lu ?? '')]);
	return { titre, explication, finLe, ...(Object.fromEntries(textes) as Valeurs) };
}

/** What the form of a contestation offers: parts of the report, and grounds that somebody may plead. */
export const choixDeContestation = () => ({
	rubriques: CODES_DE_RUBRIQUE.map((code) => ({ valeur: code, libelle: rubrique(code).titre })),
	moyens: CATALOGUE.filter(
		({ stade, cas }) => stade !== 'commission' && cas.some(({ force }) => force !== 'sans-effet')
	).map(({ code, titre }) => ({ valeur: code, libelle: typographie(titre) }))
});
