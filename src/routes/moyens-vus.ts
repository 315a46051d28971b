import type { Genre } from '#lib/domain/moyens/mentions.ts';
import type { Force } from '#lib/domain/moyens/moyen.ts';
import type { Reference } from '#lib/ui/format/reference.ts';

export type GroupeDeQuestions = {
	titre: string;
	/** Something in the text, or an answer, calls for it. */
	ouvert: boolean;
	blocs: BlocDeQuestions[];
};

/** The question of a ground and those that follow from its answer, beside what the text says. */
export type BlocDeQuestions = {
	moyen: string;
	passages: MentionVue[];
	/** How many more the text holds than are shown. */
	autresPassages: number;
	questions: QuestionVue[];
};

export type QuestionVue = {
	nom: string;
	texte: string;
	pourquoi: string;
	genre: 'choix' | 'texte' | 'nombre' | 'date';
	options: { valeur: string; libelle: string }[];
	valeur: string;
	/** Asked only once the first question of its ground is answered. */
	suite: boolean;
};

export type MentionVue = {
	genre: Genre;
	/** What it is about, in words. */
	libelle: string;
	avant: string;
	extrait: string;
	apres: string;
	reproche: boolean;
};

export type MoyenVu = {
	code: string;
	titre: string;
	force: Force;
	/** The strength in words. */
	forceEnMots: string;
	texte: string;
	aConfirmer: boolean;
	boycott: string | null;
	defense: string | null;
	pour: ArgumentVu[];
	contre: ArgumentVu[];
	preuves: string[];
	paragraphe: string;
	/** Those that no argument for or against has cited; all of them for a ground that is not pleaded. */
	autresSources: Reference[];
};

export type ArgumentVu = { texte: string; source: Reference };
