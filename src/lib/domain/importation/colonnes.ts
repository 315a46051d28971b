import { type Refus, refus } from '#lib/domain/refus.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** What a file may bring in. */
export const GENRES_D_IMPORTATION = ['services', 'mandats'] as const;
export type GenreDImportation = (typeof GENRES_D_IMPORTATION)[number];

/** What a column of the file may hold. `rattachement`: the service above; several of them follow each other from the top. */
export type CodeDeColonne = 'nom' | 'rattachement' | 'effectif' | 'courriel' | 'role';

/** What each column of the file holds, in its order; null: it is left out. */
export type Correspondance = readonly (CodeDeColonne | null)[];

type Colonne = {
	code: CodeDeColonne;
	libelle: string;
	requise: boolean;
	/** Titles that are taken for it, as `plie` writes them: one of these words begins the title. */
	titres: readonly string[];
};

/** The columns of each kind of file, in the order in which they are offered. */
export const COLONNES: Readonly<Record<GenreDImportation, readonly Colonne[]>> = {
	services: [
		{
			code: 'nom',
			libelle: 'Nom du service',
			requise: true,
			titres: ['nom', 'service', 'libelle', 'intitule', 'unite', 'bureau', 'structure']
		},
		{
			code: 'rattachement',
			libelle: 'Service au-dessus',
			requise: false,
			titres: [
				'rattachement',
				'rattache',
				'parent',
				'service au-dessus',
				'depend',
				'direction',
				'sous-direction',
				'pole',
				'chemin'
			]
		},
		{
			code: 'effectif',
			libelle: 'Effectif',
			requise: false,
			titres: ['effectif', 'nombre', 'agents', 'nb', 'etp']
		}
	],
	mandats: [
		{
			code: 'courriel',
			libelle: 'Adresse électronique',
			requise: true,
			titres: ['courriel', 'adresse', 'mail', 'e-mail', 'email', 'mel']
		},
		{
			code: 'nom',
			libelle: 'Nom',
			requise: true,
			titres: ['nom', 'prenom', 'delegue', 'personne', 'identite']
		},
		{ code: 'role', libelle: 'Mandat', requise: false, titres: ['mandat', 'role', 'fonction', 'qualite'] }
	]
};

/** Columns that several columns of the file may make up together. */
const EN_PLUSIEURS: ReadonlySet<CodeDeColonne> = new Set(['rattachement']);

/** A text without capitals, accents nor doubled blanks: two names that people take for the same one read the same. */
export const plie = (texte: string): string =>
	normalise(texte, 'NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[’ʼ`]/gu, "'")
		.replace(/[\s\u00a0\u202f]+/gu, ' ')
		.trim()
		.toLowerCase();

/** What each column seems to hold, by its title. What cannot be told is left out. */
export function colonnesProposees(
	genre: GenreDImportation,
	titres: readonly string[]
): (CodeDeColonne | null)[] {
	const prises = new Set<CodeDeColonne>();
	return titres.map((titre) => {
		const dit = plie(titre);
		const reconnue = COLONNES[genre].find(
			({ code, titres: mots }) =>
				(EN_PLUSIEURS.has(code) || !prises.has(code)) && mots.some((mot) => commencePar(dit, mot))
		);
		if (reconnue) prises.add(reconnue.code);
		return reconnue?.code ?? null;
	});
}

/** Whether a title begins with this word, whole or in the plural. */
const commencePar = (titre: string, mot: string): boolean =>
	titre.startsWith(mot) && !/^[a-z-]/u.test(titre.slice(mot.length).replace(/^s(?![a-z])/u, ''));

/** Whether a first row names columns: it names one of those that must be there, and none of its cells is a number. */
export const sontDesTitres = (genre: GenreDImportation, cellules: readonly string[]): boolean => {
	const proposees = colonnesProposees(genre, cellules);
	return (
		COLONNES[genre].some(({ code, requise }) => requise && proposees.includes(code)) &&
		!cellules.some((cellule) => /^[\d\s.,]+$|@/u.test(cellule))
	);
};

/** Why these columns do not make a list, or null: one that must be there is missing, or is there twice. */
export function refusDeColonnes(genre: GenreDImportation, colonnes: Correspondance): Refus | null {
	for (const { code, libelle, requise } of COLONNES[genre]) {
		const combien = colonnes.filter((une) => une === code).length;
		if (requise && combien === 0)
			return refus('colonne-manquante', `Dites quelle colonne donne « ${libelle} ».`, champDeColonne(0));
		if (combien > 1 && !EN_PLUSIEURS.has(code))
			return refus(
				'colonne-double',
				`Deux colonnes sont notées « ${libelle} » : gardez-en une.`,
				champDeColonne(colonnes.lastIndexOf(code))
			);
	}
	return null;
}

/** The field of a form that says what a column holds. */
export const champDeColonne = (rang: number): string => `colonne_${rang}`;
