import { and, asc, desc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { attaque } from '#lib/domain/publication/attaque.ts';
import {
	protege,
	type Comptes,
	type Publie,
	type TranchesDuLieu
} from '#lib/domain/publication/protection.ts';
import {
	arbreDeSaison,
	type ArbreDeSaison,
	type Place,
	type PlaceParue,
	propre,
	type SemaineAPublier,
	semainesAPublier,
	UNION
} from '#lib/domain/publication/saison.ts';
import {
	effectifDit,
	formeDeTranche,
	NOTIONS_PUBLIEES,
	type NotionPubliee,
	type Tranche
} from '#lib/domain/publication/tranches.ts';
import type { Context } from '#lib/server/context.ts';
import { type Actor, asActor } from '#lib/server/db/as-actor.ts';
import { codesDeNotion } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compteur, publication, publicationNoeud } from '#lib/server/db/schema-collectif.ts';
import { section, service } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * The figures that leave the sections: frozen once a week by the worker, under the rules of domain/publication
 * (docs/decisions/0037), and read from there alone, the same for everybody.
 */

/**
 * Publishes what is due today and was not yet, and says how many weeks that is. A repeated call, or another process at the same time,
 * publishes nothing twice; a season in which nothing was counted is not published.
 */
export async function publishChiffres(ctx: Context): Promise<number> {
	let parues = 0;
	for (const semaine of semainesAPublier(ctx.today())) {
		if (await publishSemaine(ctx, semaine)) parues += 1;
	}
	return parues;
}

/** True when a week is due that was not published. */
export async function chiffresAPublier(ctx: Context): Promise<boolean> {
	const dues = semainesAPublier(ctx.today());
	return asActor(ctx.db, { kind: 'worker' }, async (tx) => {
		for (const due of dues) {
			const [parue] = await tx
				.select({ saison: publication.saison })
				.from(publication)
				.where(and(eq(publication.saison, due.saison), eq(publication.semaine, due.semaine)));
			if (!parue && (await totauxDe(tx, due)).size > 0) return true;
		}
		return false;
	});
}

async function publishSemaine(ctx: Context, due: SemaineAPublier): Promise<boolean> {
	return asActor(ctx.db, { kind: 'worker' }, async (tx) => {
		const totaux = await totauxDe(tx, due);
		if (totaux.size === 0) return false;
		const [prise] = await tx
			.insert(publication)
			.values({ ...due, publieeAt: ctx.now() })
			.onConflictDoNothing()
			.returning({ saison: publication.saison });
		if (!prise) return false;
		const precedente = await semaineAvant(tx, due);
		const places = await placesActuelles(tx);
		const arbre = arbreDeSaison(places, precedente.places, precedente.publie);
		const publie = protege(arbre.lieux, nombresPropres(places, totaux, arbre), precedente.publie);
		await insertNoeuds(tx, due, arbre, publie);
		return true;
	});
}

type Totaux = Map<string, Comptes>;

/** Every place with what it contains, agents in Vigie and on paper, until the end of the week. */
async function totauxDe(tx: Tx, { saison, semaine }: SemaineAPublier): Promise<Totaux> {
	const lignes = await tx
		.select({
			noeud: compteur.noeud,
			notion: compteur.notion,
			nombre: sql<number>`sum(${compteur.nombre})::integer`
		})
		.from(compteur)
		.where(
			and(
				eq(compteur.saison, saison),
				lte(compteur.semaine, semaine),
				inArray(compteur.notion, NOTIONS_PUBLIEES.map(codesDeNotion.numero))
			)
		)
		.groupBy(compteur.noeud, compteur.notion);
	const totaux = new Map<string, Partial<Record<NotionPubliee, number>>>();
	for (const { noeud, notion, nombre } of lignes) {
		const code = NOTIONS_PUBLIEES.find((une) => codesDeNotion.numero(une) === notion);
		if (!code || nombre === 0) continue;
		totaux.set(noeud, { ...totaux.get(noeud), [code]: nombre });
	}
	return totaux;
}

async function placesActuelles(tx: Tx): Promise<Place[]> {
	const sections = await tx.select({ id: section.id, nom: section.nom }).from(section).orderBy(section.id);
	const services = await tx
		.select({
			id: service.id,
			nom: service.nom,
			parentId: service.parentId,
			sectionId: service.sectionId,
			effectif: service.effectif
		})
		.from(service)
		.orderBy(service.id);
	return [
		...sections.map(({ id, nom }) => ({ id, nom, parent: UNION, sectionId: id, effectif: null })),
		...services.map(({ parentId, ...un }) => ({ ...un, parent: parentId ?? un.sectionId }))
	];
}

/**
 * What each place of the tree of the season counts by itself: what it holds without the places right beneath it as the counters
 * know them, which is now.
 */
function nombresPropres(
	places: readonly Place[],
	totaux: Totaux,
	{ repliees }: Pick<ArbreDeSaison, 'repliees'>
): Map<string, Comptes> {
	const sous = Map.groupBy(places, ({ parent }) => parent);
	const propres = new Map<string, Partial<Record<NotionPubliee, number>>>();
	for (const { id } of places) {
		const cible = repliees.get(id) ?? id;
		const siens = propres.get(cible) ?? {};
		for (const notion of NOTIONS_PUBLIEES) {
			const dessous = (sous.get(id) ?? []).reduce((n, un) => n + (totaux.get(un.id)?.[notion] ?? 0), 0);
			const sien = Math.max(0, (totaux.get(id)?.[notion] ?? 0) - dessous);
			siens[notion] = (siens[notion] ?? 0) + sien;
		}
		// Whichever of the two the tree of the season has.
		propres.set(cible, siens).set(propre(cible), siens);
	}
	return propres;
}

type Cellules = Record<string, [min: number, max: number | null]>;

/** What was told in the last week of the season before this one. */
async function semaineAvant(
	tx: Tx,
	{ saison, semaine }: SemaineAPublier
): Promise<{ places: PlaceParue[]; publie: Publie | null }> {
	const [derniere] = await tx
		.select({ semaine: publication.semaine })
		.from(publication)
		.where(and(eq(publication.saison, saison), sql`${publication.semaine} < ${semaine.toString()}`))
		.orderBy(desc(publication.semaine))
		.limit(1);
	if (!derniere) return { places: [], publie: null };
	const rows = await tx
		.select()
		.from(publicationNoeud)
		.where(and(eq(publicationNoeud.saison, saison), eq(publicationNoeud.semaine, derniere.semaine)));
	return {
		places: rows.map(({ noeud, nom, parent, sectionId }) => ({
			id: noeud,
			nom,
			parent: parent ?? '',
			sectionId: sectionId ?? ''
		})),
		publie: new Map(rows.map(({ noeud, cellules }) => [noeud, tranchesLues(cellules)]))
	};
}

/** The bands of a row; the worker alone writes them. */
function tranchesLues(cellules: unknown): TranchesDuLieu {
	const lues = cellules as Cellules;
	const tranche = (notion: NotionPubliee): Tranche | null => {
		const cellule = lues[codesDeNotion.numero(notion)];
		return cellule ? { min: cellule[0], max: cellule[1] } : null;
	};
	return {
		participants: tranche('participants'),
		convoques: tranche('convoques'),
		refus: tranche('refus'),
		absences: tranche('absences'),
		comptesRendus: tranche('comptesRendus'),
		contestations: tranche('contestations')
	};
}

const LOT = 1_000;

async function insertNoeuds(
	tx: Tx,
	{ saison, semaine }: SemaineAPublier,
	{ lieux, places }: ArbreDeSaison,
	publie: Publie
): Promise<void> {
	const effectifs = effectifsDe(lieux);
	const rows = places.map((place) => {
		const effectif = effectifs.get(place.id) ?? null;
		return {
			saison,
			semaine,
			noeud: place.id,
			parent: place.parent || null,
			sectionId: place.sectionId || null,
			nom: place.nom,
			effectif: effectifDit(effectif),
			cellules: cellulesDe(publie.get(place.id), effectif)
		};
	});
	for (let rang = 0; rang < rows.length; rang += LOT)
		await tx.insert(publicationNoeud).values(rows.slice(rang, rang + LOT));
}

/** Head counts of the places with everything beneath them; null when none is known. */
function effectifsDe(lieux: ArbreDeSaison['lieux']): Map<string, number | null> {
	const sous = Map.groupBy(lieux, ({ parent }) => parent);
	const effectifs = new Map<string, number | null>();
	const total = ({ id, effectif }: ArbreDeSaison['lieux'][number]): number | null => {
		const dessous = (sous.get(id) ?? []).map(total).filter((un) => un !== null);
		const somme =
			effectif === null && dessous.length === 0 ? null : dessous.reduce((a, b) => a + b, effectif ?? 0);
		effectifs.set(id, somme);
		return somme;
	};
	for (const sommet of sous.get(null) ?? []) total(sommet);
	return effectifs;
}

/** A band that nothing closes is written without its end: it would tell the head count. */
function cellulesDe(tranches: TranchesDuLieu | undefined, effectif: number | null): Cellules {
	const cellules: Cellules = {};
	for (const notion of NOTIONS_PUBLIEES) {
		const tranche = tranches?.[notion];
		if (!tranche) continue;
		const ouverte = formeDeTranche(tranche, effectif) === 'au-moins';
		cellules[codesDeNotion.numero(notion)] = [tranche.min, ouverte ? null : tranche.max];
	}
	return cellules;
}

/** One place of a published week, with nothing that may not be told. */
export type PlacePubliee = {
	noeud: string;
	parent: string | null;
	sectionId: string | null;
	nom: string;
	/** Rounded; null when it is not told. */
	effectif: number | null;
	/** Null: protected. */
	tranches: TranchesDuLieu;
};

/** Who reads: any mandate, every week; anybody, the last week of each season. */
export type LecteurDesChiffres = { kind: 'figures' | 'public' };

/** The reader of a page of the groups `(chiffres)` or `(public)`. Throws `interdit` anywhere else. */
export function lecteurDesChiffres({ kind }: Actor): LecteurDesChiffres {
	if (kind !== 'figures' && kind !== 'public') throw new AppError('interdit');
	return { kind };
}

export type SemainePubliee = { saison: number; semaine: Temporal.PlainDate; annuelle: boolean };

/** The published weeks, the latest first. */
export const semainesPubliees = (ctx: Context, actor: LecteurDesChiffres): Promise<SemainePubliee[]> =>
	asActor(ctx.db, actor, (tx) =>
		tx
			.select({
				saison: publication.saison,
				semaine: publication.semaine,
				annuelle: publication.annuelle
			})
			.from(publication)
			.orderBy(desc(publication.semaine), desc(publication.saison))
	);

export type ChiffresDUnePlace = {
	place: PlacePubliee;
	/** From the union down to the place, itself left out. */
	chemin: { noeud: string; nom: string }[];
	/** Right beneath it, by name. */
	enfants: PlacePubliee[];
};

/** A place in a week, and what is right beneath it. Throws `introuvable` when it was not published. */
export async function placePubliee(
	ctx: Context,
	actor: LecteurDesChiffres,
	{ saison, semaine }: Pick<SemainePubliee, 'saison' | 'semaine'>,
	noeud: string
): Promise<ChiffresDUnePlace> {
	if (!isUuid(noeud)) throw new AppError('introuvable');
	const deLaSemaine = and(eq(publicationNoeud.saison, saison), eq(publicationNoeud.semaine, semaine));
	return asActor(ctx.db, actor, async (tx) => {
		const lit = async (id: string) => {
			const [row] = await tx
				.select()
				.from(publicationNoeud)
				.where(and(deLaSemaine, eq(publicationNoeud.noeud, id)));
			return row;
		};
		const row = await lit(noeud);
		if (!row) throw new AppError('introuvable');
		const chemin: { noeud: string; nom: string }[] = [];
		for (let haut = row.parent; haut !== null;) {
			const dessus = await lit(haut);
			if (!dessus) break;
			chemin.unshift({ noeud: dessus.noeud, nom: dessus.nom });
			haut = dessus.parent;
		}
		const enfants = await tx
			.select()
			.from(publicationNoeud)
			.where(and(deLaSemaine, eq(publicationNoeud.parent, noeud)))
			.orderBy(asc(publicationNoeud.nom));
		return { place: vue(row), chemin, enfants: enfants.map(vue) };
	});
}

const vue = (row: typeof publicationNoeud.$inferSelect): PlacePubliee => ({
	noeud: row.noeud,
	parent: row.parent,
	sectionId: row.sectionId,
	nom: row.nom,
	effectif: row.effectif,
	tranches: tranchesLues(row.cellules)
});

/**
 * What may be told of a place outside its section: its figures in the last published week of the season, or null when it has
 * none yet. `noeud`: a service, a section, or `UNION`.
 */
export async function chiffresPublies(
	ctx: Context,
	noeud: string,
	saison: number
): Promise<(PlacePubliee & { semaine: Temporal.PlainDate }) | null> {
	return asActor(ctx.db, { kind: 'figures' }, async (tx) => {
		const [row] = await tx
			.select()
			.from(publicationNoeud)
			.where(and(eq(publicationNoeud.saison, saison), eq(publicationNoeud.noeud, noeud)))
			.orderBy(desc(publicationNoeud.semaine))
			.limit(1);
		return row ? { ...vue(row), semaine: row.semaine } : null;
	});
}

/** Every place of a week, the whole tree, each section from its top down. */
export async function toutesLesPlaces(
	ctx: Context,
	actor: LecteurDesChiffres,
	{ saison, semaine }: Pick<SemainePubliee, 'saison' | 'semaine'>
): Promise<PlacePubliee[]> {
	const rows = await asActor(ctx.db, actor, (tx) =>
		tx
			.select()
			.from(publicationNoeud)
			.where(and(eq(publicationNoeud.saison, saison), eq(publicationNoeud.semaine, semaine)))
			.orderBy(asc(publicationNoeud.nom))
	);
	const sous = Map.groupBy(rows, ({ parent }) => parent);
	const descend = (id: string | null): PlacePubliee[] =>
		(sous.get(id) ?? []).flatMap((row) => [vue(row), ...descend(row.noeud)]);
	return descend(null);
}

/** How many weeks the adversary of the page puts together: the latest ones. */
const SEMAINES_EPROUVEES = 8;

export type Epreuve = {
	section: { id: string; nom: string };
	semaines: number;
	/** Protected counts of the section that were tried, found, and left with fewer than three possible values. */
	protegees: number;
	recouvrees: number;
	cernees: number;
	/** Possible values that the closest count keeps; null when nothing is protected. */
	reste: number | null;
};

/** The sections of the last published week, by name. */
export async function sectionsPubliees(ctx: Context): Promise<{ id: string; nom: string }[]> {
	const [derniere] = await semainesPubliees(ctx, { kind: 'figures' });
	if (!derniere) return [];
	const { enfants } = await placePubliee(ctx, { kind: 'figures' }, derniere, UNION);
	return enfants.map(({ noeud, nom }) => ({ id: noeud, nom }));
}

/**
 * Lets the adversary have a go at what was published of a section in the last weeks of a season, with the exact head counts. Null
 * when the section was not published.
 */
export async function eprouvePublication(
	ctx: Context,
	saison: number,
	sectionId: string
): Promise<Epreuve | null> {
	const { rows, effectifs } = await asActor(ctx.db, { kind: 'figures' }, async (tx) => {
		const semaines = await tx
			.select({ semaine: publication.semaine })
			.from(publication)
			.where(eq(publication.saison, saison))
			.orderBy(desc(publication.semaine))
			.limit(SEMAINES_EPROUVEES);
		if (semaines.length === 0) return { rows: [], effectifs: [] };
		return {
			rows: await tx
				.select()
				.from(publicationNoeud)
				.where(
					and(
						eq(publicationNoeud.saison, saison),
						inArray(
							publicationNoeud.semaine,
							semaines.map(({ semaine }) => semaine)
						),
						or(
							eq(publicationNoeud.noeud, UNION),
							eq(publicationNoeud.parent, UNION),
							eq(publicationNoeud.sectionId, sectionId)
						)
					)
				)
				.orderBy(asc(publicationNoeud.semaine)),
			effectifs: await tx
				.select({ id: service.id, effectif: service.effectif })
				.from(service)
				.where(eq(service.sectionId, sectionId))
		};
	});
	const parSemaine = [...Map.groupBy(rows, ({ semaine }) => semaine.toString()).values()];
	const derniere = parSemaine.at(-1) ?? [];
	const ici = derniere.find(({ noeud }) => noeud === sectionId);
	if (!ici) return null;
	const { lieux } = arbreDeSaison(
		derniere
			.filter(({ noeud }) => noeud !== UNION)
			.map(({ noeud, nom, parent, sectionId: de }) => ({
				id: noeud,
				nom,
				parent: parent ?? UNION,
				sectionId: de ?? '',
				effectif: effectifs.find(({ id }) => id === noeud)?.effectif ?? null
			})),
		[],
		null
	);
	const publies = parSemaine.map(
		(places): Publie => new Map(places.map(({ noeud, cellules }) => [noeud, tranchesLues(cellules)]))
	);
	const bilan = attaque(lieux, publies, { section: new Map(), complices: [] });
	const siens = new Set(derniere.filter((une) => une.sectionId === sectionId).map(({ noeud }) => noeud));
	const dIci = ({ lieu }: { lieu: string }) => siens.has(lieu);
	const protegees = bilan.deductions.filter((une) => dIci(une) && !une.chiffree && une.avant > 1);
	return {
		section: { id: ici.noeud, nom: ici.nom },
		semaines: parSemaine.length,
		protegees: protegees.length,
		recouvrees: bilan.recouvrees.filter(dIci).length,
		cernees: bilan.cernees.filter(dIci).length,
		reste:
			protegees.length === 0 ? null : protegees.reduce((min, { apres }) => Math.min(min, apres), Infinity)
	};
}
