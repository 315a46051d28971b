import { and, asc, eq, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { arbre, enLignes } from '#lib/domain/participation/arbre.ts';
import { type Ajout, lundi, unAnAvant } from '#lib/domain/participation/courbes.ts';
import {
	type Compte,
	type Decomptes,
	decomptes,
	estCompte,
	type Ligne,
	type Notion,
	reste
} from '#lib/domain/participation/section.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeConsentement, codesDeNotion, codesDeSource } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compteur, effectifBranche } from '#lib/server/db/schema-collectif.ts';
import { cleAgent, mandat, participation, saison, section, service } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { type Keys, unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { placeIdentite } from '#lib/server/projections.ts';
import { readSaisons, type SaisonVue } from '#lib/server/saisons.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * What the delegates of a section see of it: figures over the agents who agreed to be counted or followed, and nothing that
 * would tell that there are others.
 */

export type SectionDeleguee = { id: string; nom: string };

/** The sections of a delegate, by name. */
export async function sectionsDeleguees(ctx: Context, actor: Delegue): Promise<SectionDeleguee[]> {
	return asActor(ctx.db, actor, (tx) =>
		tx
			.selectDistinct({ id: section.id, nom: section.nom })
			.from(section)
			.innerJoin(mandat, mandatDe(actor))
			.orderBy(asc(section.nom))
	);
}

/** What an address asks to see of a section. */
export type VueDemandee = {
	/** Year of the interviews. */
	saison: number;
	/** The service whose parts are shown; null: the section. */
	branche: string | null;
	/** What is told week by week. */
	notion: Notion;
	/** From 1, of `SERVICES_PAR_PAGE` services each. */
	page: number;
};

export type Branche = {
	id: string;
	nom: string;
	/** The services above, from the top. */
	chemin: { id: string; nom: string }[];
};

/** What the weeks of a place added, this season and the one before. */
export type Ajouts = { cette: Ajout[]; avant: Ajout[] };

export type TableauDeSection = {
	/** What the employers announced for the season. */
	dates: SaisonVue[];
	branche: Branche | null;
	/** The branch, or the section, with everything that it contains. */
	tout: Ligne;
	/** The same a year before, at the end of the same week; of a season that is over, at its end. */
	avant: Decomptes;
	/** The services right beneath, by name, this page of them; at the end of the last page what is in none of them, if anything. */
	lignes: Ligne[];
	/** By place (`noeud`), of the notion asked for. */
	ajouts: ReadonlyMap<string, Ajouts>;
	pages: number;
};

export const SERVICES_PAR_PAGE = 50;

/**
 * One level of the participation of a section: what it says depends on what is shown, not on how many dossiers there are. Throws
 * `introuvable` unless the delegate is one of the section, and for a branch that is not in it.
 */
export async function tableau(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	{ saison: annee, branche: brancheId, notion, page }: VueDemandee
): Promise<TableauDeSection> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const branche = brancheId === null ? null : await readBranche(tx, sectionId, brancheId);
		const noeud = branche?.id ?? sectionId;
		const { services, combien } = await readServices(tx, sectionId, brancheId, annee, page);
		const pages = Math.max(1, Math.ceil(combien / SERVICES_PAR_PAGE));
		const noeuds = [noeud, ...services.map(({ noeud: un }) => un)];
		const comptes = await readComptes(tx, annee, noeuds);
		const lignes = services.map((un) => ({ ...un, decompte: decomptes(comptes.get(un.noeud) ?? []) }));
		const tout = {
			...(await readNoeud(tx, noeud)),
			nom: branche?.nom ?? 'Section',
			decompte: decomptes(comptes.get(noeud) ?? [])
		};
		const parts =
			pages === 1
				? lignes.map((une) => une.decompte)
				: [decomptes(await readSous(tx, sectionId, brancheId, annee))];
		const dehors = horsDesServices(tout, parts, branche);
		const enCours = annee >= ctx.today().year;
		const jusque = enCours ? unAnAvant(lundi(ctx.today())) : null;
		return {
			branche,
			tout,
			avant: decomptes((await readComptes(tx, annee - 1, [noeud], jusque)).get(noeud) ?? []),
			lignes: dehors && page >= pages ? [...lignes, dehors] : lignes,
			ajouts: await readAjouts(tx, annee, noeuds, notion),
			pages,
			dates: await readSaisons(tx, sectionId, annee)
		};
	});
}

/** What is in the branch and in none of its services; null when nobody is. */
function horsDesServices(tout: Ligne, parts: readonly Decomptes[], branche: Branche | null): Ligne | null {
	const decompte = reste(tout.decompte, parts);
	if (parts.length === 0 || !estCompte(decompte)) return null;
	return {
		noeud: null,
		nom: branche ? 'Directement dans ce service' : 'Sans service',
		ferme: false,
		enfants: 0,
		effectif: null,
		sansEffectif: 0,
		decompte
	};
}

/** The branches of a section at most, that a file lists whole. */
export const SERVICES_PAR_FICHIER = 2_000;

export type LigneDeFichier = Ligne & { noeud: string; chemin: string[] };

/**
 * Every service of a branch or of the section, in the order of the tree, with what is added up in it; the first line is the branch
 * itself. Null when there are more than `SERVICES_PAR_FICHIER`: a smaller branch is to be chosen. Throws as `tableau` does.
 */
export async function lignesDeFichier(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	{ saison: annee, branche: brancheId }: Pick<VueDemandee, 'saison' | 'branche'>
): Promise<LigneDeFichier[] | null> {
	return asActor(ctx.db, actor, async (tx) => {
		const { nom } = await assertDelegue(tx, actor, sectionId);
		const racine = brancheId === null ? null : await readBranche(tx, sectionId, brancheId);
		const dedans = await readDedans(tx, sectionId, brancheId, SERVICES_PAR_FICHIER + 1);
		if (dedans.length > SERVICES_PAR_FICHIER) return null;
		const noeud = racine?.id ?? sectionId;
		const noeuds = [noeud, ...dedans.map(({ id }) => id)];
		const comptes = await readComptes(tx, annee, noeuds);
		const effectifs = await readNoeuds(tx, noeuds);
		const une = (id: string, libelle: string, chemin: string[], ferme: boolean): LigneDeFichier => ({
			...(effectifs.get(id) ?? SANS_BRANCHE),
			noeud: id,
			nom: libelle,
			chemin,
			ferme,
			decompte: decomptes(comptes.get(id) ?? [])
		});
		const sous = enLignes(arbre(dedans)).map(({ service: un, chemin }) =>
			une(un.id, un.nom, chemin, un.fermeLe !== null)
		);
		return [
			une(noeud, racine?.nom ?? nom, [], false),
			...sous.filter(({ ferme, decompte }) => !ferme || estCompte(decompte))
		];
	});
}

/**
 * The seasons that a delegate may look at, the latest first: those of which something is known, the present one and
 * `demandee`. Throws `introuvable` unless the delegate is one of the section.
 */
export async function saisonsAVoir(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	demandee: number
): Promise<number[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const connues = await anneesConnues(tx, sectionId);
		return [...new Set([ctx.today().year, demandee, ...connues])].toSorted((a, b) => b - a);
	});
}

/** Somebody who takes part, as the delegates know them. */
export type Participant = Record<'convoque' | 'refus' | 'absence' | 'compteRendu' | 'conteste', boolean> & {
	nom: string | null;
	/** Only a followed dossier can be opened. */
	dossierId: string | null;
	serviceId: string | null;
};

/** Names that a page opens and lists. */
export const NOMS_MAX = 500;

export type ServiceDeSection = {
	section: SectionDeleguee;
	service: Branche & { ferme: boolean };
	/** Who takes part in the service or in one that it contains, by name; null: too many for a page. */
	participants: Participant[] | null;
	/** Names of the services within, by id. */
	noms: Map<string, string>;
	ligne: Ligne;
	/** What the employers announced for the season. */
	dates: SaisonVue[];
};

/** One service, with who takes part in it. Throws `introuvable` unless it is of a section of the delegate. */
export async function serviceDe(
	ctx: Context,
	actor: Delegue,
	serviceId: string,
	annee: number
): Promise<ServiceDeSection> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!isUuid(serviceId)) throw new AppError('introuvable');
		const [un] = await tx.select().from(service).where(eq(service.id, serviceId));
		if (!un) throw new AppError('introuvable');
		const une = await assertDelegue(tx, actor, un.sectionId);
		const comptes = await readComptes(tx, annee, [un.id]);
		const ferme = un.fermeLe !== null;
		const ligne = {
			...(await readNoeud(tx, un.id)),
			nom: un.nom,
			ferme,
			decompte: decomptes(comptes.get(un.id) ?? [])
		};
		const trop = ligne.decompte.participants.vigie > NOMS_MAX;
		const dedans = trop ? [] : await readDedans(tx, un.sectionId, un.id, SERVICES_PAR_FICHIER);
		const ici = [un.id, ...dedans.map(({ id }) => id)];
		return {
			section: une,
			service: { ...(await readBranche(tx, un.sectionId, un.id)), ferme },
			participants: trop
				? null
				: await participants(tx, ctx.keys, un.sectionId, annee, inArray(participation.serviceId, ici)),
			noms: new Map([[un.id, un.nom], ...dedans.map(({ id, nom }) => [id, nom] as const)]),
			ligne,
			dates: await readSaisons(tx, un.sectionId, annee)
		};
	});
}

/** Those of a section who are in no service, by name. Throws `introuvable` unless the delegate is one of the section. */
export async function participantsSansService(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<Participant[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return participants(tx, ctx.keys, sectionId, annee, isNull(participation.serviceId));
	});
}

/** The section of a delegate, or `introuvable` thrown. Runs as `delegue`. */
export async function assertDelegue(tx: Tx, actor: Delegue, sectionId: string): Promise<SectionDeleguee> {
	if (!isUuid(sectionId)) throw new AppError('introuvable');
	const [une] = await tx
		.select({ id: section.id, nom: section.nom })
		.from(section)
		.innerJoin(mandat, mandatDe(actor))
		.where(eq(section.id, sectionId))
		.limit(1);
	if (!une) throw new AppError('introuvable');
	return une;
}

const mandatDe = ({ compteId }: Delegue) =>
	and(
		eq(mandat.sectionId, section.id),
		eq(mandat.compteId, compteId),
		eq(mandat.role, 'delegue'),
		isNull(mandat.finAt)
	);

const SANS_BRANCHE = { ferme: false, enfants: 0, effectif: null, sansEffectif: 0 };

/** A service of a section and what is above it. Throws `introuvable` for anything else. */
async function readBranche(tx: Tx, sectionId: string, id: string): Promise<Branche> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const rows = await tx.execute<{ id: string; nom: string }>(sql`
		with recursive haut as (
			select s.id, s.nom, s.parent_id, 0 as rang from ${service} s
			where s.id = ${id} and s.section_id = ${sectionId}
			union all
			select s.id, s.nom, s.parent_id, h.rang + 1 from haut h join ${service} s on s.id = h.parent_id
		) cycle id set boucle using passage
		select id, nom from haut where not boucle order by rang desc`);
	const chemin = rows.map(({ id: un, nom }) => ({ id: un, nom }));
	const branche = chemin.pop();
	if (!branche) throw new AppError('introuvable');
	return { ...branche, chemin };
}

/** Names in the order of a French dictionary. */
const PAR_NOM = sql`${service.nom} collate "fr-x-icu", ${service.id}`;

const sous = (sectionId: string, parentId: string | null) =>
	and(
		eq(service.sectionId, sectionId),
		parentId === null ? isNull(service.parentId) : eq(service.parentId, parentId)
	);

/** One page of the services right beneath. A closed one stays as long as somebody is counted in it. */
async function readServices(
	tx: Tx,
	sectionId: string,
	parentId: string | null,
	annee: number,
	page: number
): Promise<{ services: (Omit<Ligne, 'decompte'> & { noeud: string })[]; combien: number }> {
	const compte = sql`exists (
		select from ${compteur} c where c.noeud = ${service.id} and c.saison = ${annee} and c.nombre <> 0)`;
	const rows = await tx
		.select({
			noeud: service.id,
			nom: service.nom,
			ferme: sql<boolean>`${service.fermeLe} is not null`,
			enfants: sql<number>`coalesce(${effectifBranche.enfants}, 0)`,
			effectif: effectifBranche.effectif,
			sansEffectif: sql<number>`coalesce(${effectifBranche.sansEffectif}, 0)`,
			combien: sql<number>`(count(*) over ())::int`
		})
		.from(service)
		.leftJoin(effectifBranche, eq(effectifBranche.noeud, service.id))
		.where(and(sous(sectionId, parentId), or(isNull(service.fermeLe), compte)))
		.orderBy(PAR_NOM)
		.limit(SERVICES_PAR_PAGE)
		.offset((page - 1) * SERVICES_PAR_PAGE);
	return {
		services: rows.map(({ combien: _, ...un }) => un),
		combien: rows[0]?.combien ?? 0
	};
}

/** Every service beneath a place, in no order, at most `limite`. */
async function readDedans(tx: Tx, sectionId: string, parentId: string | null, limite: number) {
	const tous = {
		id: service.id,
		nom: service.nom,
		parentId: service.parentId,
		fermeLe: service.fermeLe
	};
	if (parentId === null)
		return tx.select(tous).from(service).where(eq(service.sectionId, sectionId)).limit(limite);
	return tx
		.select(tous)
		.from(service)
		.where(
			sql`${service.id} in (
				with recursive bas as (
					select s.id from ${service} s where s.parent_id = ${parentId} and s.section_id = ${sectionId}
					union
					select s.id from bas b join ${service} s on s.parent_id = b.id
				) select id from bas)`
		)
		.limit(limite);
}

async function readNoeud(tx: Tx, noeud: string) {
	return { noeud, ...((await readNoeuds(tx, [noeud])).get(noeud) ?? SANS_BRANCHE) };
}

/** Head counts with everything beneath. */
async function readNoeuds(tx: Tx, noeuds: readonly string[]) {
	const rows = await tx.select().from(effectifBranche).where(inArray(effectifBranche.noeud, noeuds));
	return new Map(
		rows.map(({ noeud, enfants, effectif, sansEffectif }) => [
			noeud,
			{ ...SANS_BRANCHE, enfants, effectif, sansEffectif }
		])
	);
}

/** The counters of some places, added up over the season or up to a week of it. */
async function readComptes(
	tx: Tx,
	annee: number,
	noeuds: readonly string[],
	jusque: Temporal.PlainDate | null = null
): Promise<Map<string, Compte[]>> {
	const rows = await tx
		.select({
			noeud: compteur.noeud,
			source: compteur.source,
			notion: compteur.notion,
			nombre: sql<number>`sum(${compteur.nombre})::int`
		})
		.from(compteur)
		.where(
			and(
				inArray(compteur.noeud, noeuds),
				eq(compteur.saison, annee),
				jusque === null ? undefined : lte(compteur.semaine, jusque)
			)
		)
		.groupBy(compteur.noeud, compteur.source, compteur.notion);
	return Map.groupBy(
		rows.map((row) => ({ noeud: row.noeud, ...compteLu(row) })),
		({ noeud }) => noeud
	);
}

/** The counters of all services right beneath a place, added up. */
async function readSous(
	tx: Tx,
	sectionId: string,
	parentId: string | null,
	annee: number
): Promise<Compte[]> {
	const rows = await tx
		.select({
			source: compteur.source,
			notion: compteur.notion,
			nombre: sql<number>`sum(${compteur.nombre})::int`
		})
		.from(service)
		.innerJoin(compteur, eq(compteur.noeud, service.id))
		.where(and(sous(sectionId, parentId), eq(compteur.saison, annee)))
		.groupBy(compteur.source, compteur.notion);
	return rows.map(compteLu);
}

const compteLu = ({
	source,
	notion,
	nombre
}: {
	source: number;
	notion: number;
	nombre: number;
}): Compte => ({
	source: codesDeSource.code(source),
	notion: codesDeNotion.code(notion),
	nombre
});

/** What each week added, of one notion, this season and the one before. */
async function readAjouts(
	tx: Tx,
	annee: number,
	noeuds: readonly string[],
	notion: Notion
): Promise<Map<string, Ajouts>> {
	const parSource = (source: 'vigie' | 'papier') =>
		sql<number>`coalesce(sum(${compteur.nombre}) filter (where ${compteur.source} = ${codesDeSource.numero(source)}), 0)::int`;
	const rows = await tx
		.select({
			noeud: compteur.noeud,
			saison: compteur.saison,
			semaine: compteur.semaine,
			vigie: parSource('vigie'),
			papier: parSource('papier')
		})
		.from(compteur)
		.where(
			and(
				inArray(compteur.noeud, noeuds),
				inArray(compteur.saison, [annee - 1, annee]),
				inArray(compteur.source, [codesDeSource.numero('vigie'), codesDeSource.numero('papier')]),
				eq(compteur.notion, codesDeNotion.numero(notion))
			)
		)
		.groupBy(compteur.noeud, compteur.saison, compteur.semaine)
		.having(sql`bool_or(${compteur.nombre} <> 0)`);
	return new Map(
		[...Map.groupBy(rows, ({ noeud }) => noeud)].map(([noeud, siens]) => [
			noeud,
			{
				cette: siens.filter(({ saison: une }) => une === annee),
				avant: siens.filter(({ saison: une }) => une !== annee)
			}
		])
	);
}

async function anneesConnues(tx: Tx, sectionId: string): Promise<number[]> {
	const rows = await tx
		.selectDistinct({ annee: compteur.saison })
		.from(compteur)
		.where(and(eq(compteur.noeud, sectionId), ne(compteur.nombre, 0)))
		.union(tx.selectDistinct({ annee: saison.annee }).from(saison).where(eq(saison.sectionId, sectionId)));
	return rows.map(({ annee }) => annee);
}

/** One query and two openings of a few bytes for each: a thousand names in a blink. */
async function participants(
	tx: Tx,
	keys: Keys,
	sectionId: string,
	annee: number,
	ou: SQL | undefined
): Promise<Participant[]> {
	const rows = await tx
		.select({ participation, cle: cleAgent })
		.from(participation)
		.innerJoin(cleAgent, eq(cleAgent.compteId, participation.compteId))
		.where(and(eq(participation.sectionId, sectionId), eq(participation.saison, annee), ou));
	return rows
		.map(({ participation: un, cle }) => ({
			nom: nomDuParticipant(keys, un, cle),
			dossierId: codesDeConsentement.code(un.consentement) === 'suivi' ? un.dossierId : null,
			serviceId: un.serviceId,
			convoque: un.convoqueLe !== null,
			refus: un.refusLe !== null,
			absence: un.absenceLe !== null,
			compteRendu: un.recuLe !== null,
			conteste: un.contesteLe !== null
		}))
		.toSorted((a, b) => (a.nom ?? '').localeCompare(b.nom ?? '', 'fr'));
}

/** The name that an agent gave to the delegates, opened with the key of the agent; null without one. */
export const nomDuParticipant = (
	keys: Keys,
	un: { dossierId: string; compteId: string; identite: Buffer | null },
	cle: typeof cleAgent.$inferSelect
): string | null =>
	un.identite
		? openField(unwrapDataKey(keys, cle), placeIdentite(un.dossierId, un.compteId), un.identite)
		: null;
