import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { condition, gabarit, type Noeud } from '#lib/domain/courriers/gabarit.ts';
import {
	SECTIONS,
	TYPES_DE_CHAMP,
	type Champ,
	type Modele,
	type Section
} from '#lib/domain/courriers/modele.ts';
import { passagesDe, texteDuPassage } from '#lib/domain/courriers/passages.ts';
import type { ContenuRisques, Notice } from '#lib/domain/courriers/risques.ts';
import { retraitDe } from '#lib/domain/courriers/retrait.ts';
import { avecTermes, type Termes } from '#lib/domain/courriers/termes.ts';
import { defautsDuModele, defautsDeCondition } from '#lib/domain/courriers/verification.ts';
import { CERTITUDES, EMPLOYEURS, type RegimeCode, REGIMES, STATUTS } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { LETTRES } from '#lib/domain/recours/brouillon.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { racineDuProjet } from '#lib/server/racine.ts';

/**
 * What the union writes, read from `src/content` and checked once: a mistake stops the start with the file, the line and
 * what is wrong. Nothing here changes while the program runs.
 */

/** Where everything that the union ships is. */
export const dossierDuContenu = () => path.join(racineDuProjet(), 'src', 'content');

const modelesDeTous = uneFois((): readonly Modele[] => lireModeles(path.join(dossierDuContenu(), 'modeles')));

/** The models of letters of a régime, in its words and in the order of a case: refuse, contest, remind, refer to the commission. */
export const modeles = (regime: RegimeCode = 'fpe'): readonly Modele[] =>
	modelesDeTous().filter((lu) => lu.regime === regime);

/** The model of this code in the words of a régime, undefined when that régime has none. */
export const modele = (code: string, regime: RegimeCode = 'fpe'): Modele | undefined =>
	modeles(regime).find((lu) => lu.code === code);

/** The risk notices of the employers, and what every agent should know beside them. */
export const contenuRisques = uneFois((): ContenuRisques =>
	lireRisques(path.join(dossierDuContenu(), 'employeurs'))
);

/** Reads at the first call, and never again. */
export function uneFois<T>(lire: () => T): () => T {
	let lu: { valeur: T } | undefined;
	return () => (lu ??= { valeur: lire() }).valeur;
}

/** A content file that cannot be used: said to whoever starts the program, with what to mend. */
export class ContenuRefuse extends Error {
	constructor(fichier: string, raison: string) {
		super(`Contenu à corriger, ${path.relative(racineDuProjet(), fichier)} : ${raison}`);
	}
}

/** A sentence, with French typography. */
export const phrase = z.string().trim().min(1).transform(typographie);
const code = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'un code s’écrit en minuscules avec des tirets');
const codeDeChamp = z.string().regex(/^[a-z][a-zA-Z\d]*$/, 'un champ s’écrit comme dateEntretien');
/** `AAAA-MM-JJ` */
export const jour = z.iso.date();
/** A recorded source that still holds: nothing may rest on a repealed text. */
export const source = z
	.string()
	.refine(estCitable, 'cette source n’est pas au registre, ou le texte est abrogé');

/** Whether a code is that of a source of the registry whose text still holds. */
export function estCitable(codeDeSource: string): boolean {
	try {
		return fondement(codeDeSource).etat !== 'abroge';
	} catch (cause) {
		if (cause instanceof RangeError) return false;
		throw cause;
	}
}

const choix = z.strictObject({ code, libelle: phrase, texte: phrase });
const commun = {
	code: codeDeChamp,
	libelle: phrase,
	aide: phrase.nullable().default(null),
	pourquoi: phrase.nullable().default(null),
	obligatoire: z.boolean().default(false),
	blanc: phrase.optional()
};
const maximum = z.int().positive().max(20_000);
/** How long the receiver’s form lets a text be: the field that says it, and the number when it is left empty. */
const limite = z.strictObject({ champ: codeDeChamp, defaut: z.int().positive().max(20_000) });
const nombreMaximum = z.int().positive().max(200);
const colonne = z
	.strictObject({ ...commun, type: z.enum(['texte', 'texte-long']), maximum })
	.transform(avecBlanc);
const champ = z
	.discriminatedUnion('type', [
		z.strictObject({ ...commun, type: z.enum(['texte', 'texte-long']), maximum, limite: limite.optional() }),
		z.strictObject({ ...commun, type: z.enum(['date', 'oui-non']) }),
		z.strictObject({
			...commun,
			type: z.literal('choix'),
			choix: z.array(choix).min(2),
			defaut: code.nullable().default(null)
		}),
		z.strictObject({ ...commun, type: z.literal('choix-multiple'), choix: z.array(choix).min(2) }),
		z.strictObject({ ...commun, type: z.literal('liste'), maximum, nombreMaximum }),
		z.strictObject({
			...commun,
			type: z.literal('tableau'),
			colonnes: z.array(colonne).min(1),
			nombreMaximum
		})
	])
	.transform(avecBlanc);

/** The blank of a partial letter is the question itself unless the file gives a shorter one. */
function avecBlanc<T extends { libelle: string; blanc?: string }>(lu: T): T & { blanc: string } {
	return { ...lu, blanc: lu.blanc ?? lu.libelle };
}

/** A model may add columns of its own to those of a shared table. */
const avecColonnes = z
	.looseObject({ colonnes: z.array(z.unknown()).optional(), colonnesEnPlus: z.array(z.unknown()).optional() })
	.transform(({ colonnesEnPlus, ...repris }) =>
		colonnesEnPlus ? { ...repris, colonnes: [...(repris.colonnes ?? []), ...colonnesEnPlus] } : repris
	);

/** A field of a model: the code of a shared one, a shared one with changes, or its own description. */
const champDeModele = z.union([
	codeDeChamp,
	z.looseObject({ reprend: codeDeChamp }),
	z.looseObject({ code: codeDeChamp, type: z.enum(TYPES_DE_CHAMP) })
]);

/** A sentence for everybody, or for some régimes only. */
const conseil = z.union([
	phrase.transform((texte) => ({ pour: null, texte })),
	z.strictObject({ pour: z.array(z.enum(REGIMES)).min(1), texte: phrase })
]);

const entete = z.strictObject({
	code,
	titre: phrase,
	resume: phrase,
	version: z.string().min(1),
	valideDu: jour,
	regimes: z.array(z.enum(REGIMES)).min(1),
	employeurs: z.array(z.enum(EMPLOYEURS)).min(1).nullable().default(null),
	champs: z.array(champDeModele).min(1),
	auMoinsUn: z.array(z.array(codeDeChamp).min(2)).default([]),
	/** The same for every régime, or each its own. */
	fondements: z.union([z.array(source).min(1), z.partialRecord(z.enum(REGIMES), z.array(source).min(1))]),
	avertissements: z.array(z.strictObject({ si: z.string(), texte: phrase })).default([]),
	/** Words that a section may put in its own way; their version changes with them. */
	passages: z.array(z.strictObject({ code, titre: phrase, version: z.string().min(1) })).default([]),
	avant: z.array(conseil).min(1),
	apres: z.array(conseil).min(1)
});

/** Order of a case, for the lists on screen and on the command line. */
const ORDRE = [
	'refus-collectif',
	'refus-en-une-ligne',
	'reponse-seconde-convocation',
	'demande-pieces',
	'demande-report',
	'absence',
	'demande-compte-rendu',
	'observations-compte-rendu',
	'demande-visa',
	'demande-notification',
	...LETTRES
];

/**
 * Reads the models of a folder: each once per régime that has it, in the words of that régime. Throws `ContenuRefuse` on the
 * first one that could give a wrong letter.
 */
export function lireModeles(dossier: string): Modele[] {
	const communs = champsCommuns(path.join(dossier, 'champs-communs.yaml'));
	const vocabulaire = lireTermes(path.join(dossier, 'termes-par-regime.yaml'));
	const lus = fichiers(dossier, '.md').flatMap((fichier) => lireModele(fichier, { communs, vocabulaire }));
	const rang = ({ code: c }: Modele) => (ORDRE.includes(c) ? ORDRE.indexOf(c) : ORDRE.length);
	return lus.sort((a, b) => rang(a) - rang(b) || (a.code < b.code ? -1 : 1));
}

/** The files of a folder with this end of name, by name. */
export const fichiers = (dossier: string, extension: string) =>
	readdirSync(dossier)
		.filter((nom) => nom.endsWith(extension))
		.sort()
		.map((nom) => path.join(dossier, nom));

function champsCommuns(fichier: string): Map<string, Record<string, unknown>> {
	const liste = verifier(
		z.array(z.looseObject({ code: codeDeChamp })),
		parse(readFileSync(fichier, 'utf8')),
		fichier
	);
	return new Map(liste.map((decrit) => [decrit.code, decrit]));
}

/** The words of each régime, as they are written and as they go into a template. */
type Vocabulaire = Record<string, { mots: Map<string, string | null>; termes: Termes }>;

const vocabulaireDesRegimes = z.partialRecord(
	z.enum(REGIMES),
	z.record(codeDeChamp, z.string().min(1).nullable())
);

/** Refused: a term that some régimes have forgotten; the empty ones are written « ~ ». */
function lireTermes(fichier: string): Vocabulaire {
	const lu = verifier(vocabulaireDesRegimes, parse(readFileSync(fichier, 'utf8')), fichier);
	const tous = new Set(Object.values(lu).flatMap((mots) => Object.keys(mots)));
	return Object.fromEntries(
		Object.entries(lu).map(([regime, mots]) => {
			const oublie = [...tous].find((terme) => !(terme in mots));
			if (oublie !== undefined) throw new ContenuRefuse(fichier, `${regime} n’a pas de terme « ${oublie} ».`);
			const termes = Object.entries(mots).map(([terme, texte]) => {
				if (texte === null) return [terme, null] as const;
				const noeuds = gabarit(texte);
				if (!noeuds.ok)
					throw new ContenuRefuse(fichier, `${regime}, « ${terme} » : ${noeuds.erreur.message}`);
				return [terme, noeuds.noeuds] as const;
			});
			return [regime, { mots: new Map(Object.entries(mots)), termes: new Map(termes) }];
		})
	);
}

type Cadre = { communs: Map<string, Record<string, unknown>>; vocabulaire: Vocabulaire };

/** A model of each régime that the file is for. */
function lireModele(fichier: string, { communs, vocabulaire }: Cadre): Modele[] {
	const { donnees, corps, ligneDuCorps } = ouvrir(fichier);
	const { regimes } = verifier(entete.pick({ regimes: true }).loose(), donnees, fichier);
	const sections = lireSections(corps, ligneDuCorps, fichier);
	return regimes.map((regime) => {
		const { mots, termes } = vocabulaire[regime] ?? { mots: new Map(), termes: new Map() };
		const dire = (donnee: unknown) => enMots(donnee, mots, `${regime}, `, fichier);
		const enTete = verifier(entete, dire(donnees), fichier);
		if (enTete.code !== path.basename(fichier, '.md')) {
			throw new ContenuRefuse(fichier, `le code « ${enTete.code} » n’est pas le nom du fichier.`);
		}
		const champs = enTete.champs.map((decrit) => lireChamp(decrit, communs, dire, fichier));
		const gabarits = Object.fromEntries(
			SECTIONS.map((section) => [section, avecTermes(sections[section], termes)])
		) as Record<Section, Noeud[]>;
		return sansDefaut(duRegime(regime, { ...enTete, champs }, gabarits, fichier), fichier);
	});
}

type EnTete = Omit<z.infer<typeof entete>, 'champs'> & { champs: Champ[] };

/** What the header of a file says to one régime. */
function duRegime(
	regime: RegimeCode,
	{ fondements, avertissements, passages, avant, apres, ...reste }: EnTete,
	gabarits: Record<Section, Noeud[]>,
	fichier: string
): Modele {
	const siens = (conseils: typeof avant) =>
		conseils.filter(({ pour }) => pour === null || pour.includes(regime)).map(({ texte }) => texte);
	const sources = Array.isArray(fondements) ? fondements : fondements[regime];
	if (sources === undefined) throw new ContenuRefuse(fichier, `${regime} n’a pas de fondements.`);
	const ecrits = new Map(
		SECTIONS.flatMap((section) => passagesDe(gabarits[section])).map((un) => [un.code, texteDuPassage(un)])
	);
	return {
		...reste,
		regime,
		fondements: sources,
		retrait: retraitDe(sources.map(fondement)),
		avant: siens(avant),
		apres: siens(apres),
		avertissements: avertissements.map(({ si, texte }) => {
			const lue = condition(si);
			if (!lue) throw new ContenuRefuse(fichier, `la condition « ${si} » ne se lit pas.`);
			return { si: lue, texte };
		}),
		passages: passages.map((passage) => ({ ...passage, texte: ecrits.get(passage.code) ?? '' })),
		gabarits
	};
}

function sansDefaut(lu: Modele, fichier: string): Modele {
	const parCode = { champs: new Map(lu.champs.map((c) => [c.code, c])) };
	const defauts = [
		...defautsDuModele(lu),
		...lu.avertissements.flatMap(({ si }) => defautsDeCondition(si, parCode))
	];
	if (defauts.length > 0) throw new ContenuRefuse(fichier, `${lu.regime}, ${defauts.join(' ')}`);
	return lu;
}

/** The sentences around a letter in the words of a régime. Refused: a term that it has not, or that depends on an answer. */
function enMots(donnee: unknown, mots: Map<string, string | null>, ou: string, fichier: string): unknown {
	if (Array.isArray(donnee)) return donnee.map((une: unknown) => enMots(une, mots, ou, fichier));
	if (typeof donnee === 'object' && donnee !== null) {
		return Object.fromEntries(
			Object.entries(donnee).map(([cle, une]) => [cle, enMots(une, mots, ou, fichier)])
		);
	}
	if (typeof donnee !== 'string') return donnee;
	return donnee.replace(/\{([a-z][a-zA-Z\d]*)\}/g, (_, terme: string) => {
		const mot = mots.get(terme);
		if (mot === undefined || mot === null || mot.includes('{'))
			throw new ContenuRefuse(fichier, `${ou}le terme « ${terme} » ne s’écrit pas ici.`);
		return mot;
	});
}

function lireChamp(
	decrit: z.infer<typeof champDeModele>,
	communs: Map<string, Record<string, unknown>>,
	dire: (donnee: unknown) => unknown,
	fichier: string
): Champ {
	if (typeof decrit !== 'string' && !('reprend' in decrit)) return verifier(champ, decrit, fichier);
	const { reprend, ...changements } = typeof decrit === 'string' ? { reprend: decrit } : decrit;
	const base = communs.get(String(reprend));
	if (!base) throw new ContenuRefuse(fichier, `le champ commun « ${String(reprend)} » n’existe pas.`);
	const repris = { ...(dire(base) as Record<string, unknown>), ...changements };
	return verifier(avecColonnes.pipe(champ), repris, fichier);
}

const TITRES: Record<string, Section> = {
	Destinataire: 'destinataire',
	Objet: 'objet',
	Lettre: 'lettre',
	'Pièces jointes': 'pieces-jointes'
};

/** The body is cut at its « # » titles; every section is a template. */
function lireSections(corps: string, ligneDuCorps: number, fichier: string): Record<Section, Noeud[]> {
	const sections = new Map<Section, Noeud[]>();
	let ligne = ligneDuCorps;
	for (const partie of corps.split(/^(?=# )/m)) {
		const [titre = '', ...lignes] = partie.split('\n');
		const section = TITRES[titre.replace(/^# /, '').trim()];
		if (partie.trim() !== '') {
			if (!section || sections.has(section)) {
				throw new ContenuRefuse(
					fichier,
					`ligne ${ligne}, la section « ${titre.trim()} » est inconnue ou répétée.`
				);
			}
			const lu = gabarit(lignes.join('\n'));
			if (!lu.ok) throw new ContenuRefuse(fichier, `ligne ${ligne + lu.erreur.ligne}, ${lu.erreur.message}`);
			sections.set(section, lu.noeuds);
		}
		ligne += lignes.length;
	}
	const lire = (section: Section): Noeud[] => {
		const noeuds = sections.get(section);
		if (noeuds === undefined && section !== 'pieces-jointes') {
			throw new ContenuRefuse(fichier, `il manque la section « ${section} ».`);
		}
		return noeuds ?? [];
	};
	const [destinataire, objet, lettre, pieces] = SECTIONS.map(lire);
	return { destinataire: destinataire!, objet: objet!, lettre: lettre!, 'pieces-jointes': pieces! };
}

/** Splits a file into its front matter and its body; `ligneDuCorps` is the line where the body begins. */
export function ouvrir(fichier: string): { donnees: unknown; corps: string; ligneDuCorps: number } {
	const texte = readFileSync(fichier, 'utf8').replaceAll('\r\n', '\n');
	const [tout, entre] = /^---\n([\s\S]*?)\n---\n/.exec(texte) ?? [];
	if (tout === undefined || entre === undefined) {
		throw new ContenuRefuse(fichier, 'le fichier doit commencer par un en-tête entre deux lignes « --- ».');
	}
	return {
		donnees: lireYaml(entre, fichier),
		corps: texte.slice(tout.length),
		ligneDuCorps: tout.split('\n').length
	};
}

/** Throws `ContenuRefuse` with the line where the header cannot be read. */
function lireYaml(texte: string, fichier: string): unknown {
	try {
		return parse(texte);
	} catch (cause) {
		if (!(cause instanceof YAMLParseError)) throw cause;
		const ligne = (cause.linePos?.[0].line ?? 0) + 1;
		throw new ContenuRefuse(
			fichier,
			`ligne ${ligne}, l’en-tête ne se lit pas. Mettez entre apostrophes un texte qui contient « : ».`
		);
	}
}

/** The data of a file in their form. Throws `ContenuRefuse` with everything that is wrong in them. */
export function verifier<T extends z.ZodType>(schema: T, donnees: unknown, fichier: string): z.output<T> {
	const lu = schema.safeParse(donnees);
	if (lu.success) return lu.data;
	const raisons = lu.error.issues.map((issue) => `${issue.path.join('.') || 'en-tête'} : ${issue.message}`);
	throw new ContenuRefuse(fichier, raisons.join(' ; '));
}

const enteteDeNotice = z.strictObject({
	code: z.string().regex(/^N-[A-Z-]+$/),
	titre: phrase,
	version: z.string().min(1),
	/** Day of the last legal reading. */
	lectureLe: jour,
	certitude: z.enum(CERTITUDES),
	fondements: z.array(source),
	pour: z
		.strictObject({
			regimes: z.array(z.enum(REGIMES)).min(1).optional(),
			employeurs: z.array(z.enum(EMPLOYEURS)).min(1).optional(),
			statuts: z.array(z.enum(STATUTS)).min(1).optional(),
			/** Percentages of union discharge, from `minimum` included to `maximum` left out. */
			decharge: z.strictObject({ minimum: z.int(), maximum: z.int() }).optional()
		})
		.refine((pour) => Object.keys(pour).length > 0, 'dites pour qui vaut cette notice')
});

const affirmation = z.strictObject({
	texte: phrase,
	fondements: z.union([z.array(source), z.partialRecord(z.enum(REGIMES), z.array(source).min(1))]),
	certitude: z.enum(CERTITUDES),
	saufPour: z.partialRecord(z.enum(REGIMES), z.enum(CERTITUDES)).optional()
});
const generalites = z.strictObject({
	version: z.string().min(1),
	lectureLe: jour,
	risques: z.array(affirmation).min(1),
	employeurPeut: z.array(affirmation).min(1),
	employeurNePeutPas: z.array(affirmation).min(1)
});

/** Reads the notices of a folder. Throws `ContenuRefuse` when one lacks its sources, its reader’s date or its text. */
export function lireRisques(dossier: string): ContenuRisques {
	const commun = path.join(dossier, 'risques-communs.yaml');
	return {
		notices: fichiers(dossier, '.md').map(lireNotice),
		generalites: verifier(generalites, parse(readFileSync(commun, 'utf8')), commun)
	};
}

function lireNotice(fichier: string): Notice {
	const { donnees, corps } = ouvrir(fichier);
	const texte = typographie(corps.trim().replace(/\s*\n\s*/g, ' '));
	if (texte === '') throw new ContenuRefuse(fichier, 'la notice n’a pas de texte.');
	return { ...verifier(enteteDeNotice, donnees, fichier), texte };
}
