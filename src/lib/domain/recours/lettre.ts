import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import type { Modele } from '#lib/domain/courriers/modele.ts';
import { apres } from '#lib/domain/delais/jour.ts';
import { envoiDuRecours, premier } from '#lib/domain/dossier/depart.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import {
	type Brouillon,
	type CodeLettre,
	contestes,
	type ElementEnvoye,
	nomDElement,
	restants,
	retenus
} from '#lib/domain/recours/brouillon.ts';
import type { EmployeurCode } from '#lib/domain/regimes/codes.ts';
import { instance } from '#lib/domain/regimes/instances.ts';

type Day = Temporal.PlainDate;

/** What the letters of a recourse are written from. */
export type Matiere = {
	brouillon: Brouillon;
	faits: readonly Fait[];
	chaine: Pick<ResultatEcheances, 'regime' | 'echeances'>;
	employeur: EmployeurCode | null;
	/** Day on which the letter is finished. */
	au: Day;
};

/** The day that the appeal counts from: the earliest notification of the report. */
export const notifieLe = ({ chaine }: Pick<Matiere, 'chaine'>): Day | null =>
	chaine.echeances.find(({ code }) => code === 'recours-hierarchique')?.depuis ?? null;

/** The day on the letter: the one that was typed, else today. */
const dateDeLettre = ({ brouillon, au }: Pick<Matiere, 'brouillon' | 'au'>, code: CodeLettre): string =>
	brouillon.departs[code]?.date || au.toString();

/**
 * How the commission is called in a letter. Names that say « votre corps » speak to the agent and not for them: the letter
 * then uses its own words, and this is null.
 */
export function nomDInstance({
	chaine,
	employeur,
	au
}: Pick<Matiere, 'chaine' | 'employeur' | 'au'>): string | null {
	const nom = instance(chaine.regime, employeur, au)?.nom;
	return nom === undefined || nom.includes('votre') ? null : nom;
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
		instance: commission.instance || nomDInstance(matiere) || '',
		dateLettre: dateDeLettre(matiere, code),
		envoi: depart?.envoi ?? '',
		pieces: depart?.pieces ?? ''
	};
}

/** To whom, and what is asked. */
function parLettre(code: CodeLettre, matiere: Matiere): ChampsSaisis {
	const { brouillon } = matiere;
	const { autorite, commission, demandes } = brouillon;
	const pourLAutorite = code === 'recours-hierarchique' || code === 'relance';
	const qui = pourLAutorite ? autorite : { ...commission, qualite: '' };
	const destinataire = {
		destinataireCivilite: qui.civilite,
		destinataireNom: qui.nom,
		destinataireQualite: qui.qualite,
		// The letters write `administration` above the agent’s address too: the one of the commission is not theirs.
		administration: pourLAutorite ? autorite.administration : '',
		destinataireAdresse: pourLAutorite
			? autorite.adresse
			: lignes(commission.administration, commission.adresse),
		destinataireCourriel: qui.courriel
	};
	if (code !== 'recours-hierarchique')
		return { ...destinataire, elements: elementsPourLaCommission(code, brouillon) };
	return {
		...destinataire,
		elements: retenus(brouillon.elements).map((element) => ({
			element: nomDElement(element),
			passage: element.passage,
			motif: element.motif,
			redaction: element.redaction
		})),
		moyens: demandes.moyens,
		audience: demandes.audience,
		accompagnant: demandes.audience ? demandes.accompagnant : '',
		saisiDansApplication: demandes.application,
		dansLeDelai: estDansLeDelai(matiere)
	};
}

const lignes = (...parties: string[]): string => parties.filter(Boolean).join('\n');

/** Only what the appeal contested; after an answer, only what it did not grant. */
function elementsPourLaCommission(code: CodeLettre, brouillon: Brouillon) {
	const elements = code === 'saisine-cap' ? restants(brouillon) : contestes(brouillon);
	return elements.map(({ nom, passage, motif, redaction, replique }: ElementEnvoye) => ({
		element: nom,
		passage,
		motif: [motif, replique].filter(Boolean).join('\n\n'),
		redaction
	}));
}

/** The letter claims to be in time only when the day it bears is no later than the last legal day. */
function estDansLeDelai(matiere: Matiere): boolean {
	const limite = matiere.chaine.echeances.find(({ code }) => code === 'recours-hierarchique')?.limite;
	const date = dateDeLettre(matiere, 'recours-hierarchique');
	return limite !== undefined && limite !== null && date <= limite.toString() && !apres(matiere.au, limite);
}

function datesDuDossier({ faits, chaine }: Matiere): ChampsSaisis {
	const ordonnes = faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const reponse = premier(ordonnes, 'reponse-notifiee');
	return {
		dateNotification: notifieLe({ chaine })?.toString() ?? '',
		dateRecours: envoiDuRecours(ordonnes)?.toString() ?? '',
		dateReceptionRecours: premier(ordonnes, 'recours-hierarchique-recu')?.le.toString() ?? '',
		dateReponse: reponse?.le.toString() ?? '',
		sensReponse: reponse?.sens === 'partiel' ? 'partiel' : 'rejet'
	};
}
