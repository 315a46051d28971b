import { texteSur } from '#lib/domain/moyens/textes.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** The parts of a report that can be contested one by one, in the order of the form. */
export const CODES_DE_RUBRIQUE = [
	'fonctions',
	'resultats',
	'objectifs',
	'maniere',
	'encadrement',
	'acquis',
	'formation',
	'perspectives',
	'croix',
	'niveaux',
	'dernier-echelon',
	'appreciation',
	'mention',
	'autre'
] as const;
export type RubriqueCode = (typeof CODES_DE_RUBRIQUE)[number];

/** A part of the report, and what helps to contest it. */
export type Rubrique = {
	code: RubriqueCode;
	/** Its name in the letter and on screen. */
	titre: string;
	/** What it covers, beside the box to tick. */
	sens: string;
	/** For a part made of several lines (objectives, crosses): what to copy, one a line. Null for one text. */
	lignes: { libelle: string; aide: string } | null;
	/** What makes a good reason. */
	conseil: string;
	/** Sources of `conseil`. */
	fondements: readonly string[];
	/** How the wording asked is called here, and an example of what may be asked. */
	demande: { libelle: string; aide: string };
};

const REDACTION = 'La rédaction que vous demandez';

/** Grounds come from the decree’s list of topics and from what the courts looked at (moyens.md, G11, G28, G30, G31, G34, G35). */
const BRUTES: readonly Rubrique[] = [
	{
		code: 'fonctions',
		titre: 'Fonctions exercées',
		sens: 'Votre poste, vos missions, votre quotité de travail, tels que le compte rendu les décrit.',
		lignes: null,
		conseil:
			'Comparez avec votre fiche de poste et avec ce que vous faites vraiment : ce qui manque, ce qui est de trop.',
		fondements: [],
		demande: { libelle: REDACTION, aide: 'Par exemple : la liste complète de vos missions.' }
	},
	{
		code: 'resultats',
		titre: 'Résultats de l’année',
		sens: 'Ce qui est écrit sur l’atteinte de chaque objectif.',
		lignes: {
			libelle: 'Quels objectifs, quels résultats ?',
			aide: 'Un par ligne, avec les mots du compte rendu. Laissez vide pour contester le tout.'
		},
		conseil:
			'Les résultats se lisent au regard des objectifs fixés et des conditions d’organisation et de fonctionnement du service. Dites ce qui a manqué : effectifs, outils, réorganisation, objectif jamais fixé.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'Par exemple : objectif atteint, avec les chiffres.' }
	},
	{
		code: 'objectifs',
		titre: 'Objectifs de l’année à venir',
		sens: 'Ce que l’on vous demande pour l’année suivante.',
		lignes: {
			libelle: 'Quels objectifs ?',
			aide: 'Un par ligne, avec les mots du compte rendu. Laissez vide pour contester le tout.'
		},
		conseil:
			'Un objectif flou, sans moyens ou hors de vos fonctions se discute : dites pourquoi il n’est pas tenable, et ce qui le serait.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: 'L’objectif que vous demandez', aide: 'Réécrit, réduit, ou retiré.' }
	},
	{
		code: 'maniere',
		titre: 'Manière de servir',
		sens: 'Ce qui est écrit, avec des mots, de votre façon de travailler.',
		lignes: null,
		conseil:
			'Pour chaque reproche, demandez-vous quel fait le montre. Opposez ce qui s’est passé, avec des dates et qui peut le confirmer.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'Le texte que vous voudriez lire.' }
	},
	{
		code: 'encadrement',
		titre: 'Capacité à encadrer',
		sens: 'Seulement si vous encadrez, ou si le compte rendu en parle.',
		lignes: null,
		conseil: 'Citez qui vous encadrez ou remplacez, depuis quand, et ce que l’équipe a fait.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'L’avis à inscrire.' }
	},
	{
		code: 'acquis',
		titre: 'Acquis de l’expérience',
		sens: 'Ce que votre parcours vous a appris.',
		lignes: null,
		conseil: 'Citez ce qui manque : formations suivies, intérims, tutorat, dossiers menés, avec les dates.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'Les phrases à ajouter.' }
	},
	{
		code: 'formation',
		titre: 'Besoins de formation',
		sens: 'Les formations demandées, accordées ou refusées.',
		lignes: null,
		conseil: 'Dites ce que vous avez demandé, quand, et ce que le poste exige.',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'La formation à inscrire.' }
	},
	{
		code: 'perspectives',
		titre: 'Perspectives d’évolution',
		sens: 'Carrière, mobilité, avis sur une promotion, aptitude à encadrer.',
		lignes: null,
		conseil:
			'Une rubrique laissée vide se conteste aussi. Sinon, dites ce qui contredit l’avis : fonctions exercées, résultats, souhaits exprimés.',
		fondements: ['decret-2010-888-art-3', 'jurisprudence-reims-perspectives'],
		demande: { libelle: REDACTION, aide: 'L’avis ou les perspectives à inscrire.' }
	},
	{
		code: 'croix',
		titre: 'Tableau synoptique',
		sens: 'Les croix : chaque ligne du tableau de la manière de servir.',
		lignes: {
			libelle: 'Quelles lignes du tableau ?',
			aide: 'Une par ligne : l’intitulé du compte rendu, puis la croix reçue. Une ligne oubliée peut être perdue ensuite.'
		},
		conseil:
			'Comparez la croix avec l’appréciation écrite, avec vos résultats et avec l’an dernier : une baisse ou une contradiction qu’aucun fait n’explique se conteste.',
		fondements: ['ce-27575'],
		demande: { libelle: 'Le niveau que vous demandez', aide: 'Celui de la grille de votre compte rendu.' }
	},
	{
		code: 'niveaux',
		titre: 'Niveaux et cases cochées',
		sens: 'Chaque niveau ou case d’une grille, si votre compte rendu en a une.',
		lignes: {
			libelle: 'Quelles lignes de la grille ?',
			aide: 'Une par ligne : l’intitulé du compte rendu, puis le niveau reçu. Une ligne oubliée peut être perdue ensuite.'
		},
		conseil:
			'Comparez le niveau avec l’appréciation écrite, avec vos résultats et avec l’an dernier : une baisse ou une contradiction qu’aucun fait n’explique se conteste.',
		fondements: ['ce-27575'],
		demande: { libelle: 'Le niveau que vous demandez', aide: 'Celui de la grille de votre compte rendu.' }
	},
	{
		code: 'dernier-echelon',
		titre: 'Appréciation particulière du dernier échelon',
		sens: 'Si vous êtes au dernier échelon de votre grade depuis trois ans.',
		lignes: null,
		conseil: 'Vérifiez qu’elle est écrite. Si elle manque, ou si elle contredit le reste, dites-le.',
		fondements: ['decret-2017-722'],
		demande: { libelle: REDACTION, aide: 'L’appréciation à inscrire.' }
	},
	{
		code: 'appreciation',
		titre: 'Appréciation générale littérale',
		sens: 'Le texte d’ensemble, souvent en fin de compte rendu.',
		lignes: null,
		conseil:
			'Pour chaque reproche : quel fait, à quelle date ? S’il n’y en a pas, écrivez-le : « aucun fait précis ne vient à l’appui de cette appréciation ».',
		fondements: ['decret-2010-888-art-3'],
		demande: { libelle: REDACTION, aide: 'Le texte entier que vous voudriez lire, ou les phrases à écrire.' }
	},
	{
		code: 'mention',
		titre: 'Mention étrangère au travail',
		sens: 'Une phrase sur le syndicat, une grève, la santé, une absence, la vie privée, le refus de l’entretien.',
		lignes: null,
		conseil:
			'Recopiez la phrase exacte. L’évaluation porte sur la manière de servir et les résultats, pas sur la personne. Appelez la section : une telle mention change la façon de contester.',
		fondements: ['decret-2010-888-art-3', 'cgfp-l131-1'],
		demande: { libelle: REDACTION, aide: 'Le texte sans cette mention.' }
	},
	{
		code: 'autre',
		titre: 'Autre élément',
		sens: 'Tout ce que la liste ne nomme pas.',
		lignes: { libelle: 'Lesquels ?', aide: 'Un par ligne, avec les mots du compte rendu.' },
		conseil: 'Des faits, des dates, des chiffres : ce que dit le compte rendu, ce qui s’est passé.',
		fondements: [],
		demande: { libelle: REDACTION, aide: 'Ce qu’il faudrait écrire à la place.' }
	}
];

const texte = (rubrique: Rubrique): Rubrique => ({
	...rubrique,
	sens: typographie(rubrique.sens),
	conseil: typographie(rubrique.conseil),
	lignes: rubrique.lignes && {
		libelle: typographie(rubrique.lignes.libelle),
		aide: typographie(rubrique.lignes.aide)
	},
	demande: { ...rubrique.demande, aide: typographie(rubrique.demande.aide) }
});

/** Every part of a report that can be contested. */
export const RUBRIQUES: readonly Rubrique[] = BRUTES.map(texte);

/** The part of this code. */
export const rubrique = (code: RubriqueCode): Rubrique =>
	RUBRIQUES.find((une) => une.code === code) ?? RUBRIQUES[RUBRIQUES.length - 1]!;

/** Whose report it is. */
type Population = { regime: RegimeCode; employeur: EmployeurCode | null };

/** Employers whose reports have a tableau synoptique (regimes.md § 3.1 and § 3.2); any other grid is « niveaux ». */
const AVEC_TABLEAU: readonly (EmployeurCode | null)[] = ['dgfip', 'finances', 'douane'];

/** The appreciation after three years at the last échelon was read for the State and for local government (regimes.md §§ 3, 4). */
const AVEC_DERNIER_ECHELON: readonly RegimeCode[] = ['fpe', 'fpt'];

/** True when a report of this régime may hold this part. */
function figure(code: RubriqueCode, { regime, employeur }: Population): boolean {
	if (code === 'croix') return AVEC_TABLEAU.includes(employeur);
	if (code === 'niveaux') return !AVEC_TABLEAU.includes(employeur);
	return code !== 'dernier-echelon' || AVEC_DERNIER_ECHELON.includes(regime);
}

const RESULTATS_SANS_TEXTE = typographie(
	'Dites ce qui a manqué : effectifs, outils, réorganisation, objectif jamais fixé. Donnez des chiffres et des dates.'
);

/** The texts whose topics were read: elsewhere, advice stays without a word of law. */
const THEMES_LUS: readonly RegimeCode[] = ['fpe', 'fpt'];

/**
 * Every part that a report of this régime may hold, in the order of the form, its advice resting on the text of the régime. A
 * part that a text was not read for is listed all the same: forgetting one costs more than ticking none (moyens.md, G11).
 */
export const rubriques = (population: Population): Rubrique[] =>
	RUBRIQUES.filter(({ code }) => figure(code, population)).map((une) => pour(une, population));

/** A part in the words of a régime, even one that a report of this régime should not hold. */
export const rubriqueDe = (code: RubriqueCode, population: Population): Rubrique =>
	pour(rubrique(code), population);

const THEMES_DE_L_ETAT = 'decret-2010-888-art-3';

function pour(une: Rubrique, { regime }: Population): Rubrique {
	const fondements = [
		...new Set(
			une.fondements.map((code) => (code === THEMES_DE_L_ETAT ? texteSur('themes', { regime }) : code))
		)
	];
	return une.code === 'resultats' && !THEMES_LUS.includes(regime)
		? { ...une, fondements, conseil: RESULTATS_SANS_TEXTE }
		: { ...une, fondements };
}

/** What is left aside, among the parts that a report of this régime may hold. */
export const laisses = (ecartees: readonly RubriqueCode[], population: Population): RubriqueCode[] =>
	ecartees.filter((code) => figure(code, population));
