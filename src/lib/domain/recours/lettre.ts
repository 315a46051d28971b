import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import type { Modele } from '#lib/domain/courriers/modele.ts';
import { apres } from '#lib/domain/delais/jour.ts';
import { envoiDuRecours, premier, reception } from '#lib/domain/dossier/depart.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	type Brouillon,
	type CodeLettre,
	complements,
	contestes,
	type ElementEnvoye,
	nomDElement,
	type PieceCitee,
	restants,
	retenus,
	sensDeLaReponse
} from '#lib/domain/recours/brouillon.ts';
import type { EmployeurCode } from '#lib/domain/regimes/codes.ts';
import { instance } from '#lib/domain/regimes/instances.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** What the letters of a recourse are written from. */
export type Matiere = {
	brouillon: Brouillon;
	faits: readonly Fait[];
	chaine: Pick<ResultatEcheances, 'regime' | 'echeances'>;
	employeur: EmployeurCode | null;
	/** The exhibits that go with the letter. */
	pieces: readonly Pick<PieceCitee, 'intitule'>[];
	/** Day on which the letter is finished. */
	au: Day;
};

/** The fields of a letter that its own page asks; the others come from the rest of the recourse and from the facts. */
export const QUESTIONS: Readonly<Partial<Record<CodeLettre, readonly string[]>>> = {
	'complement-recours': ['moyens'],
	'demande-dossier': ['mode', 'documents'],
	'observations-cap': ['dateReunion', 'observations']
};

/** The letters that go to the commission; the others go to the authority. */
export const estPourLaCommission = (code: CodeLettre): boolean => /-cap(?:-|$)/.test(code);

/** The day that the appeal counts from: the earliest notification of the report. */
export const notifieLe = ({ chaine }: Pick<Matiere, 'chaine'>): Day | null =>
	echeanceDe({ chaine }, 'recours-hierarchique')?.depuis ?? null;

/** The day on the letter: the one that was typed, else today. */
const dateDeLettre = ({ brouillon, au }: Pick<Matiere, 'brouillon' | 'au'>, code: CodeLettre): string =>
	brouillon.departs[code]?.date || au.toString();

/**
 * How the commission is called in a letter. Names that say « votre corps » speak to the agent and not for them, those with an
 * « ou » leave a choice: the letter then uses its own words, and this is null.
 */
export function nomDInstance({
	chaine,
	employeur,
	au
}: Pick<Matiere, 'chaine' | 'employeur' | 'au'>): string | null {
	const nom = instance(chaine.regime, employeur, au)?.nom;
	return nom === undefined || /votre|\bou\b/.test(nom) ? null : nom;
}

/** The fields of a letter of the recourse, from the draft and from the facts. Only those that the model knows. */
export function champsDeLettre(modele: Modele, code: CodeLettre, matiere: Matiere): ChampsSaisis {
	const connus = new Set(modele.champs.map((champ) => champ.code));
	const tous = { ...communs(code, matiere), ...parLettre(code, matiere), ...datesDuDossier(matiere) };
	return Object.fromEntries(Object.entries(tous).filter(([champ]) => connus.has(champ)));
}

function communs(code: CodeLettre, matiere: Matiere): ChampsSaisis {
	const { brouillon, employeur } = matiere;
	const { identite, commission } = brouillon;
	const depart = brouillon.departs[code];
	return {
		agentNom: identite.nom,
		agentGenre: identite.genre,
		agentGrade: identite.grade,
		agentAdresse: identite.adresse,
		agentCourriel: identite.courriel,
		service: identite.service,
		ville: identite.ville,
		anneeEvaluee: identite.anneeEvaluee,
		employeur: employeur ?? '',
		instance: avecArticle(commission.instance) || nomDInstance(matiere) || '',
		dateLettre: dateDeLettre(matiere, code),
		envoi: depart?.envoi ?? '',
		pieces: depart?.pieces ?? '',
		piecesNumerotees: matiere.pieces.map(({ intitule }) => intitule)
	};
}

/** « Saisir la CAP n° 2 »: the article is often left out of the name that is typed. */
const avecArticle = (nom: string): string =>
	/^(?:commission|C[AC]P[LND]?)\b/iu.test(nom) ? `la ${nom}` : nom;

/** To whom, and what is asked. */
function parLettre(code: CodeLettre, matiere: Matiere): ChampsSaisis {
	const { brouillon } = matiere;
	const reponses = brouillon.departs[code]?.reponses ?? {};
	const destinataire = destinataireDe(code, brouillon);
	switch (code) {
		case 'recours-hierarchique':
			return { ...destinataire, ...duRecours(matiere) };
		case 'complement-recours':
			return {
				...destinataire,
				...reponses,
				elements: enLignes(complements(brouillon)),
				dansLeDelai: estDansLeDelai(matiere, code)
			};
		case 'demande-motifs': {
			const points = contestes(brouillon).filter(({ obtenu }) => obtenu !== 'oui');
			return { ...destinataire, points: points.map(({ nom }) => nom) };
		}
		case 'demande-dossier':
		case 'observations-cap':
			return { ...destinataire, ...reponses };
		case 'relance':
			return destinataire;
		case 'saisine-cap-precaution':
		case 'saisine-cap':
			return { ...destinataire, elements: elementsPourLaCommission(code, brouillon) };
	}
}

function destinataireDe(code: CodeLettre, { autorite, commission }: Brouillon): ChampsSaisis {
	const ailleurs = estPourLaCommission(code);
	const qui = ailleurs ? { ...commission, qualite: '' } : autorite;
	return {
		destinataireCivilite: qui.civilite,
		destinataireNom: qui.civilite === 'inconnue' ? qui.nom : qui.nom.replace(TITRE, ''),
		destinataireQualite: qui.qualite,
		// The letters write `administration` above the agent’s address too: the one of the commission is not theirs.
		administration: ailleurs ? '' : autorite.administration,
		destinataireAdresse: ailleurs ? lignes(commission.administration, commission.adresse) : autorite.adresse,
		destinataireCourriel: qui.courriel
	};
}

/** Already written before the name by `destinataireCivilite`. */
const TITRE = /^(?:madame|mme|monsieur|mr?)\b\.? +/iu;

function duRecours(matiere: Matiere): ChampsSaisis {
	const { elements, demandes } = matiere.brouillon;
	return {
		elements: enLignes(retenus(elements).map((element) => ({ ...element, nom: nomDElement(element) }))),
		moyens: demandes.moyens,
		audience: demandes.audience,
		accompagnant: demandes.audience ? demandes.accompagnant : '',
		saisiDansApplication: demandes.application,
		dansLeDelai: estDansLeDelai(matiere, 'recours-hierarchique')
	};
}

const lignes = (...parties: string[]): string => parties.filter(Boolean).join('\n');

/** Only what the appeal contested; after an answer, only what it did not grant. */
const elementsPourLaCommission = (code: CodeLettre, brouillon: Brouillon) =>
	code === 'saisine-cap' ? restants(brouillon).map(apresReponse) : enLignes(contestes(brouillon));

/** With what the authority wrote of the element, and what the agent answers to it. */
const apresReponse = (element: ElementEnvoye) => ({
	...enLigne(element),
	reponse: sansGuillemets(element.dit ?? ''),
	replique: element.replique
});

type Ligne = Pick<ElementEnvoye, 'nom' | 'passage' | 'motif' | 'redaction'>;

const enLigne = ({ nom, passage, motif, redaction }: Ligne) => ({
	element: nom,
	passage: sansGuillemets(passage),
	motif,
	redaction
});
const enLignes = (elements: readonly Ligne[]) => elements.map(enLigne);

/** A passage copied with its quotation marks: the letter writes its own. */
function sansGuillemets(texte: string): string {
	const [, dedans] = /^(?:«\s*|["“])([^«»"“”]*?)(?:\s*»|["”])$/u.exec(texte.trim()) ?? [];
	return dedans ?? texte;
}

/** The letter claims to be in time only when the day it bears is no later than the last legal day. */
function estDansLeDelai(matiere: Matiere, code: CodeLettre): boolean {
	const limite = echeanceDe(matiere, 'recours-hierarchique')?.limite;
	const date = dateDeLettre(matiere, code);
	return limite !== undefined && limite !== null && date <= limite.toString() && !apres(matiere.au, limite);
}

const echeanceDe = ({ chaine }: Pick<Matiere, 'chaine'>, code: CodeEcheance) =>
	chaine.echeances.find((echeance) => echeance.code === code);

function datesDuDossier(matiere: Matiere): ChampsSaisis {
	const ordonnes = matiere.faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const reponse = premier(ordonnes, 'reponse-notifiee');
	const rejet = echeanceDe(matiere, 'rejet-implicite')?.limite;
	return {
		dateNotification: notifieLe(matiere)?.toString() ?? '',
		dateRecours: envoiDuRecours(ordonnes)?.toString() ?? '',
		dateReceptionRecours: premier(ordonnes, 'recours-hierarchique-recu')?.le.toString() ?? '',
		receptionIncertaine: reception(ordonnes)?.etablie !== true,
		dateReponse: reponse?.le.toString() ?? '',
		sensReponse: sensEcrit(reponse?.sens ?? sensDeLaReponse(contestes(matiere.brouillon))),
		dateRejet: rejet && !apres(rejet, matiere.au) ? rejet.toString() : '',
		dateSaisine: premier(ordonnes, 'cap-saisie')?.le.toString() ?? ''
	};
}

/** What the letter may say of the answer: nothing more than what is known of it. */
const sensEcrit = (sens: Fait<'reponse-notifiee'>['sens'] | null): string =>
	sens === 'rejet' || sens === 'partiel' ? sens : 'inconnu';
