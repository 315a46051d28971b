import MiniSearch, { type Query } from 'minisearch';
import { autresMots, motsDe, racine } from '#lib/domain/recherche/mots.ts';

/*
 * The search of the public site: in memory, without any service outside, and nothing of what people look for is kept.
 */

/** What a search may find: a page, or a part of one. */
export type Document = {
	href: string;
	/** What it is, in a word that the list shows. */
	genre: string;
	titre: string;
	/** What it says in short; counts more than the rest. */
	resume: string;
	texte: string;
	/** How much it counts beside the others; 1 unless told. */
	poids?: number;
};

/** A piece of a text: found words are marked. */
export type Morceau = { texte: string; trouve: boolean };

export type Resultat = Pick<Document, 'href' | 'genre' | 'titre'> & { extrait: Morceau[] };

export type Index = { documents: readonly Document[]; mini: MiniSearch };

/** Words of a request that are looked for; the rest of a very long one is left out. */
const MOTS_AU_PLUS = 12;

/** Makes documents ready to be searched. */
export function index(documents: readonly Document[]): Index {
	const mini = new MiniSearch({
		fields: ['titre', 'resume', 'texte'],
		tokenize: (texte) => motsDe(texte).map(({ mot }) => mot),
		processTerm: racine
	});
	mini.addAll(documents.map((document, id) => ({ ...document, id })));
	return { documents, mini };
}

/**
 * The documents that answer, the best first, twenty at most: all the words, or else any of them. A word finds those that begin
 * with it, those of its family and, from four letters on, those that one typing mistake made of it.
 */
export function recherche({ documents, mini }: Index, demande: string): Resultat[] {
	const mots = [...new Set(motsDe(demande.slice(0, 200)).map(({ mot }) => mot))]
		.filter((mot) => racine(mot) !== null)
		.slice(0, MOTS_AU_PLUS);
	if (mots.length === 0) return [];
	const queries = mots.map(enFamille);
	const options = { ...OPTIONS, boostDocument: (id: unknown) => documents[Number(id)]?.poids ?? 1 };
	const tous = mini.search({ combineWith: 'AND', queries }, options);
	const trouves = tous.length > 0 ? tous : mini.search({ combineWith: 'OR', queries }, options);
	return trouves.slice(0, 20).flatMap(({ id, terms }) => {
		const document = documents[Number(id)];
		if (!document) return [];
		const { href, genre, titre } = document;
		return [{ href, genre, titre, extrait: extrait(document, new Set(terms)) }];
	});
}

const OPTIONS = {
	boost: { titre: 5, resume: 2 },
	prefix: (mot: string) => mot.length >= 3,
	// A swap of two letters counts for two.
	fuzzy: (mot: string) => (/\d/.test(mot) || mot.length < 4 ? false : mot.length < 7 ? 1 : 2),
	weights: { prefix: 0.5, fuzzy: 0.2 }
};

/** A word, or those that people say for it. */
const enFamille = (mot: string): Query => ({
	combineWith: 'OR',
	queries: [
		mot,
		...autresMots(racine(mot) ?? mot).map((queries) => ({
			combineWith: 'AND' as const,
			queries: [queries],
			fuzzy: false as const,
			prefix: false as const,
			boost: { titre: 2 }
		}))
	]
});

/** Characters of an extract, about. */
const LONGUEUR = 180;

/** The part of a document where the most found words stand together, at the bounds of words; its summary when none does. */
function extrait({ resume, texte }: Document, formes: ReadonlySet<string>): Morceau[] {
	const entier = [resume, texte].filter((un) => un !== '').join(' ');
	const mots = motsDe(entier);
	const trouves = mots.filter(({ mot }) => formes.has(racine(mot) ?? ''));
	const premier = plusServe(trouves.map((un) => un.debut));
	const debut = mots.findLast((un) => un.debut <= Math.max(0, premier - LONGUEUR / 4))?.debut ?? 0;
	const apres = mots.find((un) => un.debut >= debut + LONGUEUR);
	const fin = apres ? entier.slice(0, apres.debut).trimEnd().length : entier.length;
	const morceaux = trouves
		.filter((un) => un.debut >= debut && un.debut < fin)
		.flatMap(({ mot, debut: ici }, rang, liste) => {
			const suivant = liste[rang + 1]?.debut ?? fin;
			return [
				{ texte: entier.slice(ici, ici + mot.length), trouve: true },
				{ texte: entier.slice(ici + mot.length, suivant), trouve: false }
			];
		});
	const avant = entier.slice(debut, trouves.find((un) => un.debut >= debut && un.debut < fin)?.debut ?? fin);
	return [
		{ texte: (debut > 0 ? '… ' : '') + avant, trouve: false },
		...morceaux,
		...(apres ? [{ texte: ' …', trouve: false }] : [])
	].filter((un) => un.texte !== '');
}

/** Among places in their order, the first of those that stand closest together. One reading: a text may be one word, ten thousand times. */
function plusServe(places: readonly number[]): number {
	let mieux = { place: places[0] ?? 0, combien: 0 };
	let apres = 0;
	for (const [rang, place] of places.entries()) {
		while ((places[apres] ?? Infinity) < place + LONGUEUR) apres++;
		if (apres - rang > mieux.combien) mieux = { place, combien: apres - rang };
	}
	return mieux.place;
}
