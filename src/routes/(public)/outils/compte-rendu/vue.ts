import type { Contact } from '#lib/server/contacts.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { Reference } from '#lib/ui/format/reference.ts';
import type { GroupeDeQuestions, MentionVue, MoyenVu } from '../../../moyens-vus.ts';
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
