import path from 'node:path';
import { z } from 'zod';
import { CERTITUDES, REGIMES } from '#lib/domain/regimes/codes.ts';
import {
	ContenuRefuse,
	dossierDuContenu,
	fichiers,
	jour,
	ouvrir,
	phrase,
	source,
	uneFois,
	verifier
} from '#lib/server/contenu.ts';
import { liens, sourcesCitees } from '#lib/server/documents/html.ts';

/*
 * The questions that people ask, and what the union answers: one file each in `src/content/droits`, checked once. A mistake
 * stops the start with the file and what to mend.
 */

/** Parts of the list of questions, in the order of a year. */
export const RUBRIQUES = [
	'avant',
	'convocation',
	'compte-rendu',
	'recours',
	'protections',
	'collectif'
] as const;
export type Rubrique = (typeof RUBRIQUES)[number];

const code = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'un code s’écrit en minuscules avec des tirets');
const certitude = z.enum(CERTITUDES);
const regimes = z.array(z.enum(REGIMES)).min(1);

const affirmation = z.strictObject({ texte: phrase, fondements: z.array(source).min(1), certitude });

const entete = z.strictObject({
	code,
	question: phrase,
	/** The short answer, read first and often alone. */
	court: phrase,
	rubrique: z.enum(RUBRIQUES),
	ordre: z.int(),
	version: z.string().min(1),
	verifieLe: jour,
	/** Of the short answer. */
	certitude,
	fondements: z.array(source),
	/** For whom; everybody when absent. */
	regimes: regimes.optional(),
	employeur: z
		.strictObject({ peut: z.array(affirmation).default([]), nePeutPas: z.array(affirmation).default([]) })
		.optional(),
	/** The page shows what is risked, by employer and status. */
	risques: z.boolean().default(false),
	/** What differs by régime. */
	parRegime: z.array(affirmation.extend({ regimes })).default([]),
	/** The next act, on this site. */
	suite: z.strictObject({
		texte: phrase,
		href: z.string().regex(/^\/(?!\/)/, 'la suite est une page de ce site'),
		libelle: phrase
	}),
	liees: z.array(code).default([]),
	/** Claims of leaflets that go round, and what the law makes of them. */
	seeds: z.array(z.strictObject({ dit: phrase, verite: phrase })).default([])
});

/** A question, as its file says it, and the Markdown of its answer. */
export type Question = z.output<typeof entete> & { corps: string };

/** Every question, by part then in the order that the union gave. */
export const questions = uneFois((): readonly Question[] =>
	lireQuestions(path.join(dossierDuContenu(), 'droits'))
);

/** The question of this code; undefined when there is none. */
export const question = (cherche: string): Question | undefined =>
	questions().find(({ code: un }) => un === cherche);

/** Every source on which an answer rests, once, in the order of the page. */
export const sourcesDeQuestion = ({ fondements, parRegime, employeur, corps }: Question): string[] => [
	...new Set([
		...fondements,
		...sourcesCitees(corps),
		...parRegime.flatMap((cas) => cas.fondements),
		...[...(employeur?.peut ?? []), ...(employeur?.nePeutPas ?? [])].flatMap((une) => une.fondements)
	])
];

/** Reads the questions of a folder. Throws `ContenuRefuse` on the first one that could not be shown as it stands. */
export function lireQuestions(dossier: string): Question[] {
	const lues = fichiers(dossier, '.md').map((fichier) => ({ fichier, lue: lireQuestion(fichier) }));
	const codes = new Set(lues.map(({ lue }) => lue.code));
	const places = new Set<string>();
	for (const { fichier, lue } of lues) {
		const perdue = [...lue.liees, ...questionsCitees(lue.corps)].find((une) => !codes.has(une));
		if (perdue !== undefined) throw new ContenuRefuse(fichier, `la question « ${perdue} » n’existe pas.`);
		const place = `${lue.rubrique} ${lue.ordre}`;
		if (places.has(place)) {
			throw new ContenuRefuse(fichier, `une autre question a l’ordre ${lue.ordre} dans « ${lue.rubrique} ».`);
		}
		places.add(place);
	}
	const rang = ({ rubrique }: Question) => RUBRIQUES.indexOf(rubrique);
	return lues.map(({ lue }) => lue).sort((a, b) => rang(a) - rang(b) || a.ordre - b.ordre);
}

function lireQuestion(fichier: string): Question {
	const { donnees, corps } = ouvrir(fichier);
	const lue = { ...verifier(entete, donnees, fichier), corps };
	const faute = fauteDe(lue, path.basename(fichier, '.md'));
	if (faute !== null) throw new ContenuRefuse(fichier, faute);
	return lue;
}

function fauteDe({ code: sien, rubrique, fondements, corps }: Question, nom: string): string | null {
	if (sien !== nom) return `le code « ${sien} » n’est pas le nom du fichier.`;
	if (corps.trim() === '') return 'la réponse n’a pas de texte.';
	if (/^#(?!# )/m.test(corps)) return 'les titres d’une réponse s’écrivent avec « ## ».';
	if (fondements.length === 0 && rubrique !== 'collectif') return 'la réponse ne cite aucune source.';
	const fausse = sourcesCitees(corps).find((une) => !source.safeParse(une).success);
	if (fausse !== undefined) return `la source « ${fausse} » n’est pas au registre, ou le texte est abrogé.`;
	const ailleurs = liens(corps).find((href) => !/^(?:source:|\/(?!\/)|#|https:\/\/|mailto:|tel:)/.test(href));
	return ailleurs === undefined ? null : `le lien « ${ailleurs} » ne mène nulle part où une page peut mener.`;
}

const questionsCitees = (corps: string): string[] =>
	liens(corps).flatMap((href) => /^\/droits\/([^/#?]+)/.exec(href)?.[1] ?? []);
