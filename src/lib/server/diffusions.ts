import { randomUUIDv7 } from 'node:crypto';
import { and, count, desc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import { type Diffusion, diffusionSaisie, refusDeRythme, RYTHME } from '#lib/domain/echanges/diffusion.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { demandeDesAvis } from '#lib/server/avis.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { diffusion, diffusionDestinataire } from '#lib/server/db/schema-collectif.ts';
import { participation, section, service } from '#lib/server/db/schema.ts';
import { nomDuDelegue } from '#lib/server/delegues.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * One text of the section to the agents of a service who agreed to be written to. It is read on the site, sealed with the
 * system key; a mail only says that something waits, and leaves with those of the day. Nobody learns who else received it.
 */

/** What is sealed of a message to a service. */
type Contenu = Diffusion & {
	/** Name on the mandate of the author. */
	nom: string | null;
};

export type DiffusionEnvoyee = Contenu & {
	id: string;
	sectionId: string;
	saison: number;
	/** Null: the whole section. */
	service: { id: string; nom: string } | null;
	envoyeeAt: Temporal.Instant;
	destinataires: number;
	/** How many of them opened it. */
	lues: number;
};

/** Whom a message would reach: a section in a season, or one service with those that it contains. */
export type Cible = { sectionId: string; serviceId: string | null; saison: number };

/** How many agents a message would reach now. Throws `introuvable` unless the delegate is one of the section. */
export const joignables = (ctx: Context, delegue: Delegue, cible: Cible): Promise<number> =>
	asActor(ctx.db, delegue, async (tx) => {
		await assertCible(tx, delegue, cible);
		return (await readJoignables(tx, cible)).length;
	});

/** What the section sent, the latest first, the last hundred. Throws `introuvable` unless the delegate is one of the section. */
export const diffusions = (ctx: Context, delegue: Delegue, sectionId: string): Promise<DiffusionEnvoyee[]> =>
	asActor(ctx.db, delegue, async (tx) => {
		await assertDelegue(tx, delegue, sectionId);
		const rows = await selectEnvoyees(tx)
			.where(eq(diffusion.sectionId, sectionId))
			.orderBy(desc(diffusion.creeAt), desc(diffusion.id))
			.limit(100);
		return rows.map((row) => envoyee(ctx, row));
	});

/** One message that a section of the delegate sent. Throws `introuvable`. */
export const diffusionEnvoyee = (ctx: Context, delegue: Delegue, id: string): Promise<DiffusionEnvoyee> =>
	asActor(ctx.db, delegue, async (tx) => {
		if (!isUuid(id)) throw new AppError('introuvable');
		const [row] = await selectEnvoyees(tx).where(eq(diffusion.id, id));
		if (!row) throw new AppError('introuvable');
		return envoyee(ctx, row);
	});

/**
 * Sends a text to the agents of a place who agreed to be written to, and has each told that something waits. Gives how many.
 * Refused: no title or no text, too long, too many in a week (`refusDeRythme`), nobody to write to. Throws `introuvable`
 * unless the delegate is one of the section, and the service one of it.
 */
export const sendDiffusion = (
	ctx: Context,
	delegue: Delegue,
	cible: Cible,
	saisie: Diffusion,
	opId: string
): Promise<{ ok: true; id: string; destinataires: number } | Refus> =>
	asActor(ctx.db, delegue, async (tx) => {
		await assertCible(tx, delegue, cible);
		return once(tx, delegue.compteId, opId, 'diffusion', async () => {
			const lue = diffusionSaisie(saisie);
			if (!lue.ok) return lue;
			const tour = `diffusion|${cible.sectionId}`;
			await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tour}, 0))`);
			const refuse = refusDeRythme(await envoisRecents(tx, ctx, delegue, cible.sectionId), ctx.today());
			if (refuse) return refuse;
			const compteIds = await readJoignables(tx, cible);
			if (compteIds.length === 0)
				return refus(
					'personne',
					'Personne ici n’a accepté de recevoir les messages de la section : choisissez un autre lieu, ou proposez-le d’abord autour de vous.'
				);
			const nom = await nomDuDelegue(tx, ctx, delegue, cible.sectionId);
			const id = await insertDiffusion(tx, ctx, delegue, cible, { ...lue.diffusion, nom }, compteIds);
			await demandeDesAvis(tx, ctx, compteIds);
			return { ok: true as const, id, destinataires: compteIds.length };
		});
	});

export type DiffusionRecue = Contenu & {
	id: string;
	section: string;
	saison: number;
	recueAt: Temporal.Instant;
	lue: boolean;
};

/** What the sections sent to an agent, the latest first, the last hundred. */
export const diffusionsRecues = (ctx: Context, agent: Agent): Promise<DiffusionRecue[]> =>
	asActor(ctx.db, agent, async (tx) => {
		const rows = await selectRecues(tx)
			.where(eq(diffusionDestinataire.compteId, agent.compteId))
			.orderBy(desc(diffusion.creeAt), desc(diffusion.id))
			.limit(100);
		return rows.map((row) => recue(ctx, row));
	});

/** How many messages of the section an agent has not opened. */
export const diffusionsNonLues = (ctx: Context, agent: Agent): Promise<number> =>
	asActor(ctx.db, agent, async (tx) => {
		const [row] = await tx
			.select({ nombre: count() })
			.from(diffusionDestinataire)
			.where(and(eq(diffusionDestinataire.compteId, agent.compteId), isNull(diffusionDestinataire.lueAt)));
		return row?.nombre ?? 0;
	});

/** Opens one message that was sent to the agent, who has read it from then on. Throws `introuvable`. */
export const openDiffusion = (ctx: Context, agent: Agent, id: string): Promise<DiffusionRecue> =>
	asActor(ctx.db, agent, async (tx) => {
		if (!isUuid(id)) throw new AppError('introuvable');
		const sienne = and(
			eq(diffusionDestinataire.diffusionId, id),
			eq(diffusionDestinataire.compteId, agent.compteId)
		);
		const [row] = await selectRecues(tx).where(sienne);
		if (!row) throw new AppError('introuvable');
		if (!row.lueAt)
			await tx
				.update(diffusionDestinataire)
				.set({ lueAt: ctx.now() })
				.where(and(sienne, isNull(diffusionDestinataire.lueAt)));
		return recue(ctx, row);
	});

async function assertCible(tx: Tx, delegue: Delegue, { sectionId, serviceId }: Cible): Promise<void> {
	await assertDelegue(tx, delegue, sectionId);
	if (serviceId === null) return;
	if (!isUuid(serviceId)) throw new AppError('introuvable');
	const trouve = await tx
		.select({ id: service.id })
		.from(service)
		.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)));
	if (trouve.length === 0) throw new AppError('introuvable');
}

async function readJoignables(tx: Tx, { sectionId, serviceId, saison }: Cible): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ compteId: participation.compteId })
		.from(participation)
		.where(
			and(
				eq(participation.sectionId, sectionId),
				eq(participation.saison, saison),
				eq(participation.joignable, true),
				serviceId === null ? undefined : dansLaBranche(serviceId)
			)
		);
	return rows.map(({ compteId }) => compteId);
}

/** A service and those that it contains. */
const dansLaBranche = (serviceId: string): SQL => sql`${participation.serviceId} in (
	with recursive branche as (
		select ${serviceId}::uuid as id
		union select s.id from branche b join service s on s.parent_id = b.id
	) select id from branche
)`;

/** What the section sent lately, as the rhythm looks at it. */
async function envoisRecents(tx: Tx, ctx: Context, delegue: Delegue, sectionId: string) {
	const rows = await tx
		.select({ at: diffusion.creeAt, par: diffusion.par })
		.from(diffusion)
		.where(
			and(
				eq(diffusion.sectionId, sectionId),
				gt(diffusion.creeAt, ctx.now().subtract({ hours: 24 * (RYTHME.jours + 1) }))
			)
		);
	return rows.map(({ at, par }) => ({
		le: at.toZonedDateTimeISO('Europe/Paris').toPlainDate(),
		soi: par === delegue.compteId
	}));
}

/** One statement takes so many rows. */
const LOT = 500;

async function insertDiffusion(
	tx: Tx,
	ctx: Context,
	delegue: Delegue,
	cible: Cible,
	contenu: Contenu,
	compteIds: readonly string[]
): Promise<string> {
	const id = randomUUIDv7();
	await tx.insert(diffusion).values({
		id,
		...cible,
		contenu: sealField(ctx.keys.systeme, place(id), JSON.stringify(contenu)),
		par: delegue.compteId,
		creeAt: ctx.now(),
		destinataires: compteIds.length
	});
	for (let rang = 0; rang < compteIds.length; rang += LOT)
		await tx
			.insert(diffusionDestinataire)
			.values(compteIds.slice(rang, rang + LOT).map((compteId) => ({ diffusionId: id, compteId })));
	return id;
}

const selectEnvoyees = (tx: Tx) =>
	tx
		.select({
			diffusion,
			service: { id: service.id, nom: service.nom },
			lues: sql<number>`(select count(x.lue_at)::int from diffusion_destinataire x where x.diffusion_id = ${diffusion.id})`
		})
		.from(diffusion)
		.leftJoin(service, eq(service.id, diffusion.serviceId))
		.$dynamic();

function envoyee(
	ctx: Context,
	{ diffusion: row, service: ou, lues }: Awaited<ReturnType<typeof selectEnvoyees>>[number]
): DiffusionEnvoyee {
	const { id, sectionId, saison, creeAt, destinataires } = row;
	return {
		...opened(ctx, row),
		id,
		sectionId,
		saison,
		service: ou,
		envoyeeAt: creeAt,
		destinataires,
		lues
	};
}

/** Only the columns that an agent may read: neither who wrote it, nor how many received it. */
const selectRecues = (tx: Tx) =>
	tx
		.select({
			id: diffusion.id,
			contenu: diffusion.contenu,
			saison: diffusion.saison,
			creeAt: diffusion.creeAt,
			lueAt: diffusionDestinataire.lueAt,
			section: section.nom
		})
		.from(diffusionDestinataire)
		.innerJoin(diffusion, eq(diffusion.id, diffusionDestinataire.diffusionId))
		.innerJoin(section, eq(section.id, diffusion.sectionId))
		.$dynamic();

const recue = (
	ctx: Context,
	{ lueAt, creeAt, ...row }: Awaited<ReturnType<typeof selectRecues>>[number]
): DiffusionRecue => ({
	...opened(ctx, row),
	id: row.id,
	section: row.section,
	saison: row.saison,
	recueAt: creeAt,
	lue: lueAt !== null
});

const opened = (ctx: Context, { id, contenu }: { id: string; contenu: Buffer }): Contenu =>
	JSON.parse(openField(ctx.keys.systeme, place(id), contenu)) as Contenu;

const place = (row: string): Place => ({ table: 'diffusion', column: 'contenu', row, compte: 'systeme' });
