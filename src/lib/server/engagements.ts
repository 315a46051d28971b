import { and, asc, desc, eq, isNotNull, isNull, lt, min, or, sql } from 'drizzle-orm';
import {
	cascade,
	type EngagementEnAttente,
	nombreDit,
	SEUIL_DE_PROTECTION
} from '#lib/domain/engagement/cascade.ts';
import { engagementSaisi, type EngagementSaisi, peutSEngager } from '#lib/domain/engagement/engagement.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { demandeDesAvisImmediats } from '#lib/server/avis.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeConsentement, codesDeNotion, codesDeSource } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { bascule, compteur, engagement } from '#lib/server/db/schema-collectif.ts';
import { mandat, participation, service } from '#lib/server/db/schema.ts';
import { type Dossier, type DossierVu, readDossier, vu } from '#lib/server/dossiers.ts';
import type { Keys } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';

/*
 * Pledges by personal threshold. What each asks for is sealed with the key of the site: the worker alone reads it, to look
 * for the pledges of a service that hold each other. Nobody learns how many there are before; then those who are in it do, by
 * fives (docs/decisions/0038).
 */

/** A pledge as its agent sees it. */
export type Engagement = EngagementSaisi & {
	/** The name that is shown once the number is reached; null for none. */
	nom: string | null;
	creeLe: Temporal.PlainDate;
	atteintAt: Temporal.Instant | null;
};

/** The moment when pledges held each other, as it may be told. */
export type Bascule = { nombre: number; at: Temporal.Instant };

export type EngagementVu = {
	dossier: DossierVu;
	engagement: Engagement | null;
	/** The latest of the service; null as long as one’s own pledge is not reached. */
	bascule: Bascule | null;
	/** Those who are reached too and agreed to be named; oneself left out. */
	noms: string[];
	/** Whether one may pledge, or change one’s pledge, now. */
	possible: { ok: true } | Refus;
};

/** The pledge of a dossier, with what its agent may know of the others. Throws `introuvable` unless it is the agent’s. */
export const engagementDe = (ctx: Context, agent: Agent, dossierId: string): Promise<EngagementVu> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId);
		const row = await readRow(tx, dossierId);
		const lieu = row && row.atteintAt !== null ? row : null;
		const noms = lieu ? await nomsEngages(tx, ctx, lieu) : [];
		return {
			dossier: vu(ctx, un),
			engagement: row && openEngagement(ctx.keys, row),
			bascule: lieu && (await derniereBascule(tx, lieu)),
			noms: noms.filter((autre) => autre.dossierId !== dossierId).map(({ nom }) => nom),
			possible: peutSEngager(place(un, row))
		};
	});

/** Where the pledge of a dossier stands, if it has one. Runs for its agent alone. */
export const etatDEngagement = (
	ctx: Context,
	agent: Agent,
	dossierId: string
): Promise<'en-attente' | 'atteint' | null> =>
	asActor(ctx.db, agent, async (tx) => {
		const row = await readRow(tx, dossierId);
		return row && (row.atteintAt === null ? 'en-attente' : 'atteint');
	});

/**
 * Pledges, or changes a pledge that is not reached. With `montrerNom`, the name of the dossier is read by those who are
 * reached too and by the delegates, once the number is. Refused: as `peutSEngager` and `engagementSaisi`. Throws `introuvable`
 * unless the dossier is the agent’s.
 */
export const recordEngagement = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	{ montrerNom, ...saisi }: EngagementSaisi & { montrerNom: boolean },
	opId: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, agent, async (tx) => {
		const un = await readDossier(tx, ctx, agent, dossierId, { lock: true });
		return once(tx, agent.compteId, opId, 'engagement', async () => {
			const [avant] = await tx
				.select()
				.from(engagement)
				.where(eq(engagement.dossierId, dossierId))
				.for('update');
			const possible = peutSEngager(place(un, avant ?? null));
			if (!possible.ok) return possible;
			const juste = engagementSaisi(saisi, { au: ctx.today(un.zone) });
			if (!juste.ok) return juste;
			if (!un.section || !un.service) throw new Error(`Dossier ${un.id} may pledge without a service`);
			const dit = {
				contenu: sealField(ctx.keys.systeme, placeContenu(un.id), JSON.stringify({ seuil: saisi.seuil })),
				nom: montrerNom && un.nom ? sealField(ctx.keys.systeme, placeNom(un.id), un.nom) : null,
				finLe: saisi.finLe
			};
			await tx
				.insert(engagement)
				.values({
					...dit,
					dossierId: un.id,
					compteId: un.compteId,
					sectionId: un.section.id,
					serviceId: un.service.id,
					saison: un.saison,
					consentement: codesDeConsentement.numero(un.consentement),
					creeLe: ctx.today(un.zone)
				})
				.onConflictDoUpdate({ target: engagement.dossierId, set: dit });
			return { ok: true as const };
		});
	});

/**
 * Takes a pledge back. Once it is reached it stands, and only the name goes: `reste` says so. Without a pledge, nothing is
 * left to do. Throws `introuvable` unless the dossier is the agent’s.
 */
export const withdrawEngagement = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	opId: string
): Promise<{ ok: true; reste: boolean }> =>
	asActor(ctx.db, agent, async (tx) => {
		await readDossier(tx, ctx, agent, dossierId, { lock: true });
		return once(tx, agent.compteId, opId, 'engagement-retrait', async () => {
			await tx
				.delete(engagement)
				.where(and(eq(engagement.dossierId, dossierId), isNull(engagement.atteintAt)));
			// Whatever the worker did meanwhile: what is still there is reached.
			const reste = await tx
				.update(engagement)
				.set({ nom: null })
				.where(eq(engagement.dossierId, dossierId))
				.returning({ dossierId: engagement.dossierId });
			return { ok: true as const, reste: reste.length > 0 };
		});
	});

/** A service of a section where somebody pledged. */
export type ServiceEngage = {
	id: string;
	nom: string;
	/** Pledges in Vigie, reached or not, and those that a delegate counted on paper: never added to the refusals. */
	vigie: number;
	papier: number;
	/** First and latest moment when the pledges of Vigie held each other. */
	premiere: Bascule | null;
	derniere: Bascule | null;
	/** Those who are reached and agreed to be named. */
	noms: string[];
};

/**
 * The services of a section where somebody pledged in a season, by name. Throws `introuvable` unless the delegate is one of
 * the section.
 */
export const engagementsDeLaSection = (
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	saison: number
): Promise<ServiceEngage[]> =>
	asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const propres = await nombresPropres(tx, sectionId, saison);
		const bascules = await tx
			.select()
			.from(bascule)
			.where(and(eq(bascule.sectionId, sectionId), eq(bascule.saison, saison)))
			.orderBy(asc(bascule.at));
		const parService = Map.groupBy(bascules, ({ serviceId }) => serviceId);
		const vus: ServiceEngage[] = [];
		for (const { id, nom, vigie, papier } of propres) {
			const siennes = parService.get(id) ?? [];
			if (vigie === 0 && papier === 0 && siennes.length === 0) continue;
			const noms = siennes.length > 0 ? await nomsEngages(tx, ctx, { serviceId: id, saison }) : [];
			vus.push({
				id,
				nom,
				vigie,
				papier,
				premiere: siennes[0] ?? null,
				derniere: siennes.at(-1) ?? null,
				noms: noms.map((autre) => autre.nom)
			});
		}
		return vus;
	});

const WORKER = { kind: 'worker' } as const;

/**
 * Looks for the pledges that hold each other, service by service; writes the moment, and asks for the mails to those who are
 * reached and to their delegates, which leave at once. Those whose last day is past everywhere are taken away first. Says
 * how many pledges it reached.
 */
export async function tipEngagements(ctx: Context): Promise<number> {
	const lieux = await asActor(ctx.db, WORKER, async (tx) => {
		await dropPasses(tx, ctx);
		return lieuxARegarder(tx);
	});
	let atteints = 0;
	for (const lieu of lieux) atteints += await asActor(ctx.db, WORKER, (tx) => tipLieu(tx, ctx, lieu));
	return atteints;
}

type Lieu = { serviceId: string; sectionId: string; saison: number };

/** Somebody in Tahiti has the whole of their last day. */
async function dropPasses(tx: Tx, ctx: Context): Promise<void> {
	const jours = ZONES.map((zone) => ctx.today(zone)).toSorted(Temporal.PlainDate.compare);
	await tx
		.delete(engagement)
		.where(and(isNull(engagement.atteintAt), lt(engagement.finLe, jours[0] ?? ctx.today())));
}

/** Where enough people pledged or act for anything to be reached; who is counted twice here is not in `tipLieu`. */
const lieuxARegarder = async (tx: Tx): Promise<Lieu[]> => {
	const enAttente = sql`count(*) filter (where ${engagement.atteintAt} is null)`;
	const agissent = sql`(
		select count(*) from participation p
		where p.section_id = ${engagement.sectionId} and p.saison = ${engagement.saison} and p.service_id = ${engagement.serviceId}
			and (p.refus_le is not null or p.absence_le is not null)
	)`;
	return tx
		.select({
			serviceId: engagement.serviceId,
			sectionId: engagement.sectionId,
			saison: engagement.saison
		})
		.from(engagement)
		.groupBy(engagement.serviceId, engagement.sectionId, engagement.saison)
		.having(sql`${enAttente} > 0 and count(*) + ${agissent} >= ${SEUIL_DE_PROTECTION}`)
		.orderBy(min(engagement.creeLe), engagement.serviceId);
};

async function tipLieu(tx: Tx, ctx: Context, lieu: Lieu): Promise<number> {
	const rows = await tx
		.select()
		.from(engagement)
		.where(and(eq(engagement.serviceId, lieu.serviceId), eq(engagement.saison, lieu.saison)))
		.orderBy(asc(engagement.dossierId))
		.for('update');
	const agissent = new Set(await dossiersQuiAgissent(tx, lieu));
	const attendent = rows.filter(({ atteintAt }) => atteintAt === null);
	for (const { dossierId, atteintAt } of rows) if (atteintAt !== null) agissent.add(dossierId);
	const enAttente = attendent.map((row): EngagementEnAttente => {
		const { seuil } = openEngagement(ctx.keys, row);
		return { id: row.dossierId, seuil: agissent.has(row.dossierId) ? 0 : seuil };
	});
	for (const { dossierId } of attendent) agissent.delete(dossierId);

	const { atteints, ensemble } = cascade(enAttente, agissent.size);
	const nombre = nombreDit(ensemble);
	if (nombre === null) return 0;
	const at = ctx.now();
	await tx.insert(bascule).values({ ...lieu, nombre, at });
	for (const dossierId of atteints)
		await tx.update(engagement).set({ atteintAt: at }).where(eq(engagement.dossierId, dossierId));
	const parmi = new Set(atteints);
	const comptes = attendent.filter(({ dossierId }) => parmi.has(dossierId)).map(({ compteId }) => compteId);
	await demandeDesAvisImmediats(tx, ctx, [...comptes, ...(await delegues(tx, lieu.sectionId))]);
	return atteints.length;
}

/** Agents of a service who refused or stayed away, by what their facts say. */
async function dossiersQuiAgissent(tx: Tx, { sectionId, serviceId, saison }: Lieu): Promise<string[]> {
	const rows = await tx
		.select({ dossierId: participation.dossierId })
		.from(participation)
		.where(
			and(
				eq(participation.sectionId, sectionId),
				eq(participation.saison, saison),
				eq(participation.serviceId, serviceId),
				or(isNotNull(participation.refusLe), isNotNull(participation.absenceLe))
			)
		);
	return rows.map(({ dossierId }) => dossierId);
}

async function delegues(tx: Tx, sectionId: string): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ compteId: mandat.compteId })
		.from(mandat)
		.where(and(eq(mandat.sectionId, sectionId), eq(mandat.role, 'delegue'), isNull(mandat.finAt)));
	return rows.map(({ compteId }) => compteId);
}

/** Pledges of each service itself, from counters that hold everything beneath it. */
async function nombresPropres(tx: Tx, sectionId: string, saison: number) {
	const rows = await tx
		.select({
			id: service.id,
			nom: service.nom,
			parentId: service.parentId,
			source: compteur.source,
			nombre: sql<number>`sum(${compteur.nombre})::integer`
		})
		.from(compteur)
		.innerJoin(service, eq(service.id, compteur.noeud))
		.where(
			and(
				eq(compteur.sectionId, sectionId),
				eq(compteur.saison, saison),
				eq(compteur.notion, codesDeNotion.numero('engages'))
			)
		)
		.groupBy(service.id, service.nom, service.parentId, compteur.source)
		.orderBy(asc(service.nom), asc(service.id));
	const propres = new Map(rows.map(({ id, nom }) => [id, { id, nom, vigie: 0, papier: 0 }]));
	for (const { id, parentId, source, nombre } of rows) {
		const code = codesDeSource.code(source);
		const [sien, dessus] = [propres.get(id), parentId && propres.get(parentId)];
		if (sien) sien[code] += nombre;
		if (dessus) dessus[code] -= nombre;
	}
	return [...propres.values()];
}

type Row = typeof engagement.$inferSelect;

async function readRow(tx: Tx, dossierId: string): Promise<Row | null> {
	const [row] = await tx.select().from(engagement).where(eq(engagement.dossierId, dossierId));
	return row ?? null;
}

const openEngagement = ({ systeme }: Keys, row: Row): Engagement => ({
	...(JSON.parse(openField(systeme, placeContenu(row.dossierId), row.contenu)) as { seuil: number }),
	nom: row.nom && openField(systeme, placeNom(row.dossierId), row.nom),
	creeLe: row.creeLe,
	finLe: row.finLe,
	atteintAt: row.atteintAt
});

async function derniereBascule(tx: Tx, { serviceId, saison }: Pick<Lieu, 'serviceId' | 'saison'>) {
	const [derniere] = await tx
		.select({ nombre: bascule.nombre, at: bascule.at })
		.from(bascule)
		.where(and(eq(bascule.serviceId, serviceId), eq(bascule.saison, saison)))
		.orderBy(desc(bascule.at))
		.limit(1);
	return derniere ?? null;
}

/** The names that the actor of the transaction may read in a service, in alphabetical order. */
async function nomsEngages(
	tx: Tx,
	ctx: Context,
	{ serviceId, saison }: Pick<Lieu, 'serviceId' | 'saison'>
): Promise<{ dossierId: string; nom: string }[]> {
	const rows = await tx.execute<{ dossier_id: string; nom: Buffer }>(
		sql`select dossier_id, nom from vigie_noms_engages(${serviceId}, ${saison})`
	);
	return rows
		.map(({ dossier_id: dossierId, nom }) => ({
			dossierId,
			nom: openField(ctx.keys.systeme, placeNom(dossierId), nom)
		}))
		.toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

const APRES_L_ENTRETIEN: readonly TypeDeFait[] = [
	'entretien-tenu',
	'compte-rendu-communique',
	'compte-rendu-vise',
	'compte-rendu-notifie',
	'compte-rendu-signe'
];

const place = (un: Dossier, row: Row | null) => ({
	compte: un.consentement !== 'prive',
	service: un.service !== null,
	clos: un.closAt !== null,
	agit: un.faits.some(({ fait: { type } }) => type === 'refus-envoye' || type === 'absence-constatee'),
	passe: un.faits.some(({ fait: { type } }) => APRES_L_ENTRETIEN.includes(type)),
	atteint: row !== null && row.atteintAt !== null
});

const placeContenu = (dossierId: string): Place => ({
	table: 'engagement',
	column: 'contenu',
	row: dossierId,
	compte: 'systeme'
});

const placeNom = (dossierId: string): Place => ({
	table: 'engagement',
	column: 'nom',
	row: dossierId,
	compte: 'systeme'
});
