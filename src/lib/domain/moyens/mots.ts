import { normalise } from '#lib/domain/unicode.ts';

/** A word of a text: its folded form (no capital, accent nor inclusive ending) and where it stands in the text as given. */
export type Mot = {
	forme: string;
	debut: number;
	/** Place after its last character. */
	fin: number;
	/** Rank of the statement (sentence, item of a list, paragraph) that holds it. */
	enonce: number;
};

/**
 * Words of a text in order, places being those of the text itself. Mends on the way what copying and scanning do to words:
 * accents written apart or badly decoded, typographic signs, a word cut at the end of a line, spaced or dotted letters
 * (« s y n d i c a t », « C.G.T. »). A ticked or empty box is a word of its own. Linear in the length of the text.
 */
export function mots(texte: string): Mot[] {
	const { plie, places } = plierEnPlace(texte);
	const liste: Mot[] = [];
	let enonce = 0;
	let derniereFin = 0;
	for (const { 0: forme, index } of plie.matchAll(MOT)) {
		const entre = plie.slice(derniereFin, index);
		const precedent = liste.at(-1);
		const mot = { forme, debut: places[index]!, fin: places[index + forme.length]!, enonce };
		derniereFin = index + forme.length;
		if (precedent && finitUneForme(precedent, entre, forme, plie[derniereFin])) {
			precedent.fin = plie[derniereFin] === ')' ? places[derniereFin]! + 1 : mot.fin;
			continue;
		}
		if (precedent && coupe(entre, precedent.forme)) enonce++;
		liste.push({ ...mot, enonce });
	}
	return reunirLettres(liste, texte);
}

const CASES = '☐☑☒✓✔✗✘■□●○◼◻';
const MOT = new RegExp(`[a-z0-9]+|[${CASES}]`, 'g');

/** Feminine and plural endings of inclusive writing: « syndiqué·e·s », « gréviste(s) », « représentant-e ». */
const FINALES = new Set(
	'e es s ne nes fe fes ve ves trice trices rice rices euse euses ere eres x'.split(' ')
);

const finitUneForme = (
	{ forme: radical }: Mot,
	entre: string,
	forme: string,
	ensuite: string | undefined
): boolean =>
	radical.length >= 3 &&
	/^(?:[·•⋅∙.\-/]|\)|\(-?)$/.test(entre) &&
	FINALES.has(forme) &&
	(entre.startsWith('(') ? ensuite === ')' : true);

/** True when what stands between two words ends a statement. */
const coupe = (entre: string, precedent: string): boolean =>
	/[!?;…]|\n[^\S\n]*\n|\n[^\S\n]*[-*•▪·–]/.test(entre) ||
	(/\.["»)']*\s/.test(entre) && !ABREVIATION.test(precedent));

const ABREVIATION = /^(?:[b-z]|mm|mme|mlle|mmes|dr|pr|art|cf|ex|pp|no|al|ref|env)$/;

/** Letters set apart become one word: two or more with full stops, five or more with spaces. */
function reunirLettres(liste: readonly Mot[], texte: string): Mot[] {
	const reunis: Mot[] = [];
	for (let rang = 0; rang < liste.length;) {
		let fin = rang + 1;
		while (seule(liste[fin]) && seule(liste[rang]) && colle(liste[fin - 1]!, liste[fin]!, texte)) fin++;
		const groupe = liste.slice(rang, fin);
		const pointes = texte[groupe[0]!.fin] === '.';
		if (groupe.length >= (pointes ? 2 : 5)) {
			reunis.push({
				...groupe[0]!,
				forme: groupe.map(({ forme }) => forme).join(''),
				fin: groupe.at(-1)!.fin
			});
		} else reunis.push(...groupe);
		rang = fin;
	}
	return reunis;
}

const seule = (mot: Mot | undefined): boolean => mot !== undefined && /^[a-z]$/.test(mot.forme);

const colle = (avant: Mot, apres: Mot, texte: string): boolean =>
	apres.debut - avant.fin === 1 && /[. ]/.test(texte[avant.fin]!);

/** The text folded, and for each character of the fold its place in the text; one place more for the end. */
function plierEnPlace(texte: string): { plie: string; places: number[] } {
	const lettres: string[] = [];
	const places: number[] = [];
	const ecrire = (suite: string, place: number) => {
		for (const lettre of suite) {
			lettres.push(lettre);
			places.push(place);
		}
	};
	for (let place = 0; place < texte.length; place++) {
		const signe = texte[place]!;
		const mal = MAL_DECODE.get(signe)?.get(texte[place + 1] ?? '');
		if (mal !== undefined) {
			ecrire(mal, place);
			place++;
		} else if (estTiret(signe) && /[a-z]/.test(lettres.at(-1) ?? '')) {
			const suite = debutDeLigneSuivante(texte, place + 1);
			if (suite === null) ecrire(signe === TIRET_INVISIBLE ? '' : '-', place);
			else place = suite - 1;
		} else if (signe === 'I' && /[\p{Ll}]/u.test(texte[place - 1] ?? '')) ecrire('l', place);
		else ecrire(plierSigne(signe), place);
	}
	places.push(texte.length);
	return { plie: lettres.join(''), places };
}

const TIRET_INVISIBLE = '\u00ad';

const estTiret = (signe: string): boolean => `-‐‑‒–${TIRET_INVISIBLE}`.includes(signe);

const COUPURE = /^[^\S\n]{0,20}\n[^\S\n]{0,20}(?=\p{Ll})/u;
const COUPURE_EN_CAPITALES = /^[^\S\n]{0,20}\n[^\S\n]{0,20}(?=\p{Lu})/u;

/**
 * Place of the letter that goes on with a word cut by a hyphen at the end of a line; null when nothing is cut: before a
 * capital, the hyphen of « Jean-Pierre » belongs to the name.
 */
function debutDeLigneSuivante(texte: string, depuis: number): number | null {
	const capitales = /\p{Lu}/u.test(texte[depuis - 2] ?? '');
	const coupure = capitales ? COUPURE_EN_CAPITALES : COUPURE;
	const suite = coupure.exec(texte.slice(depuis, depuis + 45));
	return suite ? depuis + suite[0].length : null;
}

const connus = new Map<string, string>([
	['œ', 'oe'],
	['Œ', 'oe'],
	['æ', 'ae'],
	['Æ', 'ae'],
	['’', "'"],
	['‘', "'"],
	['ʼ', "'"],
	['`', "'"],
	['´', "'"],
	['\r', ' '],
	// These carry no meaning inside a word.
	...[...'\u200b\u200c\u200d\u2060\ufeff'].map((signe): [string, string] => [signe, ''])
]);

/** A sign without capital nor accent; an accent by itself is nothing. */
function plierSigne(signe: string): string {
	const connu = connus.get(signe);
	if (connu !== undefined) return connu;
	const simple = normalise(signe, 'NFKD').replace(/\p{M}/gu, '').toLowerCase();
	// A sign that stands for several others (« ㏂ ») is no part of a word.
	return simple.length <= 1 || /^[a-z0-9]+$/.test(simple) ? simple : signe;
}

/** UTF-8 read as Latin: first sign, then second, then the letter that was meant. */
const MAL_DECODE = new Map<string, Map<string, string>>([
	[
		'Ã',
		new Map(
			Object.entries({
				'©': 'e',
				'¨': 'e',
				ª: 'e',
				'«': 'e',
				'\u00a0': 'a',
				'¢': 'a',
				'§': 'c',
				'´': 'o',
				'®': 'i',
				'¯': 'i',
				'»': 'u',
				'¹': 'u',
				'‰': 'e'
			})
		)
	]
]);
