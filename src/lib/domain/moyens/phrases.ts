import { type Mot, mots } from './mots.ts';

/** Phrases to be found in a text, each with what it stands for. */
export type Lexique<T> = { suite: Map<string, Lexique<T>>; valeur: T | null };

/** A phrase that was found: from word `depuis` up to word `jusque` excluded. */
export type Trouvaille<T> = { depuis: number; jusque: number; valeur: T };

/** Builds a lexicon. In a phrase, `(a|b|)` is a choice where nothing may be one; choices do not nest. The last one given wins. */
export function lexique<T>(entrees: Iterable<{ phrases: readonly string[]; valeur: T }>): Lexique<T> {
	const racine: Lexique<T> = { suite: new Map(), valeur: null };
	for (const { phrases, valeur } of entrees) {
		for (const phrase of phrases.flatMap(ecritures)) {
			let noeud = racine;
			for (const { forme } of mots(phrase)) noeud = suivant(noeud, forme);
			noeud.valeur = valeur;
		}
	}
	return racine;
}

function suivant<T>(noeud: Lexique<T>, forme: string): Lexique<T> {
	const connu = noeud.suite.get(forme);
	if (connu) return connu;
	const nouveau: Lexique<T> = { suite: new Map(), valeur: null };
	noeud.suite.set(forme, nouveau);
	return nouveau;
}

/** Every way to write a phrase that holds choices. */
function ecritures(phrase: string): string[] {
	const choix = /\(([^()]*)\)/.exec(phrase);
	if (!choix) return [phrase];
	const [tout, options = ''] = choix;
	const avant = phrase.slice(0, choix.index);
	return ecritures(phrase.slice(choix.index + tout.length)).flatMap((apres) =>
		options.split('|').map((option) => avant + option + apres)
	);
}

/**
 * The phrases of a lexicon in a text, in order and apart from each other: the longest one that begins at the first word
 * where one does, and so on after it. A word cut in two by a scan still counts. The time is that of the text, whatever it says.
 */
export function trouvailles<T>(liste: readonly Mot[], { suite, valeur }: Lexique<T>): Trouvaille<T>[] {
	const trouvees: Trouvaille<T>[] = [];
	for (let depuis = 0; depuis < liste.length;) {
		const trouvee = plusLongue(liste, depuis, { suite, valeur });
		if (trouvee) trouvees.push(trouvee);
		depuis = trouvee?.jusque ?? depuis + 1;
	}
	return trouvees;
}

function plusLongue<T>(liste: readonly Mot[], depuis: number, lexique: Lexique<T>): Trouvaille<T> | null {
	let noeud = lexique;
	let jusque = depuis;
	let meilleure: Trouvaille<T> | null = null;
	while (jusque < liste.length && liste[jusque]!.enonce === liste[depuis]!.enonce) {
		const pas = unMot(liste, jusque, noeud);
		if (!pas) break;
		({ noeud, jusque } = pas);
		if (noeud.valeur !== null) meilleure = { depuis, jusque, valeur: noeud.valeur };
	}
	return meilleure;
}

/** Shortest word that is put together again from two halves. */
const MOITIES = 7;

/** One step down the lexicon: by the word as it is, as a scan may have misread it, or with the half that follows. */
function unMot<T>(
	liste: readonly Mot[],
	rang: number,
	{ suite }: Lexique<T>
): { noeud: Lexique<T>; jusque: number } | null {
	const { forme, enonce, fin } = liste[rang]!;
	const direct = suite.get(forme) ?? suite.get(sansChiffre(forme));
	if (direct) return { noeud: direct, jusque: rang + 1 };
	const moitie = liste[rang + 1];
	if (!moitie || moitie.enonce !== enonce || moitie.debut - fin !== 1) return null;
	if (forme.length + moitie.forme.length < MOITIES || moitie.forme.length < 2) return null;
	const entier = suite.get(forme + moitie.forme);
	return entier ? { noeud: entier, jusque: rang + 2 } : null;
}

/** A word that a scan has read with figures: « c0ngé », « ma1adie », « 5yndicat ». */
const sansChiffre = (forme: string): string =>
	/[a-z]/.test(forme)
		? forme.replace(/[015]/g, (chiffre) => ({ '0': 'o', '1': 'l', '5': 's' })[chiffre] ?? chiffre)
		: forme;
