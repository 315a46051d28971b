import type { Certitude } from '#lib/domain/regimes/codes.ts';
import type { Reference } from '#lib/ui/format/reference.ts';
import type { ChampDeConvocation } from '../refuser/saisie.ts';

/** What is known of a convocation and what is wrong with it, as finished French text. */
export type ConvocationVue = {
	/** « L’entretien est dans 9 jours… »; null when its day is not known. */
	delai: string | null;
	lignes: LigneLue[];
	alertes: AlerteLue[];
	/** The notice was too short: what a refusal makes of this argument; null when it was long enough, or unknown. */
	preavisCourt: PhraseSourcee | null;
	/** What was read of the enclosures, in words; null when there is no text to read it from. */
	pieces: string | null;
};

/** One line of « Ce que nous avons lu ». */
export type LigneLue = { champ: ChampDeConvocation; libelle: string; texte: string | null };

export type AlerteLue = {
	niveau: 'erreur' | 'alerte' | 'info';
	/** What kind of remark it is, in a few words. */
	titre: string;
	texte: string;
	source: Reference | null;
};

export type PhraseSourcee = { texte: string; sources: Reference[]; certitude: Certitude };
