import { comparaison } from '#lib/domain/moyens/comparaison.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import type { Force, MoyenRetenu, Question } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { pieges } from '#lib/domain/moyens/pieges.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import { estAnalogie, texteSur } from '#lib/domain/moyens/textes.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { comparaisonVue } from './comparaison-vue.ts';
import {
	champDuRefus,
	declaration,
	QUESTION,
	saisieDe,
	type Declaration,
	type Saisie
} from './declaration.ts';
import type { CodeEtape } from './etapes.ts';
import { groupesDeQuestions, mentionsVues } from './questions-vue.ts';
import type { MoyenVu, Vue, VueQuestions, VueResultat, VueTexte } from './vue.ts';

type Valeurs = Readonly<Record<string, string>>;
type Commun = Pick<VueTexte, 'saisie' | 'erreurs' | 'au' | 'reponses'>;

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

/** Most mentions that a page shows; a report holds a handful. */
const MENTIONS_MONTREES = 40;

async function vueResultat(
	ctx: Context,
	commun: Commun,
	{ situation, dossier }: Declaration,
	retenus: readonly MoyenRetenu[]
): Promise<VueResultat> {
	const { texte = '', textePrecedent = '', au } = dossier;
	const vus = retenus.map((moyen) => moyenVu(moyen, au));
	const plaidables = vus.filter(({ force }) => force !== 'sans-effet');
	const trouvees = mentionsVues(texte);
	return {
		...commun,
		etape: 'resultat',
		phrase: situation.phrase,
		bilan: bilanDe(plaidables),
		resteAFaire: plaidables.every(({ force }) => force === 'faible')
			? resteAFaire(dossier, plaidables.length > 0)
			: null,
		moyens: plaidables,
		sansEffet: vus.filter(({ force }) => force === 'sans-effet'),
		apresRefus: ['refuse', 'absent'].includes(commun.saisie.issue)
			? { ...APRES_REFUS, sources: APRES_REFUS.sources.map((code) => reference(fondement(code), au)) }
			: null,
		mentions:
			texte === ''
				? null
				: {
						vues: trouvees.slice(0, MENTIONS_MONTREES),
						autres: Math.max(0, trouvees.length - MENTIONS_MONTREES)
					},
		comparaison: comparaisonVue(comparaison(texte, textePrecedent)),
		pieges: pieges(situation).map(({ nePasEcrire, pourquoi, ecrirePlutot, fondements }) => ({
			nePasEcrire,
			pourquoi,
			ecrirePlutot,
			sources: fondements.map((source) => reference(source, au))
		})),
		contacts: await contacts(ctx, situation.employeur ?? null)
	};
}

/** The union’s reading of the flaws of procedure after a refusal (moyens.md §§ 4 and 5): no decision settles it. */
const APRES_REFUS = {
	texte: typographie(
		'Lecture du syndicat : après un refus ou une absence, ce qui touche à la convocation et à l’entretien ne pèse plus, ou presque. Nous ne le proposons donc pas, ou seulement comme appui.'
	),
	sources: ['ce-335033', 'ta-nimes-2202173']
};

const FORCES: Record<Force, string> = {
	forte: 'Argument fort',
	moyenne: 'Argument moyen',
	faible: 'Argument faible',
	'sans-effet': 'Sans effet'
};

function moyenVu(moyen: MoyenRetenu, au: Temporal.PlainDate): MoyenVu {
	const { code, titre, force, texte, boycott, preuves, paragraphe } = moyen;
	const argument = (un: MoyenRetenu['pour'][number]) => ({
		texte: un.texte,
		source: reference(un.fondement, au)
	});
	const dits = new Set([...moyen.pour, ...moyen.contre].map((un) => un.fondement.code));
	return {
		code,
		titre,
		force,
		forceEnMots: FORCES[force],
		texte,
		aConfirmer: moyen.aConfirmer !== null,
		boycott,
		defense: moyen.defense?.texte ?? null,
		pour: moyen.pour.map(argument),
		contre: moyen.contre.map(argument),
		preuves,
		paragraphe,
		autresSources: moyen.fondements
			.filter((source) => force === 'sans-effet' || !dits.has(source.code))
			.map((source) => reference(source, au))
	};
}

/** What the texts leave to whoever found nothing solid; in the older marking systems, only whom to ask. */
function resteAFaire({ regime, au }: Dossier, faible: boolean): NonNullable<VueResultat['resteAFaire']> {
	const titre = faible ? 'Rien de solide pour l’instant' : 'Rien trouvé ne veut pas dire rien à faire';
	if (estAnalogie({ regime })) {
		const texte =
			'Vos règles de notation sont anciennes : faites d’abord confirmer votre statut par la section.';
		return { titre, texte: typographie(texte), sources: [] };
	}
	const codes = [...new Set([texteSur('visa', { regime }), texteSur('revision', { regime })])];
	return {
		titre,
		texte: typographie(
			'Vous pouvez répondre à plus de questions, écrire vos observations, et demander la révision de ce que vous contestez, élément par élément, avec la rédaction que vous souhaitez. Relisez le texte avec quelqu’un de la section : un œil extérieur voit autre chose.'
		),
		sources: codes.map((code) => reference(fondement(code), au))
	};
}

function bilanDe(plaidables: readonly MoyenVu[]): string {
	if (plaidables.length === 0) return 'Nous n’avons rien trouvé qui se plaide, d’après ce que vous avez dit.';
	const parForce = (['forte', 'moyenne', 'faible'] as const).flatMap((force) => {
		const nombre = plaidables.filter((moyen) => moyen.force === force).length;
		const mot = FORCES[force].split(' ')[1] ?? '';
		return nombre > 0 ? [compte(nombre, mot)] : [];
	});
	return typographie(`${compte(plaidables.length, 'argument')} : ${parForce.join(', ')}.`);
}
