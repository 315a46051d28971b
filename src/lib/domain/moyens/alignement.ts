/** Two ranks, in one list and in the other, that hold the same thing. */
export type Paire = readonly [number, number];

/** Most comparisons that a stretch without landmark may cost; beyond it, nothing more is looked for there. */
const EFFORT_MAXIMAL = 250_000;

/**
 * What two lists have in common, in the same order: what begins and ends both, then what stands once in each (landmarks),
 * then between two landmarks the longest common sequence, where that costs a bounded time. Nearly linear; on lists made only
 * of repeated things longer than a few hundred, it may find less than there is. The pairs are the same whichever list comes first.
 * Our own rather than a package: the domain imports nothing, and it is a page of code.
 */
export function alignement(une: readonly string[], autre: readonly string[]): Paire[] {
	if (une.join('\n') <= autre.join('\n')) return aligner(une, autre);
	return aligner(autre, une).map(([b, a]) => [a, b]);
}

function aligner(une: readonly string[], autre: readonly string[]): Paire[] {
	const paires: Paire[] = [];
	/** Stretches still to be aligned, the next one last: no recursion, whatever the length. */
	const restantes: Etendue[] = [{ a: 0, finA: une.length, b: 0, finB: autre.length }];
	for (let etendue = restantes.pop(); etendue; etendue = restantes.pop()) {
		const coeur = rogner(une, autre, etendue, paires);
		if (coeur.a === coeur.finA || coeur.b === coeur.finB) continue;
		const reperes = reperesCommuns(une, autre, coeur);
		if (reperes.length > 0) restantes.push(...intervalles(coeur, reperes, paires));
		else paires.push(...plusLongueSuite(une, autre, coeur));
	}
	return paires.sort(([a], [b]) => a - b);
}

type Etendue = { a: number; finA: number; b: number; finB: number };

/** Pairs what begins and ends a stretch on both sides; gives what is left in the middle. */
function rogner(
	une: readonly string[],
	autre: readonly string[],
	{ a, finA, b, finB }: Etendue,
	paires: Paire[]
): Etendue {
	while (a < finA && b < finB && une[a] === autre[b]) paires.push([a++, b++]);
	while (a < finA && b < finB && une[finA - 1] === autre[finB - 1]) paires.push([--finA, --finB]);
	return { a, finA, b, finB };
}

/** What stands once on each side of a stretch, in an order that both have: the longest such list. */
function reperesCommuns(
	une: readonly string[],
	autre: readonly string[],
	{ a, finA, b, finB }: Etendue
): Paire[] {
	const seulA = placesUniques(une, a, finA);
	const seulB = placesUniques(autre, b, finB);
	const candidats = [...seulA].flatMap(([chose, place]): Paire[] => {
		const enFace = seulB.get(chose);
		return enFace === undefined ? [] : [[place, enFace]];
	});
	return plusLongueCroissante(candidats.sort(([p], [q]) => p - q));
}

function placesUniques(liste: readonly string[], debut: number, fin: number): Map<string, number> {
	const places = new Map<string, number>();
	const doubles = new Set<string>();
	for (let place = debut; place < fin; place++) {
		const chose = liste[place]!;
		if (places.has(chose)) doubles.add(chose);
		else places.set(chose, place);
	}
	for (const chose of doubles) places.delete(chose);
	return places;
}

/** Longest list of pairs whose second ranks grow too, by bisection. */
function plusLongueCroissante(paires: readonly Paire[]): Paire[] {
	/** For each length, the pair that ends the best list of that length, and the pair before it. */
	const fins: { paire: Paire; avant: Maillon | null }[] = [];
	for (const paire of paires) {
		let bas = 0;
		let haut = fins.length;
		while (bas < haut) {
			const milieu = (bas + haut) >> 1;
			if (fins[milieu]!.paire[1] < paire[1]) bas = milieu + 1;
			else haut = milieu;
		}
		fins[bas] = { paire, avant: fins[bas - 1] ?? null };
	}
	const suite: Paire[] = [];
	for (let maillon: Maillon | null = fins.at(-1) ?? null; maillon; maillon = maillon.avant)
		suite.push(maillon.paire);
	return suite.reverse();
}

type Maillon = { paire: Paire; avant: Maillon | null };

/** Pairs the landmarks; gives the stretches between them. */
function intervalles({ a, finA, b, finB }: Etendue, reperes: readonly Paire[], paires: Paire[]): Etendue[] {
	const etendues: Etendue[] = [];
	for (const [repereA, repereB] of reperes) {
		paires.push([repereA, repereB]);
		etendues.push({ a, finA: repereA, b, finB: repereB });
		a = repereA + 1;
		b = repereB + 1;
	}
	return [...etendues, { a, finA, b, finB }];
}

/** Longest common sequence by its table of lengths; nothing where the table would be too large. */
function plusLongueSuite(
	une: readonly string[],
	autre: readonly string[],
	{ a, finA, b, finB }: Etendue
): Paire[] {
	const largeur = finB - b + 1;
	if ((finA - a + 1) * largeur > EFFORT_MAXIMAL) return [];
	const longueurs = new Uint16Array((finA - a + 1) * largeur);
	const longueur = (i: number, j: number): number => longueurs[(i - a) * largeur + (j - b)]!;
	for (let i = finA - 1; i >= a; i--) {
		for (let j = finB - 1; j >= b; j--) {
			longueurs[(i - a) * largeur + (j - b)] =
				une[i] === autre[j] ? longueur(i + 1, j + 1) + 1 : Math.max(longueur(i + 1, j), longueur(i, j + 1));
		}
	}
	const paires: Paire[] = [];
	for (let i = a, j = b; i < finA && j < finB;) {
		if (une[i] === autre[j]) paires.push([i++, j++]);
		else if (longueur(i + 1, j) >= longueur(i, j + 1)) i++;
		else j++;
	}
	return paires;
}
