import type { Courrier, Modele } from '#lib/domain/courriers/modele.ts';
import type { Contact } from '#lib/server/contacts.ts';
import type { PassageRepris } from '#lib/server/passages.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { ConvocationVue, PhraseSourcee } from '../convocation/vue.ts';
import type { Saisie } from './saisie.ts';
import type { Situation } from '../situation.ts';

/** What each step shows, as finished French text and ISO days: nothing here needs a clock, a database or a rule. */
export type Vue = VueSituation | VueConvocation | VueRisques | VueLettre | VueEnvoi;

type Commun = {
	saisie: Saisie;
	erreurs: ErreurChamp[];
	/** Today in Paris, ISO. */
	au: string;
};

export type VueSituation = Commun & {
	etape: 'situation';
	/** Only who asks: somebody came straight to a later step. */
	courte: boolean;
	/** Address that the form goes to. */
	vers: string;
};

export type VueConvocation = Commun &
	ConvocationVue & {
		etape: 'convocation';
		/** Nothing was pasted nor answered. */
		sansConvocation: boolean;
	};

export type VueRisques = Commun & {
	etape: 'risques';
	/** Why this régime. */
	phrase: string;
	notices: (PhraseSourcee & { titre: string; version: string; lectureLe: string })[];
	risques: PhraseSourcee[];
	peut: PhraseSourcee[];
	neDoitPas: PhraseSourcee[];
	contacts: Contact[];
	averti: boolean;
	/** What the box says when it is ticked: these very notices, in these versions. */
	avis: string;
};

export type VueLettre = Commun & {
	etape: 'lettre';
	situation: Situation;
	/** The letters that hold for this régime, with the passages that are in the words of a section; empty when none was verified. */
	lettres: { modele: Modele; repris: PassageRepris[] }[];
	contacts: Contact[];
	averti: boolean;
	delai: string | null;
};

export type VueEnvoi = Commun & {
	etape: 'envoi';
	courrier: Courrier;
	/** The whole letter as plain text, to copy. */
	texte: string;
	/** Address that opens the mail program; null when the letter is too long for it. */
	mailto: string | null;
	apres: string[];
	contacts: Contact[];
	delai: string | null;
	/** Last day to write before the interview, ISO. */
	avantLe: string | null;
	/** What comes next, in order. */
	suite: PhraseSourcee[];
};
