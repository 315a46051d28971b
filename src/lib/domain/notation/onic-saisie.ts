import type { Lu } from '#lib/domain/contrat/codes.ts';
import {
	type Lecture,
	lireChamps,
	lireListe,
	nombre,
	ouiNon,
	ouNul,
	texte
} from '#lib/domain/notation/lecture.ts';
import type { Millioniemes } from '#lib/domain/notation/millioniemes.ts';
import { refus } from '#lib/domain/refus.ts';

/** Somebody of a corps. */
export type LigneDeCorps = {
	agent?: string;
	/** `null`: nobody marked them before, the reference mark applies. */
	notePrecedente?: Millioniemes | null;
	/** `null`: not marked. */
	note?: Millioniemes | null;
};

/** A sheet of marking. */
export type FicheOnic = {
	notePrecedente?: Millioniemes | null;
	note?: Millioniemes | null;
	/** Whether it carries a general appreciation. */
	appreciationGenerale?: boolean;
	/** Its text; empty: there is none. */
	appreciation?: string | null;
	signataire?: string;
	affectation?: string;
	signeeAgent?: boolean;
};

/** The job description: fixed together, fixed by the superior alone, or none. */
export const FICHES_DE_POSTE = ['conjointe', 'superieur-seul', 'absente'] as const;

/** An interview of appraisal. */
export type EntretienOnic = {
	conduitPar?: string;
	rubriques?: string[];
	moyensDesObjectifs?: boolean;
	ficheDePoste?: (typeof FICHES_DE_POSTE)[number];
};

export type SaisieOnic = { corps?: LigneDeCorps[]; fiche?: FicheOnic; entretien?: EntretienOnic };

/** Longest list of a corps: far above any corps of the office. */
export const CORPS_MAXIMAL = 50_000;

const ligne: Lecture<LigneDeCorps> = (donnee) =>
	lireChamps<LigneDeCorps>(
		donnee,
		{ agent: nom, notePrecedente: ouNul(nombre), note: ouNul(nombre) },
		'corps',
		['notePrecedente', 'note']
	);

const nom: Lecture<string> = (donnee, champ) => {
	const lu = texte(donnee, champ);
	if (!lu.ok || lu.valeur.length <= 200) return lu;
	return refus('texte-trop-long', `« ${champ} » est trop long : 200 caractères au plus.`, champ);
};

const fiche: Lecture<FicheOnic> = (donnee, champ) => {
	const lue = lireChamps<FicheOnic>(
		donnee,
		{
			notePrecedente: ouNul(nombre),
			note: ouNul(nombre),
			appreciationGenerale: ouiNon,
			appreciation: ouNul(texte),
			signataire: texte,
			affectation: texte,
			signeeAgent: ouiNon
		},
		champ,
		['notePrecedente', 'note', 'appreciation']
	);
	if (lue.ok && lue.valeur.appreciationGenerale === false && lue.valeur.appreciation) {
		return refus(
			'contradiction',
			'La fiche ne peut pas à la fois être sans appréciation générale et en donner le texte : gardez l’un des deux.',
			'appreciationGenerale'
		);
	}
	return lue;
};

/** `true`: fixed together; `false`: none. */
const ficheDePoste: Lecture<(typeof FICHES_DE_POSTE)[number]> = (donnee, champ) => {
	if (typeof donnee === 'boolean') return { ok: true, valeur: donnee ? 'conjointe' : 'absente' };
	const connue = FICHES_DE_POSTE.find((code) => code === donnee);
	return connue === undefined
		? refus(
				'code-inconnu',
				`« ${champ} » attend true (arrêtée ensemble), false (aucune), ou un code parmi ${FICHES_DE_POSTE.join(', ')}.`,
				champ
			)
		: { ok: true, valeur: connue };
};

const entretien: Lecture<EntretienOnic> = (donnee, champ) =>
	lireChamps<EntretienOnic>(
		donnee,
		{
			conduitPar: texte,
			rubriques: (liste, nomDuChamp) => lireListe(liste, nomDuChamp, texte, { maximum: 50, nom: 'Rubrique' }),
			moyensDesObjectifs: ouiNon,
			ficheDePoste
		},
		champ
	);

/**
 * Reads what is given of a marking of the ONIC: a corps, a sheet, an interview, or several of them, as the contract writes
 * them. Refused, with its field: another value, an unknown field, none of the three, a sheet that contradicts itself.
 */
export function lireSaisieOnic(donnee: unknown): Lu<SaisieOnic> {
	const lue = lireChamps<SaisieOnic>(
		donnee,
		{
			corps: (liste, champ) => lireListe(liste, champ, ligne, { maximum: CORPS_MAXIMAL, nom: 'Ligne' }),
			fiche,
			entretien
		},
		'saisie'
	);
	return lue.ok && Object.keys(lue.valeur).length === 0
		? refus(
				'saisie-vide',
				'Il n’y a rien à vérifier : donnez « corps », « fiche » ou « entretien ».',
				'saisie'
			)
		: lue;
}
