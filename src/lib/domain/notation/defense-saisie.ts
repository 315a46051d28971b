import type { Lu } from '#lib/domain/contrat/codes.ts';
import { apres } from '#lib/domain/delais/jour.ts';
import { type CodeMotif, motifDe, MOTIFS } from '#lib/domain/notation/defense-absences.ts';
import {
	entier,
	jour,
	type Lecture,
	lireChamps,
	lireListe,
	nombre,
	ouiNon,
	ouNul,
	texte
} from '#lib/domain/notation/lecture.ts';
import type { Millioniemes } from '#lib/domain/notation/millioniemes.ts';
import { enBref, refus } from '#lib/domain/refus.ts';

/** A time away, and whether it counted in the marking. */
export type AbsenceDefense = { motif?: CodeMotif; retenue?: boolean };

/** A yearly sheet of marking of a worker of Defence. */
export type FicheDefense = {
	categorie?: string;
	grille?: number;
	/** Points of the rubrics, without « Assiduité ». */
	points?: Millioniemes[];
	assiduite?: Millioniemes;
	total?: Millioniemes;
	/** `null`: no mark was given. */
	note?: Millioniemes | null;
	notePrecedente?: Millioniemes;
	/** Empty or `null`: there is none. */
	appreciation?: string | null;
	appreciationPrecedente?: string;
	signataire?: string;
	dateNotation?: Temporal.PlainDate;
	annee?: number;
	communication?: { ecrite?: boolean; emargement?: boolean };
	presenceMois?: Millioniemes;
	absences?: AbsenceDefense[];
};

export type SaisieDefense = { fiche: FicheDefense };

/** Years that may be marked: the instruction entered into force for the first one. */
export const ANNEES = { premiere: 1972, derniere: 2200 } as const;

const motif: Lecture<CodeMotif> = (donnee, champ) => {
	const code = typeof donnee === 'string' ? motifDe(donnee) : undefined;
	return code === undefined
		? refus(
				'motif-inconnu',
				`« ${enBref(donnee)} » n’est pas un motif d’absence connu : choisissez parmi ${Object.keys(MOTIFS).join(', ')}.`,
				champ
			)
		: { ok: true, valeur: code };
};

const absence: Lecture<AbsenceDefense> = (donnee) =>
	lireChamps<AbsenceDefense>(donnee, { motif, retenue: ouiNon }, 'absences');

const mois: Lecture<Millioniemes> = (donnee, champ) => {
	const lu = nombre(donnee, champ);
	return lu.ok && lu.valeur < 0
		? refus('nombre-attendu', `« ${champ} » attend un nombre de mois, zéro ou plus.`, champ)
		: lu;
};

const fiche: Lecture<FicheDefense> = (donnee, champ) => {
	const lue = lireChamps<FicheDefense>(
		donnee,
		{
			categorie: texte,
			grille: entier(-1000, 1000),
			points: (liste, nom) => lireListe(liste, nom, nombre, { maximum: 100, nom: 'Rubrique' }),
			assiduite: nombre,
			total: nombre,
			note: ouNul(nombre),
			notePrecedente: nombre,
			appreciation: ouNul(texte),
			appreciationPrecedente: texte,
			signataire: texte,
			dateNotation: jour,
			annee: entier(ANNEES.premiere, ANNEES.derniere),
			communication: (dite, nom) => lireChamps(dite, { ecrite: ouiNon, emargement: ouiNon }, nom),
			presenceMois: mois,
			absences: (liste, nom) => lireListe(liste, nom, absence, { maximum: 1000, nom: 'Absence' })
		},
		champ,
		['note', 'appreciation']
	);
	if (lue.ok && estAvantSonAnnee(lue.valeur)) {
		return refus(
			'date-impossible',
			'La notation ne peut pas dater d’avant l’année notée : vérifiez la date et l’année.',
			'dateNotation'
		);
	}
	return lue;
};

const estAvantSonAnnee = ({ dateNotation, annee }: FicheDefense): boolean =>
	dateNotation !== undefined &&
	annee !== undefined &&
	apres(new Temporal.PlainDate(annee, 1, 1), dateNotation);

/**
 * Reads a sheet of a worker of Defence as the contract writes it. Refused, with its field: another value, an unknown field, no
 * sheet, an unknown reason of absence, a day before the marked year.
 */
export function lireSaisieDefense(donnee: unknown): Lu<SaisieDefense> {
	const lue = lireChamps<Partial<SaisieDefense>>(donnee, { fiche }, 'saisie');
	if (!lue.ok) return lue;
	return lue.valeur.fiche === undefined
		? refus('saisie-vide', 'Il n’y a rien à vérifier : donnez « fiche ».', 'saisie')
		: { ok: true, valeur: { fiche: lue.valeur.fiche } };
}
