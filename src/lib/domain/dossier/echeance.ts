import type { Etape } from '#lib/domain/delais/delais.ts';
import type { Certitude, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Fondement } from '#lib/domain/regimes/fondements.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** Where a dossier stands. */
export type Situation =
	| 'sans-convocation'
	| 'convoque'
	| 'refus-annonce'
	| 'absent'
	| 'entretien-tenu'
	| 'compte-rendu-recu'
	| 'recours-en-cours'
	| 'silence'
	| 'reponse-recue'
	| 'cap-en-cours'
	| 'definitif'
	| 'contentieux'
	| 'clos';

export type StatutEcheance = 'a-venir' | 'ouverte' | 'depassee' | 'accomplie' | 'sans-objet';

/** One step of the chain with its two days and their reasons. */
export type Echeance = {
	code: CodeEcheance;
	pour: 'agent' | 'autorite';
	/** Day that starts the delay; may be a day to come (a rejection by silence). */
	depuis: Day | null;
	/** Working day that reminders aim at: no later than any reading anybody defends. */
	prudente: Day | null;
	/** Last useful day by the best supported reading. */
	limite: Day | null;
	statut: StatutEcheance;
	certitude: Certitude;
	/** Its last day comes from a text that the section of the agent entered, not from the régime. */
	parTexteLocal?: true;
	etapes: Etape[];
	/** Every source that its rule or its steps cite. */
	fondements: Fondement[];
};

/** Something in the facts that does not follow the rules. `force`: what it is worth as a ground. */
export type Irregularite = {
	/** Ground code, G01 to G40. */
	code: string;
	titre: string;
	force: 'forte' | 'moyenne' | 'faible' | 'sans-effet';
	texte: string;
	fondements: Fondement[];
};

/** What supports one side of an argument, and by which source (a code of `fondements.json`). */
export type Soutien = { texte: string; fondement: string };

/**
 * Something in the facts that bears on the day from which a delay runs. A defence against a charge of lateness, never a day
 * more: no date of the chain depends on it.
 */
export type ArgumentDeDepart = {
	/** Stable code; one argument of each code at most. */
	code: string;
	titre: string;
	/** Steps whose start it bears on. */
	echeances: CodeEcheance[];
	/** What may be pleaded: the delay began later, or has not begun. */
	pour: Soutien[];
	/** What will be answered. */
	contre: Soutien[];
	/** What to keep or ask, then the days to aim at all the same. */
	faire: string;
	/** Every source that one side cites. */
	fondements: Fondement[];
};

/** The act to do now. No prudent day where the law gives none that could be verified: act at once, and ask. */
export type Maintenant = { code: CodeEcheance; titre: string; prudente: Day | null };

export type ResultatEcheances = {
	regime: RegimeCode;
	au: Day;
	situation: Situation;
	/** Null when nothing is to be done. */
	maintenant: Maintenant | null;
	echeances: Echeance[];
	irregularites: Irregularite[];
	/** Arguments about the days that start the delays; none of them moves a date. */
	departs: ArgumentDeDepart[];
	/** Why the list is empty, for the older marking systems; null otherwise. */
	phrase: string | null;
};
