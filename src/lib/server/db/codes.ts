import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';

/**
 * The numbers that stand for codes in the database, so that a dump holds no word that says what a row is about (D10).
 * A number is never changed nor given again: add at the end of the list with the next free one.
 */
const FAITS = {
	'convocation-recue': 1,
	'refus-envoye': 2,
	'absence-constatee': 3,
	'entretien-tenu': 4,
	'compte-rendu-communique': 5,
	'observations-envoyees': 6,
	'compte-rendu-vise': 7,
	'compte-rendu-notifie': 8,
	'compte-rendu-signe': 9,
	'recours-hierarchique-envoye': 10,
	'recours-hierarchique-recu': 11,
	'reponse-notifiee': 12,
	'cap-saisie': 13,
	'cap-avis': 14,
	'compte-rendu-definitif-notifie': 15,
	'recours-contentieux-depose': 16
} as const satisfies Record<TypeDeFait, number>;

const ECHEANCES = {
	observations: 1,
	'recours-hierarchique': 2,
	'saisine-cap': 3,
	'recours-contentieux': 4,
	'communication-compte-rendu': 5,
	'reponse-autorite': 6,
	'rejet-implicite': 7
} as const;

/** Who must act before an échéance. */
const POUR = { agent: 1, autorite: 2 } as const;

const CONSENTEMENTS = { prive: 0, compte: 1, suivi: 2 } as const;

const ETATS_DE_RAPPEL = { 'a-envoyer': 1, envoye: 2, 'sans-objet': 3, echec: 4 } as const;

const DESTINATAIRES = { agent: 1, delegue: 2 } as const;

/** What an agent answered to a place on a sitting of the commission. */
const ACCORDS = { demande: 0, donne: 1, refuse: 2 } as const;

/** What is counted of a service (`compteur`, and the triggers of drizzle/0006_collectif.sql). */
const NOTIONS = {
	participants: 1,
	engages: 2,
	convoques: 3,
	secondes: 4,
	refus: 5,
	absences: 6,
	comptesRendus: 7,
	attendus: 8,
	contestations: 9,
	favorables: 10,
	partielles: 11,
	rejets: 12
} as const;

const SOURCES = { vigie: 1, papier: 2 } as const;

const ISSUES = { total: 1, partiel: 2, rejet: 3 } as const;

/** Whose turn it is in the queue. */
const VOIES = { agent: 1, employeur: 2, repos: 3 } as const;

/** How a member agreed to a dossier that a delegate opened for them. */
const ACCORDS_DE_VIVE_VOIX = { 'en-personne': 1, telephone: 2 } as const;

const NOTES = { note: 1, appel: 2 } as const;

const IMPORTATIONS = { services: 1, mandats: 2 } as const;

const ETATS_D_IMPORTATION = {
	lue: 1,
	essayee: 2,
	demandee: 3,
	appliquee: 4,
	'a-defaire': 5,
	defaite: 6,
	echouee: 7
} as const;

const MODELES = {
	'refus-collectif': 1,
	'reponse-seconde-convocation': 2,
	absence: 3,
	'recours-hierarchique': 4,
	relance: 5,
	'saisine-cap-precaution': 6,
	'saisine-cap': 7,
	'complement-recours': 8,
	'demande-dossier': 9,
	'demande-motifs': 10,
	'observations-cap': 11,
	'refus-en-une-ligne': 12,
	'demande-report': 13,
	'demande-pieces': 14,
	'demande-compte-rendu': 15,
	'demande-visa': 16,
	'demande-notification': 17,
	'observations-compte-rendu': 18
} as const;

/** What a section, or the union, writes for everybody: its page, its position on a question, an entry of the campaign, its words in a letter. */
const ECRITS = { presentation: 1, position: 2, campagne: 3, passage: 4 } as const;

/** A two-way table between codes and their numbers. Reading an unknown number throws: the row is not ours. */
function table<const Code extends string>(name: string, numbers: Readonly<Record<Code, number>>) {
	const codes = Object.keys(numbers) as Code[];
	const byNumber = new Map(codes.map((code) => [numbers[code], code]));
	return {
		codes,
		numero: (code: Code): number => numbers[code],
		code: (numero: number): Code => {
			const code = byNumber.get(numero);
			if (code === undefined) throw new Error(`Unknown number ${numero} in the codes of ${name}`);
			return code;
		},
		/** Narrows a text from outside (front matter, a form) to a code that has a number. */
		has: (text: string): text is Code => Object.hasOwn(numbers, text)
	};
}

export const codesDeFait = table('fait', FAITS);
export const codesDEcheance = table('echeance', ECHEANCES);
export const codesDePour = table('pour', POUR);
export const codesDeConsentement = table('consentement', CONSENTEMENTS);
export const codesDEtatDeRappel = table('etat', ETATS_DE_RAPPEL);
export const codesDeDestinataire = table('destinataire', DESTINATAIRES);
export const codesDAccord = table('accord', ACCORDS);
export const codesDeModele = table('modele', MODELES);

export const codesDeNotion = table('notion', NOTIONS);
export const codesDeSource = table('source', SOURCES);
export const codesDIssue = table('issue', ISSUES);
export const codesDeVoie = table('voie', VOIES);
export const codesDAccordDeViveVoix = table('accord de vive voix', ACCORDS_DE_VIVE_VOIX);
export const codesDeNote = table('note', NOTES);
export const codesDImportation = table('importation', IMPORTATIONS);
export const codesDEcrit = table('écrit', ECRITS);
export const codesDEtatDImportation = table('état d’importation', ETATS_D_IMPORTATION);

export type Consentement = keyof typeof CONSENTEMENTS;
export type Accord = keyof typeof ACCORDS;
export type Destinataire = keyof typeof DESTINATAIRES;
