import type { Quota } from '#lib/domain/notation/quotas.ts';
import {
	type CodeDeRegle,
	type Niveau,
	NIVEAUX,
	regleDeNotation,
	type Systeme
} from '#lib/domain/notation/regles.ts';
import { type Fondement, fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** What goes against a rule, or is to be looked at: what the text says, what was found. */
export type Anomalie = {
	code: CodeDeRegle;
	niveau: Niveau;
	texte: string;
	/** Whom it is about, in a list. */
	agent?: string;
	/** The text, with the article of this very rule. */
	fondement: Fondement;
};

/** A sentence with its sources. */
export type Remarque = { texte: string; fondements: Fondement[] };

/** What a marking says once held against its text. */
export type ResultatNotation = {
	systeme: Systeme;
	/** What the text is worth today: to be printed before anything else. */
	mention: Remarque;
	/** The mark that the points give, when they are known. */
	note?: number;
	/** The gravest first. What is unknown is not an anomaly. */
	anomalies: Anomalie[];
	/** The two quotas of a corps. */
	quotas?: Quota[];
	/** What the text leaves open, to be printed with the result. */
	ambiguites: Remarque[];
	/** What may come next: these texts set neither delay nor recourse. */
	suite: Remarque;
};

/** An anomaly, its sentence in French typography; the level is that of the rule unless told. */
export function anomalie(
	code: CodeDeRegle,
	texte: string,
	{ niveau, agent }: { niveau?: Niveau; agent?: string } = {}
): Anomalie {
	const { regle, fondement: source } = regleDeNotation(code);
	return {
		code,
		niveau: niveau ?? regle.niveau,
		texte: typographie(texte),
		...(agent === undefined ? {} : { agent }),
		fondement: source
	};
}

/** A sentence in French typography with the sources of these codes. */
export const remarque = (texte: string, ...sources: string[]): Remarque => ({
	texte: typographie(texte),
	fondements: sources.map(fondement)
});

const GRAVITE = Object.keys(NIVEAUX);

/** The same anomalies, the gravest first, then in the order of the text; those of a list keep its order. */
export const parGravite = (anomalies: readonly Anomalie[]): Anomalie[] =>
	anomalies.toSorted(
		(a, b) => GRAVITE.indexOf(a.niveau) - GRAVITE.indexOf(b.niveau) || a.code.localeCompare(b.code)
	);
