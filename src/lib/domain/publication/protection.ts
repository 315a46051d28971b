import {
	ARRONDI,
	bordSous,
	bordSur,
	NOTIONS_PUBLIEES,
	type NotionPubliee,
	ORDRES,
	type Tranche,
	trancheDeService
} from './tranches.ts';

/** A place of the tree of a season. Only places without others beneath them hold agents. */
export type Lieu = {
	id: string;
	/** Null at the top of the union. */
	parent: string | null;
	/** Of a place without others beneath it: its head count; null when unknown, and of the other places. */
	effectif: number | null;
	/** Nothing is ever told of it by itself, so that nothing that is told may follow from its own band. */
	tu?: true;
};

export type Comptes = Readonly<Partial<Record<NotionPubliee, number>>>;
export type TranchesDuLieu = Record<NotionPubliee, Tranche | null>;
export type Publie = ReadonlyMap<string, TranchesDuLieu>;

/** Two people who agree to tell each other what they did: their counts are known wherever they are. */
export const COMPLICES = 2;
/** A place beneath keeps so many more possible counts at least, whatever is told above it. */
const LATITUDE = 7;
/** A count that goes down by more than this is a correction; below that, what was published stands for the season. */
const CORRECTION = 5;

/** What anybody may work out of a count from what is told beneath it. `ferme`: the upper end is sure. */
type Bornes = { bas: number; haut: number; ferme: boolean };

/**
 * The bands that may be told of each place in one week: the services by their own rule, then each place above from what is told
 * right beneath it, so that no band of a sum narrows what is told of its parts. The cuts depend only on what is told already,
 * never on the counts: whoever knows the rules learns nothing from where the cuts are.
 * `lieux`: the whole tree, once each, one top. `comptes`: of the places without others beneath, missing ones count 0.
 * `precedente`: what was told the week before in the same season.
 */
export function protege(
	lieux: readonly Lieu[],
	comptes: ReadonlyMap<string, Comptes>,
	precedente: Publie | null
): Publie {
	const arbre = ordonne(lieux);
	const publie = new Map<string, TranchesDuLieu>(lieux.map(({ id }) => [id, vide()]));
	const bornes = new Map<NotionPubliee, Bornes[]>();
	for (const notion of NOTIONS_PUBLIEES) {
		const avant = precedente && bornesDe(arbre, notion, precedente);
		const autour = ORDRES.find(([dedans]) => dedans === notion)?.[1];
		const grandes = (autour && bornes.get(autour)) ?? null;
		const ici: Bornes[] = [];
		const nombres: number[] = [];
		for (const [rang, lieu] of arbre.lieux.entries()) {
			const enfants = arbre.enfants[rang] ?? [];
			const dit = precedente?.get(lieu.id)?.[notion] ?? null;
			const [tranche, nombre] =
				enfants.length === 0
					? duService(lieu, comptes.get(lieu.id)?.[notion] ?? 0, dit)
					: duDessus({ arbre, rang, nombres, ici, avant, grandes, dit });
			nombres[rang] = nombre;
			ici[rang] = bornesDuLieu(arbre, rang, tranche, ici);
			const place = publie.get(lieu.id);
			if (place) place[notion] = tranche;
		}
		bornes.set(notion, ici);
	}
	return publie;
}

/** The bands of a place that nothing is told of. */
const vide = (): TranchesDuLieu => ({
	participants: null,
	convoques: null,
	refus: null,
	absences: null,
	comptesRendus: null,
	contestations: null
});

/** `dessus`: the rank of the place above each, -1 at the top. */
type Arbre = { lieux: Lieu[]; enfants: number[][]; dessus: number[]; sommet: number };

/** The places with the deepest first, and the ranks of those right beneath each. */
function ordonne(lieux: readonly Lieu[]): Arbre {
	const sous = Map.groupBy(lieux, ({ parent }) => parent);
	const descend: Lieu[] = [...(sous.get(null) ?? [])];
	for (const lieu of descend) descend.push(...(sous.get(lieu.id) ?? []));
	const montent = descend.toReversed();
	const rang = new Map(montent.map(({ id }, i) => [id, i]));
	const enfants = montent.map(({ id }) => (sous.get(id) ?? []).flatMap((un) => rang.get(un.id) ?? []));
	const dessus = montent.map(({ parent }) => (parent === null ? -1 : (rang.get(parent) ?? -1)));
	return { lieux: montent, enfants, dessus, sommet: montent.length - 1 };
}

/** A count above the head count is taken for it: one of the two is wrong, and what is told must hold for both. */
function duService({ effectif, tu }: Lieu, nombre: number, dit: Tranche | null): [Tranche | null, number] {
	const compte = effectif === null ? nombre : Math.min(nombre, effectif);
	const tranche = tu ? null : trancheDeService(compte, effectif);
	if (tranche && dit && compte < dit.min && compte >= dit.min - CORRECTION) {
		const tenue = trancheDeService(dit.min, effectif);
		if (tenue) return [tenue, tenue.min];
	}
	return [tranche, compte];
}

function bornesDuLieu(arbre: Arbre, rang: number, tranche: Tranche | null, ici: readonly Bornes[]): Bornes {
	const lieu = arbre.lieux[rang];
	const enfants = arbre.enfants[rang] ?? [];
	if (enfants.length === 0) {
		const effectif = lieu?.effectif ?? null;
		return { bas: tranche?.min ?? 0, haut: tranche?.max ?? effectif ?? 0, ferme: effectif !== null };
	}
	const somme = additionne(enfants.map((un) => ici[un]));
	if (tranche === null) return somme;
	return tranche.max === null
		? { ...somme, bas: tranche.min, haut: Math.max(somme.haut, tranche.min) }
		: { bas: tranche.min, haut: tranche.max, ferme: true };
}

function additionne(bornes: readonly (Bornes | undefined)[]): Bornes {
	const somme: Bornes = { bas: 0, haut: 0, ferme: true };
	for (const une of bornes) {
		if (!une) continue;
		somme.bas += une.bas;
		somme.haut += une.haut;
		somme.ferme &&= une.ferme;
	}
	return somme;
}

function bornesDe(arbre: Arbre, notion: NotionPubliee, publie: Publie): Bornes[] {
	const bornes: Bornes[] = [];
	for (const [rang, { id }] of arbre.lieux.entries())
		bornes[rang] = bornesDuLieu(arbre, rang, publie.get(id)?.[notion] ?? null, bornes);
	return bornes;
}

type Dessus = {
	arbre: Arbre;
	rang: number;
	nombres: readonly number[];
	ici: readonly Bornes[];
	avant: readonly Bornes[] | null;
	grandes: readonly Bornes[] | null;
	dit: Tranche | null;
};

/** The band of a sum, and the sum as it is told. */
function duDessus(au: Dessus): [Tranche | null, number] {
	const { arbre, rang, nombres, ici, grandes, dit } = au;
	const enfants = arbre.enfants[rang] ?? [];
	const somme = additionne(enfants.map((un) => ici[un]));
	const reel = enfants.reduce((total, un) => total + (nombres[un] ?? 0), 0);
	// A sum held above parts that were corrected would give back what left them.
	const tenu = dit !== null && reel >= dit.min - CORRECTION && !estCorrige(au);
	const nombre = tenu ? Math.max(dit.min, reel) : reel;
	const { premier, dernier } = coupes(au, somme);
	const enTete = premier > dernier || nombre < premier;
	const enQueue = premier > dernier || nombre >= dernier;
	const min = enTete ? Math.max(somme.bas, tenu ? dit.min : 0) : enQueue ? dernier : bordSous(nombre);
	const max = enQueue ? (somme.ferme ? somme.haut : null) : enTete ? premier - 1 : min + ARRONDI - 1;
	const grand = grandes?.[rang];
	// Of the number itself nothing enters here, even where the notions contradict each other.
	const borne = max !== null && grand?.ferme && grand.haut >= min ? Math.min(max, grand.haut) : max;
	// Nothing but what the places beneath say already.
	return [enTete && enQueue && min === 0 ? null : { min, max: borne }, nombre];
}

/**
 * The first and the last cut between the bands of a sum. Under the first one and over the last one is room enough for every part
 * to keep its own band, even for whoever knows one whole section or two people, the week before, and the other counts.
 */
function coupes(au: Dessus, somme: Bornes): { premier: number; dernier: number } {
	const { arbre, rang, ici, avant, grandes } = au;
	const enfants = arbre.enfants[rang] ?? [];
	const marge = margeDe(arbre, rang, ici);
	let [bas, haut] = [somme.bas, somme.haut];
	let [premier, dernier] = [0, Infinity];
	if (avant && !estCorrige(au)) {
		const sien = rang === arbre.sommet ? Math.max(...enfants.map((un) => largeur(avant[un]))) : 0;
		bas = Math.max(bas, (avant[rang]?.bas ?? 0) + ecart(enfants, avant, ici) + sien);
		premier = bordSur((avant[rang]?.haut ?? 0) - jeuParEnfant(arbre, rang, avant, 'haut') + 1);
	}
	if (grandes) {
		haut = Math.min(haut, (grandes[rang]?.haut ?? 0) - ecart(enfants, ici, grandes));
		dernier = bordSous((grandes[rang]?.bas ?? 0) + jeuParEnfant(arbre, rang, grandes, 'bas'));
	}
	return {
		premier: Math.max(premier, bordSur(bas + marge + 1)),
		dernier: Math.min(dernier, bordSous(haut - marge))
	};
}

/** True when what is told of a part says that it went down since the week before. */
const estCorrige = ({ arbre, rang, ici, avant }: Dessus): boolean =>
	avant !== null && (arbre.enfants[rang] ?? []).some((un) => (ici[un]?.haut ?? 0) < (avant[un]?.bas ?? 0));

/** The room that a cut leaves. Whoever is in a section knows all of it: only at the top is the sum one of several sections. */
function margeDe(arbre: Arbre, rang: number, bornes: readonly Bornes[]): number {
	const large = Math.max(...(arbre.enfants[rang] ?? []).map((un) => largeur(bornes[un])));
	return Math.min(large, LATITUDE) + COMPLICES + (rang === arbre.sommet ? large : 0);
}

/**
 * By how much an end of a place may still move by what is told of it elsewhere (a later week, a notion within) without what
 * is told of the place above it saying more of its other parts: an equal share of the room left there.
 */
function jeuParEnfant(arbre: Arbre, rang: number, bornes: readonly Bornes[], bout: 'bas' | 'haut'): number {
	const dessus = arbre.dessus[rang] ?? -1;
	const place = bornes[dessus];
	if (!place) return Infinity;
	const enfants = arbre.enfants[dessus] ?? [];
	const somme = additionne(enfants.map((un) => bornes[un]));
	const marge = margeDe(arbre, dessus, bornes);
	const jeu = bout === 'haut' ? somme.haut - place.bas : place.haut - somme.bas;
	return Math.max(0, Math.floor((jeu - marge) / enfants.length));
}

const largeur = (bornes: Bornes | undefined): number => (bornes ? bornes.haut - bornes.bas : 0);

/** By how much a sum grew at least between two states, from what is told of its parts. */
const ecart = (enfants: readonly number[], de: readonly Bornes[], a: readonly Bornes[]): number =>
	enfants.reduce((total, un) => total + Math.max(0, (a[un]?.bas ?? 0) - (de[un]?.haut ?? 0)), 0);
