import { mentions, type Mention } from '#lib/domain/moyens/mentions.ts';
import type { Question } from '#lib/domain/moyens/moyen.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import type { BlocDeQuestions, GroupeDeQuestions, MentionVue, QuestionVue } from './moyens-vus.ts';

/** Prefix of the fields that answer the questions: `q-G20`. */
export const QUESTION = 'q-';

/** What each kind of mention is about, in words. */
const LIBELLES: Record<Mention['genre'], string> = {
	syndicat: 'Activité syndicale',
	opinions: 'Opinions',
	sante: 'Santé',
	absence: 'Absences',
	grossesse: 'Maternité, famille',
	presence: 'Durée de présence',
	'temps-partiel': 'Temps partiel, congés',
	greve: 'Grève',
	discrimination: 'Âge, sexe, handicap, origine',
	personne: 'La personne, pas le travail',
	quota: 'Quota',
	'refus-entretien': 'Refus de l’entretien'
};

/** Mentions of a text as the page shows them. */
export const mentionsVues = (texte: string): (MentionVue & { moyen: Mention['moyen'] })[] =>
	mentions(texte).map(({ genre, moyen, avant, extrait, apres, reproche }) => ({
		genre,
		moyen,
		libelle: LIBELLES[genre],
		avant,
		extrait,
		apres,
		reproche
	}));

/** Questions by what they are about, in the order in which a report is read; the numbers are those of the grounds. */
const GROUPES: { titre: string; moyens: [number, number][] }[] = [
	{ titre: 'Ce qui n’a rien à faire dans un compte rendu', moyens: [[20, 27]] },
	{ titre: 'Votre refus ou votre absence', moyens: [[39, 40]] },
	{ titre: 'L’appréciation de votre travail', moyens: [[28, 37]] },
	{
		titre: 'Le document et ses signatures',
		moyens: [
			[7, 12],
			[15, 18]
		]
	},
	{
		titre: 'La convocation et l’entretien',
		moyens: [
			[1, 6],
			[19, 19],
			[38, 38]
		]
	},
	{ titre: 'Après un recours', moyens: [[13, 14]] }
];

/** Most passages shown beside one question. */
const PASSAGES_MONTRES = 4;

/** The checklist as the page shows it; a group without question is left out. `reponses`: by the names of the fields. */
export function groupesDeQuestions(
	liste: readonly Question[],
	texte: string,
	reponses: Readonly<Record<string, string>>
): { groupes: GroupeDeQuestions[]; passages: number } {
	const trouvees = mentionsVues(texte);
	const groupes = GROUPES.map(({ titre, moyens }) => {
		const codes = [...new Set(liste.map(({ moyen }) => moyen))].filter((code) =>
			moyens.some(([de, a]) => de <= Number(code.slice(1)) && Number(code.slice(1)) <= a)
		);
		const blocs = codes.map((moyen): BlocDeQuestions => {
			const passages = trouvees.filter((mention) => mention.moyen === moyen);
			return {
				moyen,
				passages: passages.slice(0, PASSAGES_MONTRES),
				autresPassages: Math.max(0, passages.length - PASSAGES_MONTRES),
				questions: questionsVues(
					liste.filter((une) => une.moyen === moyen),
					reponses
				)
			};
		});
		const ouvert = blocs.some(
			({ passages, questions }) => passages.length > 0 || questions.some(({ valeur }) => valeur !== '')
		);
		return { titre, ouvert, blocs };
	}).filter(({ blocs }) => blocs.length > 0);
	return { groupes, passages: trouvees.length };
}

/** The questions of one ground. Those that follow from the first one wait for its answer; a number stands by itself. */
function questionsVues(
	liste: readonly Question[],
	reponses: Readonly<Record<string, string>>
): QuestionVue[] {
	const aUnePremiere = liste.some(({ code, moyen }) => code === moyen);
	return liste.map((question) => ({
		...questionVue(question, reponses),
		suite: aUnePremiere && question.code !== question.moyen && question.reponses !== 'nombre'
	}));
}

function questionVue(
	{ code, texte, pourquoi, reponses: attendu, libelles }: Question,
	reponses: Readonly<Record<string, string>>
): Omit<QuestionVue, 'suite'> {
	const nom = QUESTION + code;
	return {
		nom,
		texte: typographie(texte),
		pourquoi: typographie(pourquoi),
		genre: typeof attendu === 'string' ? attendu : 'choix',
		options: Object.entries(libelles ?? {}).map(([valeur, libelle]) => ({
			valeur,
			libelle: majuscule(libelle)
		})),
		valeur: reponses[nom] ?? ''
	};
}
