import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { Sources } from '#lib/domain/regimes/regle.ts';

/** Whose report it is. */
export type Population = { regime: RegimeCode; employeur: EmployeurCode | null };

/** What a text may be asked about. */
export type Sujet =
	'convocation' | 'entretien' | 'themes' | 'criteres' | 'signature' | 'visa' | 'remise' | 'revision';

/** One text says everything, in these régimes. */
const TEXTES_UNIQUES: Partial<Record<RegimeCode, string>> = {
	fph: 'decret-2020-719',
	'contractuel-etat': 'decret-86-83-art-1-4',
	'contractuel-territorial': 'decret-88-145-art-1-3',
	'contractuel-hospitalier': 'decret-91-155-art-1-3'
};

const ARTICLES_ETAT: Record<Sujet, string> = {
	convocation: 'decret-2010-888-art-2',
	entretien: 'decret-2010-888-art-2',
	themes: 'decret-2010-888-art-3',
	criteres: 'decret-2010-888-art-3',
	signature: 'decret-2010-888-art-4',
	visa: 'decret-2010-888-art-4',
	remise: 'decret-2010-888-art-4',
	revision: 'decret-2010-888-art-6'
};

/** Art. 6 for the procedure, art. 7 for the revision: never the other way round. */
const ARTICLES_TERRITORIAL: Record<Sujet, string> = {
	convocation: 'decret-2014-1526-art-6',
	entretien: 'decret-2014-1526-art-2',
	themes: 'decret-2014-1526-art-3',
	criteres: 'decret-2014-1526-art-4',
	signature: 'decret-2014-1526-art-5',
	visa: 'decret-2014-1526-art-6',
	remise: 'decret-2014-1526-art-6',
	revision: 'decret-2014-1526-art-7'
};

/** Code of the text that rules this subject. The older marking systems have none: the State’s decree, by analogy. */
export const texteSur = (sujet: Sujet, { regime }: Pick<Population, 'regime'>): string =>
	TEXTES_UNIQUES[regime] ?? (regime === 'fpt' ? ARTICLES_TERRITORIAL : ARTICLES_ETAT)[sujet];

/** The same as sources of a ground, followed by others. */
export const sources =
	(sujet: Sujet, ...autres: string[]) =>
	(population: Population): Sources => [texteSur(sujet, population), ...autres];

/**
 * The text by name, as the subject or the object of a sentence in a letter: « l’article 2 du décret n° 2010-888 du 28 juillet
 * 2010 ». What was not read is marked to be checked; the older marking systems get a hole.
 */
export function nomDuTexte(sujet: Sujet, population: Pick<Population, 'regime'>): string {
	if (estAnalogie(population)) return '[texte applicable, à confirmer avec le syndicat]';
	const { texte, article, certitude } = fondement(texteSur(sujet, population));
	const intitule = texte.replace(/ \([^)]*\)/, '').replace(/^D/, 'd');
	const nom =
		article === null || /^numéros/.test(article) ? `le ${intitule}` : `l’article ${article} du ${intitule}`;
	return certitude === 'a-verifier' ? `${nom} [à vérifier dans sa version actuelle]` : nom;
}

/** True where a ground holds by analogy only, the marking following an older text. */
export const estAnalogie = ({ regime }: Pick<Population, 'regime'>): boolean =>
	regime === 'onic-2005' || regime === 'ouvriers-defense-1972';

/**
 * A decision by its court, day and number, for a letter. Throws on one whose number or outcome is not established: a letter
 * cites only what was checked.
 */
export function decision(code: string): string {
	const { texte, certitude } = fondement(code);
	if (certitude !== 'certain') throw new RangeError(`Not certain enough for a letter: ${code}`);
	return texte;
}
