import { aLire, enUneLigne, type Examen, NE_SAIS_PAS, passage } from '#lib/domain/moyens/examen.ts';
import type { CodeMoyen, Force } from '#lib/domain/moyens/moyen.ts';
import type { Population } from '#lib/domain/moyens/textes.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Sources, SourcesCitees } from '#lib/domain/regimes/regle.ts';

/** A French sentence and the code of the source it was read in. */
export type Enonce = { texte: string; fondement: string };

/**
 * One strength of a ground, and when it has it. The first case that holds decides; none holds on a missing answer.
 */
export type Cas = {
	force: Force;
	/** The condition in French, for whoever reads the catalogue aloud. */
	quand: string;
	si: (examen: Examen) => boolean;
	/** Why the ground is raised, in this dossier. */
	constat: string | ((examen: Examen) => string);
	/** In place of the title of the ground, where that title would not be true. */
	titre?: string;
	/** In place of the sources of the ground: the text that was not followed comes first. */
	fondements?: (examen: Examen) => SourcesCitees;
	/** The text was read, but maybe not as it stands today. */
	maintienAVerifier?: (examen: Examen) => boolean;
	/** Question that would settle a passage found by words alone. */
	aConfirmer?: string;
	/** Only a reminder that this is not pleaded: kept out of what the facts show to be out of order. */
	rappel?: true;
};

/**
 * What a refusal, or an absence, leaves of a ground. `perdu`: nothing while no interview is held. `presque-perdu`: nothing
 * after a written refusal, at most weak after an absence. `propre`: the ground arises only then.
 */
export type EffetDuBoycott = {
	effet: 'perdu' | 'presque-perdu' | 'intact' | 'renforce' | 'propre';
	texte: string;
};

/** How far the dossier must have gone for the questions to mean something. */
export type Stade = 'convocation' | 'entretien' | 'compte-rendu' | 'commission';

type Choix = Readonly<Record<string, string>>;

/** A question of a ground, as data. */
export type QuestionDeMoyen = {
	code: string;
	texte: string | ((population: Population) => string);
	/** Codes and French words of a closed list, « je ne sais pas » excluded: it is added to all of them. */
	reponses: Choix | 'texte' | 'date' | { minimum: number; maximum: number };
	pourquoi: string;
	/** False when the question would be pointless here: the facts say it, or another answer does. */
	utile?: (examen: Examen) => boolean;
	/** Only in these régimes, where the ground holds in more. */
	regimes?: readonly RegimeCode[];
};

/** A ground of moyens.md: everything that is the same for every dossier. */
export type Fiche = {
	code: CodeMoyen;
	titre: string;
	/** The text, or the principle, that was not followed. */
	fondements: Sources | ((population: Population) => Sources);
	/** Decisions and readings for, and against. What is not known is said to be so. */
	pour: readonly Enonce[];
	contre: readonly Enonce[];
	preuves: readonly string[];
	/** Where it holds. */
	regimes: readonly RegimeCode[];
	/** It holds elsewhere too, where a text of the employer says so. */
	aussi?: (examen: Examen) => boolean;
	stade: Stade;
	boycott: EffetDuBoycott;
	questions: readonly QuestionDeMoyen[];
	cas: readonly Cas[];
	/** For the letter; empty for a ground that nobody should plead. */
	paragraphe: (examen: Examen) => string;
	/** What it is still good for, when it is not pleaded. */
	defense?: string;
};

export const FONCTIONNAIRES = ['fpe', 'fpt', 'fph'] as const satisfies readonly RegimeCode[];
export const AVEC_ENTRETIEN = [
	...FONCTIONNAIRES,
	'contractuel-etat',
	'contractuel-territorial',
	'contractuel-hospitalier'
] as const satisfies readonly RegimeCode[];
/** The older marking systems too, by analogy. */
export const TOUS = [
	...AVEC_ENTRETIEN,
	'onic-2005',
	'ouvriers-defense-1972'
] as const satisfies readonly RegimeCode[];

export const OUI_NON: Choix = { oui: 'oui', non: 'non' };
export const NE_SAIT_PAS: Choix = { [NE_SAIS_PAS]: 'je ne sais pas' };

/** The limit of every flaw of procedure (moyens.md § 1). */
export const VICE_DE_PROCEDURE: Enonce = {
	texte:
		"Un vice de procédure n'annule que s'il a pu changer le résultat ou s'il a privé d'une garantie : il faut dire ce que vous avez perdu.",
	fondement: 'ce-335033'
};

/**
 * A passage that words point at, to be read in its context and confirmed. `si`: only where the words write it themselves, or
 * where their statement has a word of blame. What is written has the strength of the table; what is suggested, at most its
 * lower one.
 */
export const parLesMots = (
	code: CodeMoyen,
	force: Force,
	{ quand, suite, si }: { quand: string; suite: string; si?: 'ecrit' | 'reproche' }
): Cas => ({
	force,
	quand,
	aConfirmer: code,
	si: (examen) => aLire(examen, code) && (si === undefined || passage(examen, code)?.[si] === true),
	constat: (examen) =>
		`Des mots du compte rendu y font penser : « ${enUneLigne(passage(examen, code)?.phrase ?? '')} ». Ils se lisent dans leur contexte. ${suite}`
});
