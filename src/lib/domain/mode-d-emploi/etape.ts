import type { Certitude } from '#lib/domain/regimes/codes.ts';
import type { Source } from '#lib/domain/regimes/fondements.ts';

/** The steps of a collective refusal, in their order. */
export const CODES_D_ETAPE = [
	'risques',
	'convocation',
	'refus',
	'jour',
	'relance',
	'compte-rendu',
	'contester',
	'ensemble'
] as const;
export type CodeDEtape = (typeof CODES_D_ETAPE)[number];

/** A sentence of a step: what it rests on, how sure it is, and whether the union says it rather than the law. */
export type Phrase = {
	texte: string;
	fondements: readonly Source[];
	certitude: Certitude;
	/** An advice or a position of the union, marked as such. */
	duSyndicat?: true;
};

/** One step: what one does, what the employer does, what to keep. */
export type Etape = {
	code: CodeDEtape;
	titre: string;
	/** The step in a sentence or two: what a leaflet prints of it. */
	bref: string;
	/** The person’s own days, in sentences; empty without dates. */
	jours: string[];
	vous: Phrase[];
	employeur: Phrase[];
	garder: string[];
};
