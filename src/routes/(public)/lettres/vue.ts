import type { Courrier, Modele } from '#lib/domain/courriers/modele.ts';
import type { Contact } from '#lib/server/contacts.ts';
import type { PassageRepris } from '#lib/server/passages.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import type { Saisie } from '../refuser/saisie.ts';
import type { Situation } from '../situation.ts';

/** The steps of a letter; the codes are those of the way of refusal, whose forms these share. */
export const ETAPES = ['situation', 'lettre', 'envoi'] as const;
export type CodeEtape = (typeof ETAPES)[number];

/** What each step shows, as finished French text and ISO days. */
export type Vue = VueSituation | VueLettre | VueEnvoi;

type Commun = {
	/** Code and title of the letter. */
	lettre: { code: string; titre: string };
	saisie: Saisie;
	erreurs: ErreurChamp[];
	/** Today in Paris, ISO. */
	au: string;
};
export type VueSituation = Commun & { etape: 'situation'; contacts: Contact[] };
export type VueLettre = Commun & {
	etape: 'lettre';
	ecrite: { modele: Modele; repris: PassageRepris[] };
	situation: Pick<Situation, 'employeur' | 'phrase'>;
};
export type VueEnvoi = Commun & {
	etape: 'envoi';
	courrier: Courrier;
	/** The whole letter as plain text, to copy. */
	texte: string;
	/** Address that opens the mail program; null when the letter is too long for it. */
	mailto: string | null;
	/** What to do before sending, then after. */
	avant: string[];
	apres: string[];
	contacts: Contact[];
};
