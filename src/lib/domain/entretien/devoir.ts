import type { Examen } from '#lib/domain/moyens/examen.ts';
import type { CodeMoyen } from '#lib/domain/moyens/moyen.ts';
import type { Population } from '#lib/domain/moyens/textes.ts';
import type { Certitude, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { SourcesCitees } from '#lib/domain/regimes/regle.ts';

/** When the evaluator owes it. */
export type Moment = 'avant' | 'pendant' | 'apres';

/** What a duty is worth: a text says it, an employer’s own instruction does, or only good practice. */
export type Poids = 'texte' | 'consigne' | 'usage';

/** Whether a duty was kept, as far as facts and answers tell; nothing said is unknown, never “no”. */
export type Etat = 'suivi' | 'manque' | 'inconnu';

/** A question that no ground asks: closed, one answer or several. */
export type QuestionPropre = {
	code: string;
	texte: string;
	choix: Readonly<Record<string, string>>;
	plusieurs?: true;
};

/** Answers to the questions that no ground asks, by code; several ones stand in one list. */
export type ReponsesPropres = Readonly<Record<string, readonly string[]>>;

/** What a duty is looked for in. */
export type Releve = { examen: Examen; propres: ReponsesPropres };

/** What the text that holds for this agent makes of a duty. */
export type Valeur = { poids: Poids; fondements: SourcesCitees; certitude: Certitude };

/** A duty of the evaluator, as data. */
export type Devoir = {
	code: string;
	moment: Moment;
	/** What the evaluator does: « Vous convoquer… ». */
	texte: string | ((examen: Examen) => string);
	/** In these régimes alone. */
	regimes?: readonly RegimeCode[];
	valeur: (population: Population & Pick<Examen, 'applicable'>) => Valeur;
	/** Questions of the grounds that tell whether it was kept, in the order in which they are asked. */
	questions: readonly string[];
	propre?: QuestionPropre;
	etat: (releve: Releve) => Etat;
	/** The ground that a breach may raise. */
	moyen: CodeMoyen | null;
	/** What to do when it was not kept. */
	suite: string;
};
