import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { EFFECTIF_MAX } from '#lib/domain/participation/arbre.ts';
import { type Correspondance, plie } from './colonnes.ts';

/** A row of a file, with its number as the spreadsheet shows it. */
export type LigneDeFichier = { ligne: number; cellules: readonly string[] };

/** Something to say of a row; of the whole file when `ligne` is null. */
export type Remarque = { ligne: number | null; message: string };

/** What a row says of a service. */
export type ServiceEcrit = {
	ligne: number;
	nom: string;
	/** Names of the services above, from the top; a single one may be anywhere in the section. */
	rattachement: string[];
	/** Null: not said, or nobody of its own. */
	effectif: number | null;
};

/** What a row says of a mandate. `courriel`: as it is written. */
export type MandatEcrit = { ligne: number; courriel: string; nom: string; role: RoleDeMandat };

export type Lecture<T> = { lus: T[]; erreurs: Remarque[] };

const NOM_MAX = 160;
/** Between two names of a path; a slash belongs to many names. */
const SEPARATEUR = /\s*[>›»→]\s*/u;
/** What a spreadsheet would run. A dash begins many a name that is none. */
const FORMULE = /^[=+@]|^[-|%][=\d(]/u;

export const remarque = (ligne: number | null, message: string): Remarque => ({
	ligne,
	message: typographie(message)
});

/**
 * Reads rows as services. Set aside with a sentence: a row without name, a name that is too long or that a spreadsheet would
 * run, a head count that is no whole number of agents.
 */
export function lireServices(
	rangees: readonly LigneDeFichier[],
	colonnes: Correspondance
): Lecture<ServiceEcrit> {
	const lus: ServiceEcrit[] = [];
	const erreurs: Remarque[] = [];
	for (const { ligne, cellules } of rangees) {
		const chemin = valeurs(cellules, colonnes, 'rattachement').flatMap((texte) =>
			texte.split(SEPARATEUR).filter((nom) => nom !== '')
		);
		// In a list by levels, the row of a direction leaves the columns beneath it empty.
		const nom = valeur(cellules, colonnes, 'nom') || (chemin.pop() ?? '');
		const effectif = lireEffectif(valeur(cellules, colonnes, 'effectif'));
		const defaut = [nom, ...chemin].map(defautDeNom).find((un) => un !== null) ?? effectif.defaut;
		if (defaut === null) lus.push({ ligne, nom, rattachement: chemin, effectif: effectif.nombre });
		else erreurs.push(remarque(ligne, defaut));
	}
	return { lus, erreurs };
}

/**
 * Reads rows as mandates. Set aside with a sentence: a row without address or name, a name that is too long or that a spreadsheet
 * would run, a mandate that is none. An empty cell is the mandate that holds for the whole file.
 */
export function lireMandats(
	rangees: readonly LigneDeFichier[],
	colonnes: Correspondance,
	parDefaut: RoleDeMandat
): Lecture<MandatEcrit> {
	const lus: MandatEcrit[] = [];
	const erreurs: Remarque[] = [];
	for (const { ligne, cellules } of rangees) {
		const courriel = valeur(cellules, colonnes, 'courriel');
		const nom = valeur(cellules, colonnes, 'nom');
		const dit = valeur(cellules, colonnes, 'role');
		const role = dit === '' ? parDefaut : roleDe(dit);
		const defaut =
			courriel === ''
				? 'L’adresse manque : écrivez-la, ou retirez la ligne.'
				: nom === ''
					? 'Le nom manque : écrivez-le, ou retirez la ligne.'
					: (defautDeNom(nom) ??
						(role === null
							? `« ${enBref(dit)} » n’est pas un mandat : écrivez délégué, administrateur, élu, rédacteur ou lecteur.`
							: null));
		if (defaut === null && role !== null) lus.push({ ligne, courriel, nom, role });
		else if (defaut !== null) erreurs.push(remarque(ligne, defaut));
	}
	return { lus, erreurs };
}

const valeurs = (
	cellules: readonly string[],
	colonnes: Correspondance,
	code: Correspondance[number]
): string[] =>
	colonnes.flatMap((une, rang) => {
		const texte = propre(cellules[rang] ?? '');
		return une === code && texte !== '' ? [texte] : [];
	});

const valeur = (
	cellules: readonly string[],
	colonnes: Correspondance,
	code: Correspondance[number]
): string => valeurs(cellules, colonnes, code)[0] ?? '';

/** One line, without the apostrophe that exports put before what would run. */
const propre = (texte: string): string =>
	texte
		.replace(/[\s\u00a0\u202f]+/gu, ' ')
		.trim()
		.replace(/^'(?=[=+\-@|%])/u, '');

function defautDeNom(nom: string): string | null {
	if (nom === '') return 'Le nom du service manque : écrivez-le, ou retirez la ligne.';
	if (nom.length > NOM_MAX) return `« ${enBref(nom)} » est trop long : ${NOM_MAX} caractères au plus.`;
	if (FORMULE.test(nom))
		return `« ${enBref(nom)} » commence comme une formule de tableur : écrivez le nom lui-même.`;
	return null;
}

function lireEffectif(texte: string): { nombre: number | null; defaut: string | null } {
	// « 12,0 » is twelve; « 1.000 » may be a thousand, and is asked about.
	const chiffres = texte.replace(/\s/gu, '').replace(/[.,]0{1,2}$/u, '');
	// A service with nobody of its own, that contains others.
	if (/^0*$/u.test(chiffres)) return { nombre: null, defaut: null };
	const nombre = /^\d{1,9}$/u.test(chiffres) ? Number(chiffres) : 0;
	if (nombre >= 1 && nombre <= EFFECTIF_MAX) return { nombre, defaut: null };
	return {
		nombre: null,
		defaut: `L’effectif « ${enBref(texte)} » n’est pas un nombre entier d’agents entre 1 et ${EFFECTIF_MAX.toLocaleString('fr-FR')} : corrigez-le, ou laissez la case vide.`
	};
}

/** Words of each mandate, as `plie` writes them. */
const MOTS: readonly (readonly [RegExp, RoleDeMandat])[] = [
	[/^delegue/u, 'delegue'],
	[/^admin/u, 'administrateur'],
	[/^elu/u, 'elu'],
	[/^redact/u, 'redacteur'],
	[/^lect/u, 'lecteur']
];

const roleDe = (texte: string): RoleDeMandat | null =>
	MOTS.find(([debut]) => debut.test(plie(texte)))?.[1] ?? null;

const enBref = (texte: string): string => (texte.length > 60 ? `${texte.slice(0, 60)}…` : texte);
