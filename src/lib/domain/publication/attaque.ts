import type { Lieu, Publie } from './protection.ts';
import { estChiffree, NOTIONS_PUBLIEES, type NotionPubliee, ORDRES } from './tranches.ts';

/** What an adversary knows besides what was published, the head counts and the rules. */
export type Savoir = {
	/** The exact counts of every place of one whole section, week by week, as its delegates see them. */
	section: ReadonlyMap<string, readonly Readonly<Record<NotionPubliee, number>>[]>;
	/** How many agents there are, where the adversary knows better than what the section typed. */
	effectifs?: ReadonlyMap<string, number>;
	/** People who tell what they did: where they are, and what they did by the end of each week. */
	complices: readonly { lieu: string; faits: readonly Readonly<Record<NotionPubliee, boolean>>[] }[];
};

/** What the adversary works out of one count: between `bas` and `haut`, both possible as far as they know. */
export type Deduction = {
	lieu: string;
	notion: NotionPubliee;
	/** Rank of the week. */
	semaine: number;
	/** True when the publication gives the place a number of its own. */
	chiffree: boolean;
	/** How many counts were possible before anything was published, and how many still are. */
	avant: number;
	apres: number;
};

export type Bilan = {
	/** Protected counts that the adversary knows exactly now, and did not before. */
	recouvrees: Deduction[];
	/** Protected counts with fewer than `PEU` possible values left, where there were more. */
	cernees: Deduction[];
	/** Counts published by a number with fewer than `PEU` possible values left. */
	precisees: Deduction[];
	/** Everything that was looked at. */
	deductions: Deduction[];
	/** How many protected counts were tried, and how few possible values the closest count of all keeps. */
	protegees: number;
	reste: number;
	/** False when people withdrew and the adversary had to give up that counts never go down. */
	coherent: boolean;
};

const PEU = 3;
/** Stands for a count without an upper end. */
const SANS_FIN = 1e7;
const PASSES_MAX = 200;

/**
 * Tries to work protected counts out of everything that was published: bands of all weeks, sums over the tree, counts that
 * never go down from week to week, counts that never exceed another one, what grew between two states and how these growths add
 * up over the tree, exact counts of one section and two people’s own doings. Bounds are narrowed until nothing moves any more.
 * `lieux` as given to `protege`; `semaines` in their order.
 */
export function attaque(lieux: readonly Lieu[], semaines: readonly Publie[], savoir: Savoir): Bilan {
	const rien = semaines.map((): Publie => new Map());
	for (const hypotheses of hypothesesTenables(lieux, semaines, savoir)) {
		const jeu = deduit(lieux, semaines, savoir, hypotheses);
		const avant = jeu && deduit(lieux, rien, savoir, hypotheses);
		if (jeu && avant)
			return bilan(jeu, avant, semaines, savoir, hypotheses.croissantes.size === NOTIONS_PUBLIEES.length);
	}
	throw new Error('The published weeks contradict what is told in them');
}

/** What an adversary takes for granted. */
type Hypotheses = {
	/** The notions of which no count goes down from week to week. */
	croissantes: ReadonlySet<NotionPubliee>;
	/** The notions are ordered and nobody is missing from the head counts. */
	sur: boolean;
};

/** The strongest hypotheses first. When people withdrew they contradict each other: those that do by themselves are given up first. */
function* hypothesesTenables(
	lieux: readonly Lieu[],
	semaines: readonly Publie[],
	savoir: Savoir
): Generator<Hypotheses> {
	yield { croissantes: new Set(NOTIONS_PUBLIEES), sur: true };
	const seules = NOTIONS_PUBLIEES.filter((une) =>
		deduit(lieux, semaines, savoir, { croissantes: new Set([une]), sur: false })
	);
	for (const croissantes of [new Set(seules), new Set<NotionPubliee>()])
		for (const sur of [true, false]) yield { croissantes, sur };
}

/** `sommes`: the ranks that a place is the sum of, none where its counts are known. */
type Arbre = { ids: string[]; enfants: Int32Array[]; sommes: Int32Array[]; effectifs: (number | null)[] };
type Etat = { bas: Float64Array; haut: Float64Array };
type Jeu = { arbre: Arbre; etats: Etat[] };

/** From a state to a later or larger one, with what each place gains between them. */
type Passage = { de: Etat; a: Etat; gain: Etat };

/** Null when no counts at all agree with everything. */
function deduit(
	lieux: readonly Lieu[],
	semaines: readonly Publie[],
	savoir: Savoir,
	hypotheses: Hypotheses
): Jeu | null {
	const arbre = enLargeur(lieux, savoir);
	const etats = NOTIONS_PUBLIEES.flatMap((notion) =>
		semaines.map((publie, semaine) => depart(arbre, publie, notion, semaine, savoir, hypotheses))
	);
	const passages = passagesEntre(arbre, etats, semaines.length, hypotheses);
	for (let passe = 0; passe < PASSES_MAX; passe++) {
		let bouge = false;
		for (const etat of etats) bouge = serre(arbre, etat) || bouge;
		for (const passage of passages) bouge = franchit(arbre, passage) || bouge;
		// Contradictory bounds drive each other apart for ever.
		if (etats.some(({ bas, haut }) => bas.some((min, i) => min > (haut[i] ?? 0)))) return null;
		if (!bouge) break;
	}
	return { arbre, etats };
}

/** Places from the top down. */
function enLargeur(lieux: readonly Lieu[], { section }: Savoir): Arbre {
	const sous = Map.groupBy(lieux, ({ parent }) => parent);
	const rangs: Lieu[] = [...(sous.get(null) ?? [])];
	for (const lieu of rangs) rangs.push(...(sous.get(lieu.id) ?? []));
	const rang = new Map(rangs.map(({ id }, i) => [id, i]));
	const enfants = rangs.map(({ id }) =>
		Int32Array.from((sous.get(id) ?? []).flatMap((un) => rang.get(un.id) ?? []))
	);
	return {
		ids: rangs.map(({ id }) => id),
		enfants,
		sommes: enfants.map((dessous, i) => (section.has(rangs[i]?.id ?? '') ? new Int32Array() : dessous)),
		effectifs: rangs.map(({ effectif }) => effectif)
	};
}

/**
 * The counts of the adversary’s own section as they were told: the rules are known, so whoever knows the exact count knows
 * which one stands for it when it went down or exceeds the head count.
 */
function connus(
	{ ids, enfants, effectifs }: Arbre,
	publie: Publie,
	notion: NotionPubliee,
	semaine: number,
	section: Savoir['section']
): Float64Array {
	const comptes = new Float64Array(ids.length);
	for (let i = ids.length - 1; i >= 0; i--) {
		const id = ids[i] ?? '';
		const exact = section.get(id)?.[semaine]?.[notion];
		if (exact === undefined) continue;
		const dessous = [...(enfants[i] ?? [])];
		const somme =
			dessous.length === 0
				? Math.min(exact, effectifs[i] ?? SANS_FIN)
				: dessous.reduce((n, un) => n + (comptes[un] ?? 0), 0);
		const tranche = publie.get(id)?.[notion] ?? null;
		comptes[i] = Math.min(Math.max(somme, tranche?.min ?? 0), tranche?.max ?? SANS_FIN);
	}
	return comptes;
}

/** What is known of each place before anything is worked out. */
function depart(
	arbre: Arbre,
	publie: Publie,
	notion: NotionPubliee,
	semaine: number,
	{ section, effectifs, complices }: Savoir,
	{ sur }: Hypotheses
): Etat {
	const bas = new Float64Array(arbre.ids.length);
	const haut = new Float64Array(arbre.ids.length).fill(SANS_FIN);
	const siens = connus(arbre, publie, notion, semaine, section);
	for (const [i, id] of arbre.ids.entries()) {
		if (section.has(id)) {
			bas[i] = haut[i] = siens[i] ?? 0;
			continue;
		}
		const tranche = publie.get(id)?.[notion] ?? null;
		// What is told never exceeds what the section typed.
		const saisi = arbre.effectifs[i] ?? SANS_FIN;
		const agents = sur ? Math.min(saisi, effectifs?.get(id) ?? SANS_FIN) : SANS_FIN;
		const ici = complices.filter(({ lieu }) => lieu === id);
		const oui = ici.filter(({ faits }) => faits[semaine]?.[notion]).length;
		bas[i] = Math.max(tranche?.min ?? 0, Math.min(oui, saisi));
		haut[i] = Math.min(tranche?.max ?? SANS_FIN, agents - (sur ? ici.length - oui : 0));
	}
	return { bas, haut };
}

/** The pairs of states of which one never exceeds the other: week to week, first to last, and notion within notion. */
function passagesEntre(
	arbre: Arbre,
	etats: readonly Etat[],
	semaines: number,
	{ croissantes, sur }: Hypotheses
): Passage[] {
	const passages: Passage[] = [];
	const ajoute = (de: Etat | undefined, a: Etat | undefined) => {
		if (!de || !a || de === a) return;
		const n = arbre.ids.length;
		passages.push({ de, a, gain: { bas: new Float64Array(n), haut: new Float64Array(n).fill(SANS_FIN) } });
	};
	const place = (notion: NotionPubliee, semaine: number) =>
		etats[NOTIONS_PUBLIEES.indexOf(notion) * semaines + semaine];
	for (let semaine = 0; semaine < semaines; semaine++) {
		if (sur) for (const [dedans, autour] of ORDRES) ajoute(place(dedans, semaine), place(autour, semaine));
		if (semaine === 0) continue;
		for (const notion of croissantes) {
			ajoute(place(notion, semaine - 1), place(notion, semaine));
			if (semaine > 1) ajoute(place(notion, semaine - 2), place(notion, semaine));
			if (semaine === semaines - 1 && semaine > 2) ajoute(place(notion, 0), place(notion, semaine));
		}
	}
	return passages;
}

/** Narrows the bounds of sums by their parts and of parts by their sums. True when one moved. */
function serre({ sommes }: Arbre, { bas, haut }: Etat): boolean {
	let bouge = false;
	for (let i = sommes.length - 1; i >= 0; i--) bouge = remonte(i, sommes[i], bas, haut) || bouge;
	for (let i = 0; i < sommes.length; i++) bouge = descend(i, sommes[i], bas, haut) || bouge;
	return bouge;
}

function totaux(sous: Int32Array, bornes: Float64Array): number {
	let total = 0;
	for (const un of sous) total += bornes[un] ?? 0;
	return total;
}

function remonte(i: number, sous: Int32Array | undefined, bas: Float64Array, haut: Float64Array): boolean {
	if (!sous || sous.length === 0) return false;
	const moins = monte(bas, i, totaux(sous, bas));
	return baisse(haut, i, totaux(sous, haut)) || moins;
}

function descend(i: number, sous: Int32Array | undefined, bas: Float64Array, haut: Float64Array): boolean {
	if (!sous || sous.length === 0) return false;
	const [totalBas, totalHaut] = [totaux(sous, bas), totaux(sous, haut)];
	const [min, max] = [bas[i] ?? 0, haut[i] ?? 0];
	let bouge = false;
	for (const un of sous) {
		const [sonBas, sonHaut] = [bas[un] ?? 0, haut[un] ?? 0];
		bouge = monte(bas, un, min - (totalHaut - sonHaut)) || bouge;
		bouge = baisse(haut, un, max - (totalBas - sonBas)) || bouge;
	}
	return bouge;
}

function franchit(arbre: Arbre, { de, a, gain }: Passage): boolean {
	let bouge = false;
	for (let i = 0; i < arbre.ids.length; i++) {
		monte(gain.bas, i, (a.bas[i] ?? 0) - (de.haut[i] ?? 0));
		baisse(gain.haut, i, (a.haut[i] ?? 0) - (de.bas[i] ?? 0));
	}
	serre(arbre, gain);
	for (let i = 0; i < arbre.ids.length; i++) {
		const [min, max] = [gain.bas[i] ?? 0, gain.haut[i] ?? 0];
		bouge = monte(a.bas, i, (de.bas[i] ?? 0) + min) || bouge;
		bouge = baisse(a.haut, i, (de.haut[i] ?? 0) + max) || bouge;
		bouge = monte(de.bas, i, (a.bas[i] ?? 0) - max) || bouge;
		bouge = baisse(de.haut, i, (a.haut[i] ?? 0) - min) || bouge;
	}
	return bouge;
}

function monte(bornes: Float64Array, i: number, valeur: number): boolean {
	if (valeur <= (bornes[i] ?? 0)) return false;
	bornes[i] = valeur;
	return true;
}

function baisse(bornes: Float64Array, i: number, valeur: number): boolean {
	if (valeur >= (bornes[i] ?? 0)) return false;
	bornes[i] = valeur;
	return true;
}

const possibles = (etat: Etat | undefined, i: number): number =>
	etat ? (etat.haut[i] ?? 0) - (etat.bas[i] ?? 0) + 1 : 0;

function bilan(jeu: Jeu, avant: Jeu, semaines: readonly Publie[], savoir: Savoir, coherent: boolean): Bilan {
	const trouve: Bilan = {
		recouvrees: [],
		cernees: [],
		precisees: [],
		deductions: [],
		protegees: 0,
		reste: Infinity,
		coherent
	};
	for (const [n, notion] of NOTIONS_PUBLIEES.entries()) {
		for (const [semaine, publie] of semaines.entries()) {
			const rang = n * semaines.length + semaine;
			for (const [i, lieu] of jeu.arbre.ids.entries()) {
				if (savoir.section.has(lieu)) continue;
				range(trouve, {
					lieu,
					notion,
					semaine,
					chiffree: estChiffree(publie.get(lieu)?.[notion] ?? null),
					avant: possibles(avant.etats[rang], i),
					apres: possibles(jeu.etats[rang], i)
				});
			}
		}
	}
	return trouve;
}

function range(trouve: Bilan, deduction: Deduction): void {
	const { avant, apres, chiffree } = deduction;
	trouve.deductions.push(deduction);
	if (!chiffree) trouve.protegees += 1;
	// Known before, or never more than that.
	if (avant <= 1) return;
	if (avant >= PEU) trouve.reste = Math.min(trouve.reste, apres);
	if (apres === 1 && !chiffree) trouve.recouvrees.push(deduction);
	else if (avant >= PEU && apres < PEU) (chiffree ? trouve.precisees : trouve.cernees).push(deduction);
}
