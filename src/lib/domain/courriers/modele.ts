import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Condition, Noeud } from '#lib/domain/courriers/gabarit.ts';

/** One answer offered by a field; `texte` is what the letter says, `libelle` what the form says. */
export type Choix = { code: string; libelle: string; texte: string };

type Commun = {
	/** Name of the field in a form and in the JSON of the command line: French, camelCase, stable. */
	code: string;
	libelle: string;
	aide: string | null;
	/** Answer to « Pourquoi cette question ? ». */
	pourquoi: string | null;
	obligatoire: boolean;
	/** What a partial letter shows between square brackets: « votre nom ». */
	blanc: string;
};

/** A column of a `tableau` field. */
export type Colonne = Commun & { type: 'texte' | 'texte-long'; maximum: number };

/** How many characters the receiver’s form takes: the field where the agent says it, and the number when they do not. */
export type Limite = { champ: string; defaut: number };

/** One thing that a model asks the agent, as data. */
export type Champ =
	| (Colonne & { limite?: Limite })
	| (Commun & { type: 'date' })
	| (Commun & { type: 'oui-non' })
	| (Commun & { type: 'choix'; choix: Choix[]; defaut: string | null })
	| (Commun & { type: 'choix-multiple'; choix: Choix[] })
	/** Several texts, one a line in a form. */
	| (Commun & { type: 'liste'; maximum: number; nombreMaximum: number })
	/** Several records with the same columns. */
	| (Commun & { type: 'tableau'; colonnes: Colonne[]; nombreMaximum: number });

export const TYPES_DE_CHAMP = [
	'texte',
	'texte-long',
	'date',
	'oui-non',
	'choix',
	'choix-multiple',
	'liste',
	'tableau'
] as const satisfies Champ['type'][];

/** Something to tell the agent beside the letter when one of their answers calls for it. */
export type Avertissement = { si: Condition; texte: string };

/** Words of a letter that a section may put in its own way; `texte`: those that stand there now, paragraphs parted by an empty line. */
export type Passage = { code: string; titre: string; texte: string; version: string };

/** A text that a letter rests on is repealed: from `du`, `AAAA-MM-JJ`, the letter is withheld. `texte`: that text, in French. */
export type Retrait = { du: string; texte: string };

/** A letter before anybody filled it. Plain data: it can be sent to the browser as it is. */
export type Modele = {
	code: string;
	titre: string;
	resume: string;
	version: string;
	/** First civil day for which this wording holds, `AAAA-MM-JJ`. */
	valideDu: string;
	/** Every régime that has this letter. */
	regimes: RegimeCode[];
	/** The one whose words this is written in. */
	regime: RegimeCode;
	/** Employers that this model is kept for; every employer of the régimes when null. */
	employeurs: EmployeurCode[] | null;
	champs: Champ[];
	/** Groups of fields of which at least one must be filled. */
	auMoinsUn: string[][];
	/** Codes of the register of legal references, for this régime. */
	fondements: string[];
	/** When one of them is known to be repealed. */
	retrait: Retrait | null;
	avertissements: Avertissement[];
	/** What to do before sending, then after, one sentence each. */
	avant: string[];
	apres: string[];
	passages: Passage[];
	gabarits: Record<Section, Noeud[]>;
};

/** The parts of the body of a model, in the order of the letter. */
export const SECTIONS = ['destinataire', 'objet', 'lettre', 'pieces-jointes'] as const;
export type Section = (typeof SECTIONS)[number];

/** A run of characters of a letter: the union’s wording, what the agent typed, or a blank still to be filled. */
export type Fragment = { nature: 'modele' | 'saisi' | 'blanc'; texte: string; champ?: string };
export type Texte = Fragment[];

/** A block of the body of a letter. A `\n` inside a text is a line break that the agent typed. */
export type Bloc =
	| { type: 'paragraphe'; texte: Texte }
	| { type: 'titre'; texte: Texte }
	| { type: 'citation'; texte: Texte }
	| { type: 'liste'; elements: Texte[] };

/** A finished letter, or a partial one with its blanks, ready for any kind of paper or mail. */
export type Courrier = {
	modele: string;
	version: string;
	/** Lines of the sender’s block. */
	expediteur: Texte[];
	/** Lines of the receiver’s block. */
	destinataire: Texte[];
	/** « Par lettre recommandée avec avis de réception », when known. */
	envoi: string | null;
	/** « Lille, le 26 janvier 2026 ». */
	lieuEtDate: Texte;
	objet: Texte;
	blocs: Bloc[];
	/** Names under the letter, one per person who signs. */
	signatures: Texte[];
	piecesJointes: Texte[];
	courriels: { expediteur: string | null; destinataire: string | null };
	/** Day written on the letter, `AAAA-MM-JJ`. */
	date: string | null;
	/** Without extension; tells neither who nor what. */
	nomDeFichier: string;
	/** Sentences for the agent, not part of the letter. */
	avertissements: string[];
};

/** A sentence that says why a letter cannot be written yet, and which field mends it. */
export type RefusCourrier = { code: string; message: string; champ: string };

/** The characters of a text, whoever wrote them. */
export const enClair = (texte: Texte): string => texte.map((fragment) => fragment.texte).join('');
