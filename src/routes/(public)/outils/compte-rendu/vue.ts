import type { Genre } from '#lib/domain/moyens/mentions.ts';
import type { Force } from '#lib/domain/moyens/moyen.ts';
import type { Contact } from '#lib/server/contacts.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { Reference } from '#lib/ui/format/reference.ts';
import type { Saisie } from './declaration.ts';

/** What each step shows, as finished French text and ISO days. */
export type Vue = VueTexte | VueQuestions | VueResultat;

export type Commun = {
	saisie: Saisie;
	erreurs: ErreurChamp[];
	/** Today in Paris, ISO. */
	au: string;
	/** Answers to the questions, by the names of their fields. */
	reponses: Readonly<Record<string, string>>;
};

export type VueTexte = Commun & { etape: 'texte' };

export type VueQuestions = Commun & {
	etape: 'questions';
	/** Why this régime. */
	phrase: string;
	groupes: GroupeDeQuestions[];
	/** How many passages of the text are to be read again. */
	passages: number;
};

export type GroupeDeQuestions = {
	titre: string;
	/** Something in the text, or an answer, calls for it. */
	ouvert: boolean;
	blocs: BlocDeQuestions[];
};

/** The question of a ground and those that follow from its answer, beside what the text says. */
export type BlocDeQuestions = {
	moyen: string;
	passages: MentionVue[];
	/** How many more the text holds than are shown. */
	autresPassages: number;
	questions: QuestionVue[];
};

export type QuestionVue = {
	nom: string;
	texte: string;
	pourquoi: string;
	genre: 'choix' | 'texte' | 'nombre' | 'date';
	options: { valeur: string; libelle: string }[];
	valeur: string;
	/** Asked only once the first question of its ground is answered. */
	suite: boolean;
};

export type MentionVue = {
	genre: Genre;
	/** What it is about, in words. */
	libelle: string;
	avant: string;
	extrait: string;
	apres: string;
	reproche: boolean;
};

export type VueResultat = Commun & {
	etape: 'resultat';
	phrase: string;
	/** What was found, in one sentence. */
	bilan: string;
	/** What may still be done when no ground is strong or middling; null when one is. */
	resteAFaire: { titre: string; texte: string; sources: Reference[] } | null;
	moyens: MoyenVu[];
	sansEffet: MoyenVu[];
	/** What a refusal or an absence takes away; null when the agent came. */
	apresRefus: { texte: string; sources: Reference[] } | null;
	mentions: { vues: MentionVue[]; autres: number } | null;
	comparaison: ComparaisonVue | null;
	pieges: Piege[];
	contacts: Contact[];
	/** What was said, by the names of the fields of « Calculer mes délais »; empty without a day to count from. */
	versDelais: Readonly<Record<string, string>>;
};

export type MoyenVu = {
	code: string;
	titre: string;
	force: Force;
	/** The strength in words. */
	forceEnMots: string;
	texte: string;
	aConfirmer: boolean;
	boycott: string | null;
	defense: string | null;
	pour: ArgumentVu[];
	contre: ArgumentVu[];
	preuves: string[];
	paragraphe: string;
	/** Those that no argument for or against has cited; all of them for a ground that is not pleaded. */
	autresSources: Reference[];
};

export type ArgumentVu = { texte: string; source: Reference };

/** Words not to write, why, and what to write instead. */
export type Piege = {
	nePasEcrire: string;
	pourquoi: string;
	ecrirePlutot: string | null;
	sources: Reference[];
};

export type ComparaisonVue = {
	/** Percent of this year’s words that come from last year’s text, and likeness of both. */
	part: number;
	similitude: number;
	recopie: boolean;
	mots: { gardes: number; ajoutes: number; retires: number };
	remplacements: { avant: string; apres: string; phrase: string }[];
	blocs: BlocCompare[];
	/** Changed sentences that the page leaves out. */
	autres: number;
};

export type BlocCompare =
	| { sorte: 'garde'; phrases: number; texte: string }
	| { sorte: 'ajoute' | 'retire' | 'deplace'; texte: string }
	| { sorte: 'change'; ecarts: { sorte: 'garde' | 'ajoute' | 'retire'; texte: string }[] };
