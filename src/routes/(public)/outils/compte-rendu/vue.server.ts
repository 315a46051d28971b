import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import type { Question } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Context } from '#lib/server/context.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { champDuRefus, declaration, saisieDe, type Declaration, type Saisie } from './declaration.ts';
import type { CodeEtape } from './etapes.ts';
import { groupesDeQuestions, QUESTION } from '../../../questions-vues.ts';
import { vueResultat } from './resultat.server.ts';
import type { Commun, Vue, VueQuestions, VueTexte } from './vue.ts';

type Valeurs = Readonly<Record<string, string>>;

/** What to show to somebody who has said nothing yet. */
export const premiereVue = (ctx: Context): VueTexte => ({
	etape: 'texte',
	saisie: saisieDe({}),
	erreurs: [],
	au: ctx.today().toString(),
	reponses: {}
});

/**
 * What to show to somebody who sends the form of any step to this one: this step, or the first one that cannot be passed
 * yet, with what is to be mended. Nothing of it is kept.
 */
export async function vueDemandee(ctx: Context, valeurs: Valeurs, demandee: CodeEtape): Promise<Vue> {
	const today = ctx.today();
	const saisie = saisieDe(valeurs);
	const commun = (erreurs: ErreurChamp[]): Commun => ({
		saisie,
		erreurs,
		au: today.toString(),
		reponses: reponsesEnvoyees(valeurs)
	});
	if (demandee === 'texte') return { ...commun([]), etape: 'texte' };
	const dite = declaration(saisie, today);
	if (!dite.ok) return { ...commun(dite.erreurs), etape: 'texte' };
	const posees = questionsDe(dite.declaration.dossier, saisie);
	if (!posees.ok) return { ...commun([erreurDe(posees, saisie)]), etape: 'texte' };
	if (demandee === 'questions') return vueQuestions(commun([]), dite.declaration, posees.questions);
	const dossier = avecReponses(dite.declaration.dossier, posees.questions, valeurs);
	const retenus = moyens(dossier);
	if (!retenus.ok) {
		const reproche = nommee(erreurDe(retenus, saisie), posees.questions);
		return vueQuestions(commun([reproche]), dite.declaration, posees.questions);
	}
	return vueResultat(ctx, commun([]), dite.declaration, retenus.moyens);
}

/** The answers that came, by the names of their fields; they go with the form from one page to the next. */
const reponsesEnvoyees = (valeurs: Valeurs): Record<string, string> =>
	Object.fromEntries(
		Object.entries(valeurs).filter(([nom, valeur]) => NOM_DE_QUESTION.test(nom) && valeur !== '')
	);

const NOM_DE_QUESTION = /^q-G\d\d(?:-[a-z]{1,20})?$/;

/** The questions of this dossier; what became of the interview was asked first, and is not asked again. */
function questionsDe(dossier: Dossier, { issue }: Saisie): ReturnType<typeof questions> {
	const posees = questions(dossier);
	if (!posees.ok || issue === 'aucun') return posees;
	return { ok: true, questions: posees.questions.filter(({ code }) => code !== 'G05') };
}

/** Only what was asked is an answer. A day may be typed the French way. */
function avecReponses(dossier: Dossier, posees: readonly Question[], valeurs: Valeurs): Dossier {
	const dites = posees.flatMap(({ code, reponses: attendu }): [string, string][] => {
		const valeur = valeurs[QUESTION + code] ?? '';
		if (valeur === '') return [];
		return [[code, attendu === 'date' ? (jourSaisi(valeur) ?? valeur) : valeur]];
	});
	return { ...dossier, reponses: { ...dossier.reponses, ...Object.fromEntries(dites) } };
}

/** A refusal of the domain at its field; without one, at the last day that was given. */
const erreurDe = ({ refus }: Refus, saisie: Saisie): ErreurChamp => ({
	champ: champDuRefus(saisie, refus.champ),
	message: refus.message
});

/** A refused answer is told by its question, not by the code of it. */
const nommee = ({ champ, message }: ErreurChamp, posees: readonly Question[]): ErreurChamp => {
	const question = posees.find(({ code }) => QUESTION + code === champ);
	if (!question) return { champ, message };
	return {
		champ,
		message: message.replace(typographie(`« ${question.code} »`), typographie(`« ${question.texte} »`))
	};
};

function vueQuestions(
	commun: Commun,
	{ situation, dossier }: Declaration,
	posees: readonly Question[]
): VueQuestions {
	const { groupes, passages } = groupesDeQuestions(posees, dossier.texte ?? '', commun.reponses);
	const fautifs = new Set(commun.erreurs.map(({ champ }) => champ));
	return {
		...commun,
		etape: 'questions',
		phrase: situation.phrase,
		groupes: groupes.map((groupe) => ({
			...groupe,
			ouvert:
				groupe.ouvert || groupe.blocs.some(({ questions }) => questions.some(({ nom }) => fautifs.has(nom)))
		})),
		passages
	};
}
