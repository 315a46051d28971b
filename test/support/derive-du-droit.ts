/** What the tests of the registry look for: texts that nobody recorded, texts repealed, rules that rest on the past alone. */
import { fondement, fondements, type Fondement } from '#lib/domain/regimes/fondements.ts';

/** « décret n° 2010-888 », « L. 521-1 », « circulaire du 23 avril 2012 »: a text of the law named in a sentence. */
const TEXTE_NOMME = new RegExp(
	[
		'(?:décrets?|lois?|ordonnances?|arrêtés?|circulaires?|instructions?)\\s+(?:n°\\s*)?(\\d{2,4}-\\d+)',
		'\\b([LRD]\\.\\s?\\d{3,4}-\\d+)',
		'((?:décret|loi|ordonnance|arrêté|circulaire|instruction)\\s+du\\s+\\d{1,2}(?:er)?\\s+\\p{L}+\\s+\\d{4})'
	].join('|'),
	'giu'
);

/** The texts of the law that sentences name, as written, spaces made plain, each once. */
export const textesNommes = (contenu: string): string[] => [
	...new Set(Array.from(contenu.matchAll(TEXTE_NOMME), (lu) => simple(lu[1] ?? lu[2] ?? lu[3] ?? '')))
];

/** The sources of the registry that bear this name: several when a text has several articles in it. */
export function sourcesNommees(nom: string): Fondement[] {
	const cherche = motif(simple(nom));
	return fondements().filter(({ texte, article, note }) =>
		[texte, article ?? '', note].some((ou) => cherche.test(simple(ou)))
	);
}

/** « circulaire du 23 avril 2012 » is also « Circulaire DGAFP du 23 avril 2012 ». */
function motif(nom: string): RegExp {
	const [, nature, date] = /^(\p{L}+) (du .+)$/u.exec(nom) ?? [];
	const cherche = nature && date ? `${nature}[^,;.]{0,20} ${date}` : RegExp.escape(nom);
	return new RegExp(`(?<![\\d-])${cherche}(?![\\d-])`, 'iu');
}

const simple = (texte: string): string =>
	texte
		.replace(/\s+/g, ' ')
		.replace(/^([LRD])\.\s?/i, '$1. ')
		.replaceAll(/\b([LRD])\.\s/gi, '$1. ');

/** Why a reference may not stand where it is; null when it may. */
export type Derive = { code: string; raison: 'inconnu' | 'abroge' };

/**
 * What the codes named somewhere have wrong: unknown to the registry, or repealed where nothing says that it is about the
 * past (`histoire`).
 */
export function derives(codes: Iterable<string>, { histoire }: { histoire: boolean }): Derive[] {
	const connus = new Set(fondements().map(({ code }) => code));
	return [...codes].flatMap((code): Derive[] => {
		if (!connus.has(code)) return [{ code, raison: 'inconnu' }];
		return !histoire && fondement(code).etat === 'abroge' ? [{ code, raison: 'abroge' }] : [];
	});
}

/** Texts that command: a historic one is no longer in force, where a historic page of a union still tells what it saw. */
const TEXTES: readonly Fondement['type'][] = ['code', 'loi', 'decret', 'arrete', 'circulaire', 'instruction'];

/** Whether a row in force now may rest on these codes: one of them, at least, is not a text of the past. */
export const tientAujourdhui = (codes: readonly string[]): boolean =>
	codes.some((code) => {
		const { etat, type } = fondement(code);
		return etat !== 'abroge' && (etat !== 'historique' || !TEXTES.includes(type));
	});
