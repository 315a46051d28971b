import { lireQuestion } from '#lib/domain/contrat/echeances.ts';
import {
	documentIrregularites,
	documentQuestions,
	type DossierLu,
	lireDossier
} from '#lib/domain/contrat/irregularites.ts';
import type { Argument, MoyenRetenu, Question } from '#lib/domain/moyens/moyen.ts';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { nonPlaides, pieges } from '#lib/domain/moyens/pieges.ts';
import { principes } from '#lib/domain/moyens/principes.ts';
import { questions } from '#lib/domain/moyens/questions.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import {
	type EmployeurCode,
	EMPLOYEURS,
	type RegimeCode,
	REGIMES,
	STATUTS,
	ZONES
} from '#lib/domain/regimes/codes.ts';
import { citation, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import type { Commande, Io, ParsedArgs, Sortie } from './commande.ts';
import { lireJson } from './saisie.ts';

const usage = `vigie irregularites --questions --regime fpe [--employeur dgfip] [--dossier FICHIER] [--json]
vigie irregularites --dossier FICHIER --regime fpe [--employeur dgfip] [--zone metropole] [--au 2026-02-01] [--json]

Ce qui n’est pas régulier dans un compte rendu, ce que chaque argument vaut, et un paragraphe pour la lettre.
  --questions  la liste des questions ; avec un dossier, seulement celles qui restent utiles
  --dossier    fichier JSON {"faits":[…],"reponses":{"G07":"non", …},"texte":"…","textePrecedent":"…"}, chaque champ
               facultatif ; « - » pour l’entrée standard
  --regime     ${REGIMES.join(', ')}
  --employeur  ${EMPLOYEURS.join(', ')}
  --zone       ${ZONES.join(', ')}
  --au         jour où la question est posée (aujourd’hui à Paris par défaut)
  --statut     ${STATUTS.join(', ')} (aucun argument n’en dépend)
  --decharge   décharge syndicale en pour cent`;

/** `vigie irregularites`: the checklist of a report, or the audit of a dossier. */
export const commande: Commande = {
	nom: 'irregularites',
	usage,
	options: {
		questions: { type: 'boolean' },
		dossier: { type: 'string' },
		regime: { type: 'string' },
		employeur: { type: 'string' },
		zone: { type: 'string' },
		au: { type: 'string' },
		statut: { type: 'string' },
		decharge: { type: 'string' }
	},
	run: examiner
};

async function examiner({ options }: ParsedArgs, io: Io): Promise<Sortie | Refus> {
	const question = lireQuestion(options, io.today());
	if (!question.ok) return question;
	const dossier = await lireLeDossier(options, io);
	if (!dossier.ok) return dossier;
	const tout = { ...question.valeur, ...dossier.valeur };
	if (options.questions) {
		const liste = questions(tout);
		return liste.ok
			? { json: documentQuestions(liste.questions), texte: questionsEnFrancais(liste.questions) }
			: liste;
	}
	const audit = moyens(tout);
	return audit.ok
		? { json: documentIrregularites(audit.moyens), texte: auditEnFrancais(audit.moyens, tout) }
		: audit;
}

/** The file of the dossier; the checklist does without. */
async function lireLeDossier(
	{ dossier, questions: liste }: ParsedArgs['options'],
	io: Io
): Promise<{ ok: true; valeur: DossierLu } | Refus> {
	if (typeof dossier === 'string') {
		const lu = await lireJson(dossier, 'dossier', io);
		return lu.ok ? lireDossier(lu.valeur) : lu;
	}
	return liste
		? { ok: true, valeur: { faits: [], reponses: {} } }
		: refus(
				'option-manquante',
				'Il manque « dossier » : donnez un fichier JSON, « - » pour l’entrée standard, ou demandez les questions avec « --questions ».',
				'dossier'
			);
}

const ATTENDUS = {
	texte: 'un texte',
	nombre: 'un nombre entier',
	date: 'un jour, comme 2026-01-26'
} as const;

const questionsEnFrancais = (liste: readonly Question[]): string =>
	typographie(
		liste
			.flatMap(({ code, texte, reponses, libelles, pourquoi }) => [
				`${code} ${texte}`,
				`  ${pourquoi}`,
				...(typeof reponses === 'string'
					? [`  Réponse : ${ATTENDUS[reponses]}`]
					: reponses.map((reponse) => `  - ${reponse} : ${libelles?.[reponse] ?? reponse}`)),
				''
			])
			.join('\n')
	);

const FORCES: Record<MoyenRetenu['force'], string> = {
	forte: 'argument fort',
	moyenne: 'argument moyen',
	faible: 'argument faible',
	'sans-effet': 'à ne pas plaider'
};

type Population = { regime: RegimeCode; employeur?: EmployeurCode | null };

const auditEnFrancais = (liste: readonly MoyenRetenu[], population: Population): string =>
	typographie(
		[
			...(liste.length === 0 ? [RIEN] : [...avantTout(population), ...liste.flatMap(moyenEnFrancais)]),
			...aNePasPlaider(liste, population),
			...aNePasEcrire(population),
			AUCUNE_CERTITUDE
		].join('\n')
	);

const RIEN = "Rien n'apparaît avec ce que vous avez dit. Une question laissée sans réponse ne montre rien.\n";
const AUCUNE_CERTITUDE = "Aucun argument n'est certain : parlez-en à la section avant d'écrire.";

const avantTout = (population: Population): string[] => [
	'Avant tout',
	...principes(population).map(({ texte, fondements }) => `  - ${texte} (${sources(fondements)})`),
	''
];

/** What the list has not already shown as such. */
function aNePasPlaider(liste: readonly MoyenRetenu[], population: Population): string[] {
	const autres = nonPlaides(population).filter(({ code }) => !liste.some((moyen) => moyen.code === code));
	return autres.length === 0
		? []
		: [
				'À ne pas plaider non plus',
				...autres.map(
					({ code, titre, quand, pourquoi }) =>
						`  - ${code} ${titre}${quand === null ? '' : `, quand ${quand}`}. ${pourquoi}`
				),
				''
			];
}

const aNePasEcrire = (population: Population): string[] => [
	'À ne pas écrire',
	...pieges(population).flatMap(({ nePasEcrire, pourquoi, ecrirePlutot, fondements }) => [
		`  - ${majuscule(nePasEcrire)}. ${pourquoi} (${sources(fondements)})`,
		`    ${ecrirePlutot === null ? "N'écrivez rien à la place." : `Plutôt : ${ecrirePlutot}`}`
	]),
	''
];

const sources = (fondements: readonly Fondement[]): string => fondements.map(citation).join(' ; ');

const moyenEnFrancais = (moyen: MoyenRetenu): string[] => [
	`${moyen.code} ${moyen.titre} (${FORCES[moyen.force]})`,
	`  ${moyen.texte}`,
	...(moyen.boycott ? [`  Après votre refus ou votre absence : ${moyen.boycott}`] : []),
	...moyen.pour.map((un) => `  Pour : ${argument(un)}`),
	...moyen.contre.map((un) => `  Contre : ${argument(un)}`),
	...(moyen.defense ? [`  ${moyen.defense.texte}`] : []),
	...(moyen.preuves.length > 0 ? [`  À réunir : ${moyen.preuves.join(' ; ')}.`] : []),
	...(moyen.paragraphe ? [`  Pour la lettre : ${moyen.paragraphe}`] : []),
	`  Sources : ${sources(moyen.fondements)}`,
	''
];

const argument = ({ texte, fondement }: Argument): string => `${texte} (${citation(fondement)})`;
