import { alignement } from './alignement.ts';
import { type Mot, mots } from './mots.ts';

/** A piece of both texts: what this year's has there, and what last year's had; '' where it has nothing. */
export type Ecart = {
	sorte: 'garde' | 'ajoute' | 'retire';
	texte: string;
	precedent: string;
	/** How many words it holds; a kept one has as many on both sides. */
	mots: number;
};

/**
 * A sentence of both texts. One that was kept but moved stands twice: where it is now (`precedent` is '') and where it was
 * (`texte` is ''). One that changed is cut into its kept, added and removed words.
 */
export type Segment =
	| (Omit<Ecart, 'sorte'> & { sorte: Ecart['sorte'] | 'deplace' })
	| { sorte: 'change'; texte: string; precedent: string; ecarts: Ecart[] };

/** A word or two that took the place of others: « excellent » → « bon ». Nothing is said of which is better. */
export type Remplacement = { avant: string; apres: string; phrase: string };

export type Comparaison = {
	/** In the order of this year's text, what was removed standing where it stood. All `texte` make this year's, all `precedent` last year's. */
	segments: Segment[];
	/** Words of this year that last year's text had, that it had not, and words of last year that are gone. */
	mots: { gardes: number; ajoutes: number; retires: number };
	/** Share of this year's words that come from last year's text, in percent rounded down. 100 only for the same words. */
	part: number;
	/** Likeness of both texts, in percent rounded down: twice the kept words over the words of both. */
	similitude: number;
	/** At least `PART_RECOPIEE` percent of at least `MOTS_POUR_JUGER` words come from last year's text. */
	recopie: boolean;
	remplacements: Remplacement[];
};

/**
 * From this share on, a text looks copied: the titles of the form come back each year and are a tenth to a quarter of a
 * short report, so that less than four fifths may be the form alone with a few usual words.
 */
export const PART_RECOPIEE = 80;

/** Under this number of words the titles of the form outweigh what was written of the agent. */
export const MOTS_POUR_JUGER = 40;

/**
 * Compares the text of this year's report with last year's: sentences kept, moved, changed, added, removed, then words inside
 * the changed ones. Capitals, accents, spaces and punctuation do not count; a ticked box does. Null when one of them has no
 * word. Bounded: nearly linear up to texts of 100,000 characters. It counts words and judges nothing. Source: moyens.md, G29, G32.
 */
export function comparaison(texte: string, precedent: string): Comparaison | null {
	const an = phrases(texte);
	const anPasse = phrases(precedent);
	if (an.length === 0 || anPasse.length === 0) return null;
	// In one order whatever the question, so that both ways round give the same counts.
	const rapports = texte <= precedent ? rapprocher(an, anPasse) : rapprocher(anPasse, an).map(inverse);
	return bilan(retraitsDAbord(rapports.map(segment)));
}

/** A sentence with the blanks and signs that follow it; `cle` is the same for the same words. */
type Phrase = { texte: string; mots: Mot[]; debut: number; cle: string };

/** Cuts a text into sentences, nothing left out; none when it has no word. */
function phrases(texte: string): Phrase[] {
	const groupes: Mot[][] = [];
	for (const mot of mots(texte)) (groupes[mot.enonce] ??= []).push(mot);
	return groupes.map((groupe, rang) => {
		const debut = rang === 0 ? 0 : groupe[0]!.debut;
		const fin = groupes[rang + 1]?.[0]?.debut ?? texte.length;
		return {
			texte: texte.slice(debut, fin),
			mots: groupe,
			debut,
			cle: groupe.map(({ forme }) => forme).join(' ')
		};
	});
}

/** What became of a sentence: as it is now, as it was; null where there is none. */
type Rapport = { sorte: Segment['sorte']; ici: Phrase | null; avant: Phrase | null };

/** Sentences in their common order, with what stands between two kept ones. */
function rapprocher(an: readonly Phrase[], anPasse: readonly Phrase[]): Rapport[] {
	const rapports: Rapport[] = [];
	let [a, b] = [0, 0];
	for (const [finA, finB] of alignement(an.map(cleDe), anPasse.map(cleDe))) {
		rapports.push(...entreDeux(an.slice(a, finA), anPasse.slice(b, finB)));
		rapports.push({ sorte: 'garde', ici: an[finA]!, avant: anPasse[finB]! });
		[a, b] = [finA + 1, finB + 1];
	}
	return deplacements([...rapports, ...entreDeux(an.slice(a), anPasse.slice(b))]);
}

const cleDe = ({ cle }: Phrase): string => cle;

/** How many removed sentences in a row one added sentence is compared with, to tell a changed one. */
const VOISINES = 12;

/** Share of common words from which two sentences are one that changed. */
const RESSEMBLANCE = 0.5;

/** Pairs the sentences that changed, in order; the others were removed or added. */
function entreDeux(an: readonly Phrase[], anPasse: readonly Phrase[]): Rapport[] {
	const rapports: Rapport[] = [];
	let b = 0;
	for (const ici of an) {
		const face = laPlusProche(ici, anPasse.slice(b, b + VOISINES));
		if (face === null) rapports.push({ sorte: 'ajoute', ici, avant: null });
		else {
			rapports.push(...anPasse.slice(b, b + face).map(retiree));
			rapports.push({ sorte: 'change', ici, avant: anPasse[b + face]! });
			b += face + 1;
		}
	}
	return [...rapports, ...anPasse.slice(b).map(retiree)];
}

const retiree = (avant: Phrase): Rapport => ({ sorte: 'retire', ici: null, avant });

/** Rank of the sentence most like this one; null when none is like it. */
function laPlusProche(ici: Phrase, candidates: readonly Phrase[]): number | null {
	const notes = candidates.map((candidate) => ressemblance(ici, candidate));
	const meilleure = Math.max(0, ...notes);
	return meilleure >= RESSEMBLANCE ? notes.indexOf(meilleure) : null;
}

/** Share of words that two sentences have in common, whatever their order, from 0 to 1. */
function ressemblance(une: Phrase, autre: Phrase): number {
	const total = une.mots.length + autre.mots.length;
	if (2 * Math.min(une.mots.length, autre.mots.length) < RESSEMBLANCE * total) return 0;
	const restants = new Map<string, number>();
	for (const { forme } of une.mots) restants.set(forme, (restants.get(forme) ?? 0) + 1);
	let communs = 0;
	for (const { forme } of autre.mots) {
		const reste = restants.get(forme) ?? 0;
		if (reste === 0) continue;
		restants.set(forme, reste - 1);
		communs++;
	}
	return (2 * communs) / total;
}

/** Shortest sentence, in words, that is said to have moved: shorter ones (« Oui. ») come back by chance. */
const MOTS_DEPLACES = 4;

/** What was removed in one place and added in another has moved. */
function deplacements(rapports: readonly Rapport[]): Rapport[] {
	const retires = rangsParCle(rapports, 'retire');
	const bouges = new Set<number>();
	for (const [cle, ajouts] of rangsParCle(rapports, 'ajoute')) {
		const enFace = retires.get(cle) ?? [];
		const nombre = Math.min(ajouts.length, enFace.length);
		for (const rang of [...ajouts.slice(0, nombre), ...enFace.slice(0, nombre)]) bouges.add(rang);
	}
	return rapports.map((rapport, rang) => (bouges.has(rang) ? { ...rapport, sorte: 'deplace' } : rapport));
}

/** Ranks of the sentences of one kind that are long enough to have moved, by their words. */
function rangsParCle(rapports: readonly Rapport[], sorte: 'ajoute' | 'retire'): Map<string, number[]> {
	const rangs = new Map<string, number[]>();
	rapports.forEach((rapport, rang) => {
		const phrase = rapport.ici ?? rapport.avant;
		if (rapport.sorte !== sorte || phrase === null || phrase.mots.length < MOTS_DEPLACES) return;
		const connus = rangs.get(phrase.cle);
		if (connus) connus.push(rang);
		else rangs.set(phrase.cle, [rang]);
	});
	return rangs;
}

const INVERSES = {
	garde: 'garde',
	change: 'change',
	deplace: 'deplace',
	ajoute: 'retire',
	retire: 'ajoute'
} as const;

const inverse = ({ sorte, ici, avant }: Rapport): Rapport => ({
	sorte: INVERSES[sorte],
	ici: avant,
	avant: ici
});

function segment({ sorte, ici, avant }: Rapport): Segment {
	const textes = { texte: ici?.texte ?? '', precedent: avant?.texte ?? '' };
	if (sorte !== 'change') return { sorte, ...textes, mots: (ici ?? avant)?.mots.length ?? 0 };
	return { sorte, ...textes, ecarts: ici && avant ? ecarts(ici, avant) : [] };
}

/** A sentence that changed, cut between its words; each piece holds the blanks and signs that follow its last word. */
function ecarts(ici: Phrase, avant: Phrase): Ecart[] {
	const liste: Ecart[] = [];
	const ajouter = (sorte: Ecart['sorte'], a: number, finA: number, b: number, finB: number) => {
		const nombre = Math.max(finA - a, finB - b);
		if (nombre <= 0) return;
		const texte = morceau(ici, a, finA);
		const precedent = morceau(avant, b, finB);
		const dernier = liste.at(-1);
		if (dernier?.sorte !== sorte) liste.push({ sorte, texte, precedent, mots: nombre });
		else {
			dernier.texte += texte;
			dernier.precedent += precedent;
			dernier.mots += nombre;
		}
	};
	let [a, b] = [0, 0];
	for (const [finA, finB] of alignement(ici.mots.map(formeDe), avant.mots.map(formeDe))) {
		ajouter('retire', a, a, b, finB);
		ajouter('ajoute', a, finA, b, b);
		ajouter('garde', finA, finA + 1, finB, finB + 1);
		[a, b] = [finA + 1, finB + 1];
	}
	ajouter('retire', a, a, b, avant.mots.length);
	ajouter('ajoute', a, ici.mots.length, b, b);
	return liste;
}

const formeDe = ({ forme }: Mot): string => forme;

/** The words of a sentence from one rank to another, with what follows each; what precedes its first word goes with it. */
function morceau({ texte, mots: liste, debut }: Phrase, depuis: number, jusque: number): string {
	if (depuis >= jusque) return '';
	const place = (rang: number) =>
		rang === 0 ? 0 : rang >= liste.length ? texte.length : liste[rang]!.debut - debut;
	return texte.slice(place(depuis), place(jusque));
}

/** Between two sentences that both years have, what was removed comes before what was added. */
function retraitsDAbord(segments: readonly Segment[]): Segment[] {
	const ranges: Segment[] = [];
	let ajoutes: Segment[] = [];
	for (const segment of segments) {
		if (segment.texte !== '' && segment.precedent === '') ajoutes.push(segment);
		else if (segment.texte === '') ranges.push(segment);
		else {
			ranges.push(...ajoutes, segment);
			ajoutes = [];
		}
	}
	return [...ranges, ...ajoutes];
}

function bilan(segments: Segment[]): Comparaison {
	const compte = { gardes: 0, ajoutes: 0, retires: 0 };
	for (const piece of segments.flatMap((un): (Ecart | Segment)[] =>
		un.sorte === 'change' ? un.ecarts : [un]
	)) {
		if (piece.sorte === 'change') continue;
		if (piece.sorte === 'garde') compte.gardes += piece.mots;
		else if (piece.sorte === 'ajoute') compte.ajoutes += piece.mots;
		else if (piece.sorte === 'retire') compte.retires += piece.mots;
		else if (piece.texte !== '') compte.gardes += piece.mots;
	}
	const { gardes, ajoutes, retires } = compte;
	const part = Math.floor((100 * gardes) / (gardes + ajoutes));
	return {
		segments,
		mots: compte,
		part,
		similitude: Math.floor((200 * gardes) / (2 * gardes + ajoutes + retires)),
		recopie: part >= PART_RECOPIEE && gardes + ajoutes >= MOTS_POUR_JUGER,
		remplacements: segments.flatMap(remplacements)
	};
}

/** Longest wording, in words, that is listed as replaced: more is another sentence. */
const MOTS_REMPLACES = 3;

function remplacements(segment: Segment): Remplacement[] {
	if (segment.sorte !== 'change') return [];
	return segment.ecarts.flatMap((retire, rang, liste) => {
		const ajoute = liste[rang + 1];
		if (retire.sorte !== 'retire' || ajoute?.sorte !== 'ajoute') return [];
		if (retire.mots > MOTS_REMPLACES || ajoute.mots > MOTS_REMPLACES) return [];
		return [{ avant: nu(retire.precedent), apres: nu(ajoute.texte), phrase: segment.texte.trim() }];
	});
}

/** Words without the blanks and signs around them. */
const nu = (texte: string): string => texte.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
