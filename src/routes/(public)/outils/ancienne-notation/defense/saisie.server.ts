import { z } from 'zod';
import { type CodeMotif, MOTIFS } from '#lib/domain/notation/defense-absences.ts';
import { ANNEES } from '#lib/domain/notation/defense-saisie.ts';
import { TEXTE_MAXIMAL } from '#lib/domain/notation/lecture.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { entierFacultatif, jourFacultatif } from '../../../../formulaire.server.ts';
import { facultatif, note, ouiNon } from '../champs.server.ts';
import { champDAbsence, champDeRubrique, RANGS } from './champs.ts';

const ANNEE = typographie(`Écrivez une année sur quatre chiffres, à partir de ${ANNEES.premiere}.`);
const annee = entierFacultatif(ANNEE)
	.refine((lue) => lue === null || (lue >= ANNEES.premiere && lue <= ANNEES.derniere), ANNEE)
	.transform((lue) => lue ?? undefined);

/** A grid, or nothing. */
const grille = z
	.enum(['1', '2', '3'])
	.optional()
	.catch(undefined)
	.transform((lue) => (lue === undefined ? undefined : Number(lue)));

type ChampDeRubrique = ReturnType<typeof champDeRubrique>;
const rubriques = Object.fromEntries(
	RANGS.map((rang) => [champDeRubrique(rang), note(`la rubrique ${rang}`)])
) as Record<ChampDeRubrique, ReturnType<typeof note>>;

const MOTIFS_DEMANDES = Object.keys(MOTIFS) as CodeMotif[];
const absence = z.enum(['signalee', 'retenue', 'non-retenue']).optional().catch(undefined);
type DiteAbsence = z.infer<typeof absence>;
type ChampDAbsence = ReturnType<typeof champDAbsence>;
const absences = Object.fromEntries(
	MOTIFS_DEMANDES.map((motif) => [champDAbsence(motif), absence])
) as Record<ChampDAbsence, typeof absence>;

/** The rubrics that are filled in; all left empty, they are not known. */
function pointsDe(
	lues: Readonly<Partial<Record<ChampDeRubrique, number | undefined>>>
): number[] | undefined {
	const donnes = RANGS.map((rang) => lues[champDeRubrique(rang)]).filter((un) => un !== undefined);
	return donnes.length === 0 ? undefined : donnes;
}

const RETENUE = { signalee: undefined, retenue: true, 'non-retenue': false };

/** The absences that are told of; none, they are not known. */
function absencesDe(dites: Readonly<Partial<Record<ChampDAbsence, DiteAbsence>>>) {
	const connues = MOTIFS_DEMANDES.flatMap((motif) => {
		const dite = dites[champDAbsence(motif)];
		return dite === undefined ? [] : [{ motif, retenue: RETENUE[dite] }];
	});
	return connues.length === 0 ? undefined : connues;
}

/** `null` where the box says that there is none. Refused: something given all the same. */
function ouAucun<T>(
	donne: T | undefined,
	aucun: boolean | undefined,
	champ: string,
	ctx: z.RefinementCtx
): T | null | undefined {
	if (!aucun) return donne;
	if (donne !== undefined) {
		const message = typographie('Effacez ce champ, ou décochez la case qui dit qu’il n’y en a pas.');
		ctx.addIssue({ code: 'custom', message, path: [champ] });
	}
	return null;
}

/** What the form of a sheet says, as the contract writes it. */
export const FICHE = z
	.object({
		categorie: facultatif(),
		grille,
		...rubriques,
		assiduite: note('l’assiduité'),
		total: note('le total'),
		note: note('la note de l’année'),
		sansNote: ouiNon,
		notePrecedente: note('la note de l’année d’avant'),
		appreciation: facultatif(TEXTE_MAXIMAL),
		sansAppreciation: ouiNon,
		appreciationPrecedente: facultatif(TEXTE_MAXIMAL),
		signataire: facultatif(),
		dateNotation: jourFacultatif.transform((lu) => lu?.toString()),
		annee,
		ecrite: ouiNon,
		emargement: ouiNon,
		presenceMois: note('les mois de présence').refine(
			(lue) => lue === undefined || lue >= 0,
			typographie('Écrivez un nombre de mois, comme 3 ou 3,5.')
		),
		...absences
	})
	.transform((lu, ctx) => ({
		fiche: {
			categorie: lu.categorie,
			grille: lu.grille,
			points: pointsDe(lu),
			assiduite: lu.assiduite,
			total: lu.total,
			note: ouAucun(lu.note, lu.sansNote, 'note', ctx),
			notePrecedente: lu.notePrecedente,
			appreciation: ouAucun(lu.appreciation, lu.sansAppreciation, 'appreciation', ctx),
			appreciationPrecedente: lu.appreciationPrecedente,
			signataire: lu.signataire,
			dateNotation: lu.dateNotation,
			annee: lu.annee,
			communication: { ecrite: lu.ecrite, emargement: lu.emargement },
			presenceMois: lu.presenceMois,
			absences: absencesDe(lu)
		}
	}));
