import { randomUUIDv7 } from 'node:crypto';
import { and, count, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import { messageSaisi, MESSAGES_PAR_JOUR } from '#lib/domain/echanges/message.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis } from '#lib/server/avis.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { message } from '#lib/server/db/schema-collectif.ts';
import { nomDuDelegue } from '#lib/server/delegues.ts';
import { type Dossier, readDossier } from '#lib/server/dossiers.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { quiSOccupeDe } from '#lib/server/prises-en-charge.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * Messages between an agent and the delegates who follow their dossier. The text is sealed with the key of the agent and read
 * on the site alone; a mail only says that something waits.
 */

/** What is sealed of a message. */
type Contenu = {
	texte: string;
	/** Name on the mandate of the delegate; null for the agent, and for a mandate without a name. */
	nom: string | null;
};

export type Message = Contenu & {
	id: string;
	deLAgent: boolean;
	/** Written by the reader. */
	soi: boolean;
	envoyeAt: Temporal.Instant;
	/** First reading by the other side. */
	luAt: Temporal.Instant | null;
};

/** How many messages a page shows. */
const PAGE = 50;

export type Fil = {
	dossier: Dossier;
	/** The latest first. */
	messages: Message[];
	/** From which message on the older ones are asked for; null when these are the first. */
	plusAnciens: string | null;
};

/**
 * The messages of a dossier, from `avant` backwards, or the latest ones. An agent finds those of their own dossier, what
 * was written while it was followed included; a delegate those of a followed one. Throws `introuvable`.
 */
export const messages = (
	ctx: Context,
	qui: Agent | Delegue,
	dossierId: string,
	avant: string | null = null
): Promise<Fil> =>
	asActor(ctx.db, qui, async (tx) => {
		const dossier = await readDossier(tx, ctx, qui, dossierId);
		const rows = await tx
			.select()
			.from(message)
			.where(
				and(
					eq(message.dossierId, dossierId),
					eq(message.compteId, dossier.compteId),
					avant !== null && isUuid(avant) ? lt(message.id, avant) : undefined
				)
			)
			.orderBy(desc(message.id))
			.limit(PAGE + 1);
		const vus = rows.slice(0, PAGE);
		const key = await dataKey(tx, ctx.keys, dossier.compteId);
		return {
			dossier,
			messages: vus.map(({ id, compteId, contenu, deLAgent, par, envoyeAt, luAt }) => ({
				...(JSON.parse(openField(key, place(id, compteId), contenu)) as Contenu),
				id,
				deLAgent,
				soi: par === qui.compteId,
				envoyeAt,
				luAt
			})),
			plusAnciens: rows.length > PAGE ? (vus.at(-1)?.id ?? null) : null
		};
	});

/** Notes that the reader saw these messages, as far as the other side wrote them. What was read once stays so. */
export async function markMessagesLus(
	ctx: Context,
	qui: Agent | Delegue,
	lus: readonly Pick<Message, 'id' | 'deLAgent' | 'luAt'>[]
): Promise<void> {
	const neufs = lus
		.filter(({ deLAgent, luAt }) => luAt === null && deLAgent === (qui.kind === 'delegue'))
		.map(({ id }) => id);
	if (neufs.length === 0) return;
	await asActor(ctx.db, qui, (tx) =>
		tx
			.update(message)
			.set({ luAt: ctx.now() })
			.where(and(inArray(message.id, neufs), isNull(message.luAt)))
	);
}

/**
 * Writes to the other side, and has it told that something waits: the agent, or the delegate who takes care of the dossier.
 * `prevenu` is false when nobody takes care of it: the message then waits in the queue of the section. Refused: nothing
 * typed, too long, too many in one day, a dossier that its agent does not let the delegates follow. Throws `introuvable`.
 */
export const sendMessage = (
	ctx: Context,
	qui: Agent | Delegue,
	dossierId: string,
	texte: string,
	opId: string
): Promise<{ ok: true; id: string; prevenu: boolean } | Refus> =>
	asActor(ctx.db, qui, async (tx) => {
		const un = await readDossier(tx, ctx, qui, dossierId);
		return once(tx, qui.compteId, opId, 'message', async () => {
			const saisi = messageSaisi(texte);
			if (!saisi.ok) return saisi;
			if (un.consentement !== 'suivi' || !un.section)
				return refus(
					'dossier-non-suivi',
					'Personne ne peut lire ce message : laissez d’abord vos délégué·es suivre ce dossier.'
				);
			const deLAgent = qui.kind === 'agent';
			const refuse = await refusDeDebit(tx, ctx, dossierId, deLAgent);
			if (refuse) return refuse;
			const nom = qui.kind === 'delegue' ? await nomDuDelegue(tx, ctx, qui, un.section.id) : null;
			const id = await insertMessage(tx, ctx, qui, un, { texte: saisi.texte, nom });
			if (!deLAgent) await demandeAvis(tx, ctx, un.compteId);
			const prevenu = deLAgent ? await prevenirQuiSuit(tx, ctx, un) : true;
			return { ok: true as const, id, prevenu };
		});
	});

/** How many messages of the delegates wait for an agent, by dossier. */
export const messagesNonLus = (ctx: Context, agent: Agent): Promise<Map<string, number>> =>
	asActor(ctx.db, agent, async (tx) => {
		const rows = await tx
			.select({ dossierId: message.dossierId, nombre: count() })
			.from(message)
			.where(and(eq(message.compteId, agent.compteId), isNull(message.luAt), eq(message.deLAgent, false)))
			.groupBy(message.dossierId);
		return new Map(rows.map(({ dossierId, nombre }) => [dossierId, nombre]));
	});

/** How many messages there are in a followed dossier, and how many of its agent wait for a delegate. */
export const messagesDuDossier = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string
): Promise<{ nombre: number; nonLus: number }> =>
	asActor(ctx.db, delegue, async (tx) => {
		const [row] = await tx
			.select({
				nombre: count(),
				nonLus: sql<number>`(count(*) filter (where ${message.luAt} is null and ${message.deLAgent}))::int`
			})
			.from(message)
			.where(eq(message.dossierId, dossierId));
		return row ?? { nombre: 0, nonLus: 0 };
	});

/** A side that writes without end is asked to call instead. Messages sent together wait for each other. */
async function refusDeDebit(
	tx: Tx,
	ctx: Context,
	dossierId: string,
	deLAgent: boolean
): Promise<Refus | null> {
	await tx.execute(
		sql`select pg_advisory_xact_lock(hashtextextended(${`message|${dossierId}|${deLAgent}`}, 0))`
	);
	const [row] = await tx
		.select({ nombre: count() })
		.from(message)
		.where(
			and(
				eq(message.dossierId, dossierId),
				eq(message.deLAgent, deLAgent),
				gt(message.envoyeAt, ctx.now().subtract({ hours: 24 }))
			)
		);
	return (row?.nombre ?? 0) < MESSAGES_PAR_JOUR
		? null
		: refus(
				'trop-de-messages',
				`Il y a déjà ${MESSAGES_PAR_JOUR} messages de votre part ici depuis hier : appelez-vous, ce sera plus court.`
			);
}

async function insertMessage(
	tx: Tx,
	ctx: Context,
	qui: Agent | Delegue,
	{ id: dossierId, compteId }: Dossier,
	contenu: Contenu
): Promise<string> {
	const id = randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(message).values({
		id,
		dossierId,
		compteId,
		deLAgent: qui.kind === 'agent',
		contenu: sealField(key, place(id, compteId), JSON.stringify(contenu)),
		par: qui.compteId,
		envoyeAt: ctx.now()
	});
	return id;
}

/** Has the delegate who takes care of the dossier told, if there is one in office. Runs as the agent. */
async function prevenirQuiSuit(tx: Tx, ctx: Context, { id }: Dossier): Promise<boolean> {
	const qui = await quiSOccupeDe(tx, id);
	if (qui === null) return false;
	await demandeAvis(tx, ctx, qui);
	return true;
}

const place = (row: string, compte: string): Place => ({ table: 'message', column: 'contenu', row, compte });
