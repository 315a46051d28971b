import type { DureeIso } from '#lib/domain/delais/duree.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { Certitude, EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Source } from '#lib/domain/regimes/fondements.ts';

/** Steps of the chain that have a day, in their order. */
export const CODES_ECHEANCE = [
	'communication-compte-rendu',
	'observations',
	'recours-hierarchique',
	'reponse-autorite',
	'rejet-implicite',
	'saisine-cap',
	'recours-contentieux'
] as const;
export type CodeEcheance = (typeof CODES_ECHEANCE)[number];

/** Codes of `fondements.json`. A rule without a source does not compile. */
export type Sources = readonly [string, ...string[]];

/** Sources among which may be a text that a section entered. */
export type SourcesCitees = readonly [Source, ...Source[]];

/**
 * Another reading that somebody defends for the same step. It never moves the last day; it can only make the prudent day
 * earlier. What is absent is as in the rule.
 */
export type Lecture = {
	/** French sentence naming the reading. */
	texte: string;
	depuis?: readonly TypeDeFait[];
	duree?: DureeIso;
	franc?: boolean;
	fondements: SourcesCitees;
};

/** A French sentence, with its source when it states the law. */
export type Remarque = { texte: string; fondement?: Source };

type Commun = {
	pour: 'agent' | 'autorite';
	certitude: Certitude;
	/** What the régime cites comes first; a text that a section entered comes after it. */
	fondements: readonly [string, ...Source[]];
	/** ISO days between which the start fact must fall for the rule to apply; null: no known bound. */
	valideDu: string | null;
	valideAu: string | null;
	/** The earliest of these facts starts the delay. */
	depuis: readonly TypeDeFait[];
	/** Starts the delay when none of the above is known. */
	aDefaut?: readonly TypeDeFait[];
	/** Facts that show that the step is done. */
	closPar: readonly TypeDeFait[];
	/** Shown with the dates of the step; advice to the agent is dropped once the act is done. */
	remarques?: readonly Remarque[];
};

/** A step with a length: the three kinds of dates of decompte.md § 1 are three kinds of count, never mixed. */
export type RegleDatee = Commun & {
	genre: 'acte-franc' | 'acte-simple' | 'evenement-par-silence';
	/** What was not verified has no length. */
	certitude: Exclude<Certitude, 'a-verifier'>;
	duree: DureeIso;
	lectures: readonly Lecture[];
	/** Two different start days make the step disputed (the earlier one still counts). */
	discuteSiDeuxDeparts?: boolean;
	/** True when a text that a section entered gives the length, not the régime. */
	parTexteLocal?: boolean;
};

/** The text sets no delay: this is knowledge, not a gap. */
export type RegleSansDelai = Commun & { genre: 'sans-delai'; texte: string };

/** The delay was read nowhere reliable: no date, and the sentence says whom to ask. */
export type RegleAVerifier = Commun & {
	genre: 'a-verifier';
	certitude: 'a-verifier';
	texte: string;
	/** Readings that somebody defends all the same: they hold the prudent day back where a text of a section dates the step. */
	lectures?: readonly Lecture[];
};

export type Regle = RegleDatee | RegleSansDelai | RegleAVerifier;

/** True when the rule has a length, so that a date can be computed from its start. */
export const estDatee = (regle: Regle): regle is RegleDatee => 'duree' in regle;

/** Everything that a rule may cite: its own sources, those of the other readings, those of its remarks. */
export const sourcesDeRegle = (regle: Regle): Source[] => [
	...regle.fondements,
	...(regle.genre === 'sans-delai' ? [] : (regle.lectures ?? []).flatMap((lecture) => lecture.fondements)),
	...(regle.remarques ?? []).flatMap(({ fondement }) => fondement ?? [])
];

/** Least number of days between the reception of the convocation and the interview, and what a shorter one is worth. */
export type Preavis = {
	jours: number;
	force: 'moyenne' | 'faible';
	certitude: Certitude;
	fondements: SourcesCitees;
};

/** A longer notice promised by a text below the décret. */
export type PreavisPromis = Preavis & {
	/** How a sentence names the text: « l’arrêté de votre ministère ». */
	nom: string;
	/** True where that text also asks that the day, the hour and the place be given in writing. */
	mentionsEcrites?: boolean;
};

/** What the text asks without a length. */
export type CodeExigence = 'entretien' | 'signature' | 'visa';

/** Rules of a corps of agents, as data. */
export type Regime = {
	code: RegimeCode;
	/**
	 * Facts that hand the report over for the first time. In `fpt` and `contractuel-territorial` it is the notification; the
	 * communication follows the visa.
	 */
	premiereRemise: readonly TypeDeFait[];
	/** True where the visa comes after the first hand-over. */
	visaApresRemise: boolean;
	/** True where a text asks for the fiche de poste and the blank form with the convocation. */
	piecesExigees: boolean;
	preavis: Preavis;
	/** What makes the direct superior hold the interview and sign the report, and the authority endorse it. */
	exigences: Record<CodeExigence, Sources>;
	/** How sure each of them is: a text known by concordant sources may be surer than any one of them (regimes.md §§ 3 to 6). */
	certitudes: Record<CodeExigence, Certitude>;
	regles: Record<CodeEcheance, Regle>;
};

/** What an employer’s own texts or practice change in a régime. */
export type Surcharge = {
	employeur: EmployeurCode;
	regime: RegimeCode;
	/** French name of the employer. */
	nom: string;
	/** A longer notice promised by the employer’s own text, besides the one of the régime. */
	preavis?: PreavisPromis;
	regles: Partial<Record<CodeEcheance, Regle>>;
};
