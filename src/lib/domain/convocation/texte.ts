import type { Refus } from '#lib/domain/refus.ts';
import { refus } from '#lib/domain/refus.ts';
import { normalise } from '#lib/domain/unicode.ts';

/** Longest text that is read, in characters: some forty dense pages, far above any convocation. */
export const LONGUEUR_MAXIMALE = 200_000;

/**
 * A pasted text made ready to be read. `brut` keeps capitals and accents, to quote from; `plie` has neither, to search in.
 * Both have the same length, so that a place found in one is the same place in the other. No line begins or ends with a
 * space, no two spaces follow each other, and at most one empty line separates two lines.
 */
export type Texte = {
	brut: string;
	plie: string;
	/** Places where a quotation (« > ») begins or ends; the signs themselves are gone. */
	citations: number[];
};

/** A stretch of a text: from `debut` included to `fin` excluded. */
export type Etendue = { debut: number; fin: number };

/** True when this place stands in the stretch. */
export const dans = ({ debut, fin }: Etendue, place: number): boolean => debut <= place && place < fin;

/** Rank of the first of these stretches, in the order of a text, that begins at this place or after it, by bisection. */
export function rangDepuis(etendues: readonly Etendue[], place: number): number {
	let bas = 0;
	let haut = etendues.length;
	while (bas < haut) {
		const milieu = (bas + haut) >> 1;
		if (etendues[milieu]!.debut < place) bas = milieu + 1;
		else haut = milieu;
	}
	return bas;
}

/** Those that begin inside a stretch: a text of many messages is not walked once for each. */
export const dansLEtendue = <E extends Etendue>(etendues: readonly E[], { debut, fin }: Etendue): E[] =>
	etendues.slice(rangDepuis(etendues, debut), rangDepuis(etendues, fin));

/** The folded words of a stretch, cut to a length: what tells what it is about stands at its beginning. */
export const extrait = ({ plie }: Texte, { debut, fin }: Etendue, longueur: number): string =>
	plie.slice(debut, Math.min(fin, debut + longueur));

/** Checks that a text can be read at all. Refused: nothing but blanks; more than `LONGUEUR_MAXIMALE` characters. */
export function texteLisible(texte: string): { ok: true } | Refus {
	if (texte.length > LONGUEUR_MAXIMALE) {
		return refus(
			'texte-trop-long',
			`Ce texte dépasse ${LONGUEUR_MAXIMALE.toLocaleString('fr-FR')} caractères : collez seulement la convocation.`,
			'texte'
		);
	}
	if (!/[\p{L}\p{N}]/u.test(texte)) {
		return refus(
			'texte-vide',
			'Le texte est vide : collez la convocation, avec la date et l’heure de l’entretien.',
			'texte'
		);
	}
	return { ok: true };
}

/** Mends what copying, scanning and mail programs do to a text, then folds it. Linear in its length. */
export function texteNormal(source: string): Texte {
	const decode = marquerCitations(source.toWellFormed()).replace(
		/Ã[©¨ªª»§´®¢¹«]|Ã\u00a0|Â\u00a0|Â°|â€™|â€“/g,
		(lettres) => MAL_DECODE[lettres] ?? lettres
	);
	const marque = normalise(decode, 'NFKC')
		.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
		// Soft hyphens, zero-width and direction marks, and the control characters other than tab and line feed.
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000e-\u001f]/g, '')
		.replace(/[’‘ʼ`´]/g, "'")
		.replace(/[‐‑‒–—―−]/g, '-')
		// « convoqué·e », « supérieur·e·s »: the reader knows the words without their second ending.
		.replace(/(?<=\p{Ll})[·•‧∙](?:e|ne|se|ve|le|ice|rice|trice)(?:[·•‧∙]?s)?(?!\p{L})/gu, '')
		// Dots that lead from a label to its value.
		.replace(/\.{4,}/g, ' : ')
		.replace(/[ \t\p{Zs}]+/gu, ' ')
		.replace(/(?<=\n|^) | (?=\n|$)/g, '')
		// A word cut at the end of a line; before a capital the hyphen belongs to the word (Jean-Pierre).
		.replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, '')
		.replace(/(?<=\p{Ll})-\n(?=\p{Lu})/gu, '-')
		.replace(/\n{3,}/g, '\n\n');
	const morceaux = marque.split(MARQUE);
	const brut = morceaux.join('');
	let place = 0;
	const citations = morceaux.slice(0, -1).map((morceau) => (place += morceau.length));
	return { brut, plie: plier(brut), citations };
}

/** Stands, while a text is being mended, for each place where the depth of quotation changes. */
const MARQUE = '\ue000';

function marquerCitations(source: string): string {
	let profondeur = 0;
	return source
		.replaceAll(MARQUE, '')
		.split('\n')
		.map((ligne) => {
			const signes = /^(?:[ \t]*>)+ ?/.exec(ligne)?.[0] ?? '';
			const ici = signes.replace(/[^>]/g, '').length;
			if (ici === profondeur || ligne.trim() === '') return ligne.slice(signes.length);
			profondeur = ici;
			return MARQUE + ligne.slice(signes.length);
		})
		.join('\n');
}

/** Text without capitals nor accents, of the same length. */
export const plier = (texte: string): string =>
	texte.replace(/[\p{Lu}\u0080-\u{10ffff}]/gu, (lettre) => {
		const simple = normalise(lettre, 'NFD').replace(/\p{M}/gu, '').toLowerCase();
		return simple.length === lettre.length ? simple : lettre;
	});

/**
 * Cuts a text into statements: a sentence, a line that opens with a label (« Lieu : »), an item of a list, a greeting. A
 * sentence that goes on over the next line stays whole.
 */
export function enonces({ plie }: Texte): Etendue[] {
	const coupes: number[] = [];
	for (const { index, 0: signe } of plie.matchAll(COUPE)) {
		if (signe === '.' && ABREVIATION.test(plie.slice(Math.max(0, index - 9), index + 1))) continue;
		coupes.push(index + signe.length);
	}
	const etendues: Etendue[] = [];
	let debut = 0;
	for (const fin of [...coupes, plie.length]) {
		if (plie.slice(debut, fin).trim() !== '') etendues.push({ debut, fin });
		debut = fin;
	}
	return etendues;
}

/** The statement that holds this place, by bisection. */
export function enonceEn(liste: readonly Etendue[], place: number): number {
	let bas = 0;
	let haut = liste.length - 1;
	while (bas < haut) {
		const milieu = (bas + haut + 1) >> 1;
		if ((liste[milieu]?.debut ?? 0) <= place) bas = milieu;
		else haut = milieu - 1;
	}
	return bas;
}

const LIBELLE =
	'(?:le(?= ?:)|note|entretien|convocation|date|jour|heure|horaire|lieu|salle|bureau|adresse|duree|ou|quand|debut|fin|objet|sujet|de|a|cc|envoye|evaluat(?:eur|rice)|organisat(?:eur|rice)|invites?|agent|nom|when|where|start|end|location|organizer|from|to|sent|subject|p\\.?j\\.?|pieces? jointes?|annexes?|documents? (?:joints?|remis|transmis|annexes?))';

/** Where a statement ends: end of sentence, empty line, or the end of a line followed by a label, a bullet or a greeting. */
const COUPE = new RegExp(
	`[!?;](?=\\s|$)|\\.(?=\\s|$)|\\n(?=\\n)|\\n(?=[-*•·▪o] |\\d{1,2}[.)] |bonjour|madame|monsieur|cher |chere |cordialement|bien cordialement|veuillez|je vous prie|${LIBELLE}[^:\\n]{0,30}:)`,
	'g'
);

/** A full stop after one of these, or after the number of an item, ends no sentence. */
const ABREVIATION =
	/(?<![a-z])(?:m|mm|mme|mlle|dr|pr|me|n|no|art|al|cf|ex|p|pp|bat|st|ste|bd|av|tel|ref|lun|mar|mer|jeu|ven|sam|dim|janv|jan|fevr|fev|avr|juil|aou|sept|sep|oct|nov|dec|p\.j|r\.h|d\.r\.h)\.$|(?:^|\n)\d{1,2}\.$/;

const MAL_DECODE: Record<string, string> = {
	'Ã©': 'é',
	'Ã¨': 'è',
	Ãª: 'ê',
	'Ã»': 'û',
	'Ã§': 'ç',
	'Ã´': 'ô',
	'Ã®': 'î',
	'Ã¢': 'â',
	'Ã¹': 'ù',
	'Ã«': 'ë',
	'Ã\u00a0': 'à',
	'Â\u00a0': ' ',
	'Â°': '°',
	'â€™': "'",
	'â€“': '-'
};
