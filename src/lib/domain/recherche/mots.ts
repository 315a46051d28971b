import { normalise } from '#lib/domain/unicode.ts';

/*
 * French words as a search compares them: without accent, plural, feminine or infinitive. Both what is typed and what is read go
 * through the same function, so that a form need only be wrong in the same way twice.
 */

/** A word as it stands in a text. `debut`: index of its first character. */
export type Mot = { mot: string; debut: number };

/** The words of a text, in their order; an apostrophe, a hyphen or a median dot ends one. */
export const motsDe = (texte: string): Mot[] =>
	[...texte.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: mot, index }) => ({ mot, debut: index }));

/** What a word is compared by; null for one that says nothing alone (« le », « est-ce que »). */
export function racine(mot: string): string | null {
	const plat = sansAccent(mot);
	if (VIDES.has(plat) || (plat.length === 1 && !/\d/.test(plat))) return null;
	if (/\d/.test(plat)) return plat;
	return sansFin(EXCEPTIONS[plat] ?? auSingulier(plat));
}

/** The words that a search may take one for another: what people say, what the pages write. */
export const autresMots = (forme: string): readonly string[] => AUTRES.get(forme) ?? [];

const sansAccent = (mot: string): string =>
	normalise(mot.toLowerCase(), 'NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');

function auSingulier(mot: string): string {
	if (mot.length < 4) return mot;
	if (mot.length > 5 && /[^e]aux$/.test(mot)) return mot.replace(/aux$/, 'al');
	return mot.replace(/[sx]$/, '');
}

/** Takes off what a feminine, a participle or an infinitive adds, never so that fewer than four letters stay. */
function sansFin(mot: string): string {
	const court = mot.length >= 6 ? mot.replace(/er$/, '') : mot;
	const masculin = court.length >= 5 ? court.replace(/e+$/, '') : court;
	// « refus » lost its s already, « refusé » only now.
	return masculin.length >= 5 ? masculin.replace(/([lnt])\1$/, '$1').replace(/s$/, '') : masculin;
}

const EXCEPTIONS: Readonly<Record<string, string>> = { travaux: 'travail' };

const VIDES = new Set(
	'au aux avec ca ce ces cet cette comme comment dans de des du elle elles en est et eux il ils je la le les leur leurs lui ma mais me mes moi mon ne nos notre nous on ont ou par pas pour qu quand que quel quelle quelles quels qui sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous'.split(
		' '
	)
);

const FAMILLES = [
	['obligatoire', 'obligation', 'obligé'],
	['boycott', 'boycotter', 'boycottage', 'refus'],
	['crep', 'cren', 'compte rendu'],
	['malade', 'maladie', 'arrêt maladie'],
	['prime', 'salaire', 'paie', 'cia'],
	['cdd', 'cdi', 'contractuel', 'contrat'],
	['capl', 'cap'],
	['sanction', 'risque', 'blâme'],
	['notation', 'évaluation', 'entretien'],
	['signature', 'signer'],
	['délégué', 'mandat syndical', 'syndicat'],
	['chef', 'supérieur', 'n+1'],
	['date', 'délai']
];

const AUTRES: ReadonlyMap<string, readonly string[]> = new Map(
	FAMILLES.flatMap((famille) =>
		famille.flatMap((un) => {
			const formes = motsDe(un).map(({ mot }) => racine(mot));
			const [forme] = formes;
			return formes.length === 1 && forme ? [[forme, famille.filter((autre) => autre !== un)] as const] : [];
		})
	)
);
