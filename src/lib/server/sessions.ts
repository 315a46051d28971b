import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { type Mandat, mandatsEnCours } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compte, mandat, session } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';

/*
 * Sessions, made and checked by lucia. It stops at this file: our adapter stores only the SHA-256 of the id, and decides
 * how long a session lives (lucia reads the clock of the machine and slides its expiry late).
 */

/** Without a request for so long, a session is over. */
const INACTIVITE = { minutes: 30 };
const DUREE = { hours: 12 };
/** On one's own device, for agents without mandate only. */
const DUREE_APPAREIL_PERSONNEL = { hours: 30 * 24 };
/** The last request is written down at most this often. */
const PAS_DE_VUE = { minutes: 1 };
/** An act that asks for a fresh proof wants a sign-in no older than this. */
const PREUVE_FRAICHE = { minutes: 10 };

type Bornes = {
	creeAt: Temporal.Instant;
	vueAt: Temporal.Instant;
	finAt: Temporal.Instant;
	appareilPersonnel: boolean;
};
type Attributs = Bornes & { secondFacteurAt: Temporal.Instant | null };

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOf>;
		DatabaseSessionAttributes: Attributs;
		DatabaseUserAttributes: { mandats: Mandat[]; secondFacteurConfirme: boolean };
	}
}

/** The session of a request: whose it is, and what it opens now. Mandates are read at each request. */
export type SessionCourante = Attributs & {
	/** The id in the cookie; never write it anywhere. */
	id: string;
	compteId: string;
	mandats: Mandat[];
	/** Roles of the mandates in force; empty for an agent. */
	roles: Mandat['role'][];
	/** This session passed the second factor, which delegates and administrators owe. */
	secondFactor: boolean;
	/** The account has a second factor. */
	secondFacteurConfirme: boolean;
};

/** What a new session leaves in the browser. */
export type NouvelleSession = {
	id: string;
	compteId: string;
	maxAge: number | undefined;
	roles: Mandat['role'][];
};

/** The session of this cookie value, or null: unknown, over, or its account is closed. Notes that it was seen. */
export async function resolveSession(ctx: Context, id: string | undefined): Promise<SessionCourante | null> {
	if (!id || !/^[\w-]{43}$/.test(id)) return null;
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const found = await luciaOf(tx, ctx).validateSession(id);
		if (!found.session) return null;
		const { session: current, user } = found;
		if (Temporal.Instant.compare(current.vueAt.add(PAS_DE_VUE), ctx.now()) <= 0) await noteVue(tx, ctx, id);
		return {
			id,
			compteId: user.id,
			mandats: user.mandats,
			roles: rolesDe(user.mandats),
			secondFactor: current.secondFacteurAt !== null,
			secondFacteurConfirme: user.secondFacteurConfirme,
			creeAt: current.creeAt,
			vueAt: current.vueAt,
			finAt: current.finAt,
			appareilPersonnel: current.appareilPersonnel,
			secondFacteurAt: current.secondFacteurAt
		};
	});
}

/**
 * Opens a session of an account, in a transaction of `connexion`. One's own device counts only for an account without
 * mandate. `id` is for an act that may arrive twice and must open one session.
 */
export async function createSession(
	tx: Tx,
	ctx: Context,
	compteId: string,
	options: { appareilPersonnel: boolean; secondFacteur?: boolean; id?: string }
): Promise<NouvelleSession> {
	const mandats = await mandatsEnCours(tx, compteId);
	const appareilPersonnel = options.appareilPersonnel && mandats.length === 0;
	const now = ctx.now();
	const attributs: Attributs = {
		creeAt: now,
		vueAt: now,
		finAt: now.add(appareilPersonnel ? DUREE_APPAREIL_PERSONNEL : DUREE),
		appareilPersonnel,
		secondFacteurAt: options.secondFacteur ? now : null
	};
	const { id } = await luciaOf(tx, ctx).createSession(compteId, attributs, {
		sessionId: options.id ?? createJeton()
	});
	return { id, compteId, maxAge: maxAgeOf(attributs, now), roles: rolesDe(mandats) };
}

/** A session that is still alive, as if it had just been opened; null otherwise. Runs as `connexion`. */
export async function reopenSession(tx: Tx, ctx: Context, id: string): Promise<NouvelleSession | null> {
	const { session: alive, user } = await luciaOf(tx, ctx).validateSession(id);
	if (!alive) return null;
	return { id, compteId: user.id, maxAge: maxAgeOf(alive, ctx.now()), roles: rolesDe(user.mandats) };
}

/**
 * Gives a session another id, because what it opens has changed; the old one is dead at once. Its absolute end stays.
 * Throws `introuvable` when the session is over. Runs as `connexion`.
 */
export async function rotateSession(
	tx: Tx,
	ctx: Context,
	id: string,
	{ secondFacteur = false } = {}
): Promise<NouvelleSession> {
	const [row] = await tx
		.delete(session)
		.where(eq(session.idHash, jetonHash(id)))
		.returning();
	if (!row) throw new AppError('introuvable');
	const now = ctx.now();
	const mandats = await mandatsEnCours(tx, row.compteId);
	const attributs: Attributs = {
		creeAt: row.creeAt,
		vueAt: now,
		finAt: row.finAt,
		appareilPersonnel: row.appareilPersonnel && mandats.length === 0,
		secondFacteurAt: secondFacteur ? now : row.secondFacteurAt
	};
	const lucia = luciaOf(tx, ctx);
	const created = await lucia.createSession(row.compteId, attributs, { sessionId: createJeton() });
	return {
		id: created.id,
		compteId: row.compteId,
		maxAge: maxAgeOf(attributs, now),
		roles: rolesDe(mandats)
	};
}

/** Ends the session of this cookie value, if there is one. */
export async function endSession(ctx: Context, id: string): Promise<void> {
	await asActor(ctx.db, { kind: 'connexion' }, (tx) => luciaOf(tx, ctx).invalidateSession(id));
}

/** Ends every session of an account. Runs as `connexion`. */
export async function endSessions(tx: Tx, ctx: Context, compteId: string): Promise<void> {
	await luciaOf(tx, ctx).invalidateUserSessions(compteId);
}

/** Signs an account out everywhere. */
export async function endSessionsEverywhere(ctx: Context, compteId: string): Promise<void> {
	await asActor(ctx.db, { kind: 'connexion' }, (tx) => endSessions(tx, ctx, compteId));
}

/** A session as its owner sees it in the list. */
export type SessionVue = {
	/** Names the session in a form; opens nothing. */
	reference: string;
	courante: boolean;
	creeAt: Temporal.Instant;
	vueAt: Temporal.Instant;
	finAt: Temporal.Instant;
	appareilPersonnel: boolean;
};

/** The sessions of an account that are still alive, last seen first. */
export async function sessionsDe(ctx: Context, courante: SessionCourante): Promise<SessionVue[]> {
	const rows = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		tx
			.select()
			.from(session)
			.where(eq(session.compteId, courante.compteId))
			.orderBy(desc(session.vueAt), desc(session.creeAt))
	);
	const ici = jetonHash(courante.id);
	return rows
		.map((row) => ({ ...row, finAt: endOf(row, courante.roles.length > 0) }))
		.filter((row) => Temporal.Instant.compare(row.finAt, ctx.now()) > 0)
		.map(({ idHash, creeAt, vueAt, finAt, appareilPersonnel }) => ({
			reference: idHash.toString('base64url'),
			courante: idHash.equals(ici),
			creeAt,
			vueAt,
			finAt,
			appareilPersonnel
		}));
}

/** Ends one session of the list; false when it is somebody else's, or over already. */
export async function revokeSession(ctx: Context, compteId: string, reference: string): Promise<boolean> {
	const ended = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		tx
			.delete(session)
			.where(and(eq(session.idHash, Buffer.from(reference, 'base64url')), eq(session.compteId, compteId)))
			.returning({ compteId: session.compteId })
	);
	return ended.length > 0;
}

/** Whether a session was opened, or passed the second factor, recently enough for an act that changes how one comes in. */
export function preuveFraiche(courante: SessionCourante, now: Temporal.Instant): boolean {
	const proofs = [courante.creeAt, courante.secondFacteurAt].filter((at) => at !== null);
	return proofs.some((at) => Temporal.Instant.compare(at.add(PREUVE_FRAICHE), now) > 0);
}

/** When a session ends if nothing more is asked: by inactivity, or at its absolute end. Mandates shorten both. */
export function endOf(bornes: Bornes, aUnMandat: boolean): Temporal.Instant {
	if (bornes.appareilPersonnel && !aUnMandat) return bornes.finAt;
	const ends = [bornes.finAt, bornes.creeAt.add(DUREE), bornes.vueAt.add(INACTIVITE)];
	return ends.reduce((first, end) => (Temporal.Instant.compare(end, first) < 0 ? end : first));
}

/** Seconds that the cookie may outlive the browser: only on one's own device. */
const maxAgeOf = (attributs: Attributs, now: Temporal.Instant): number | undefined =>
	attributs.appareilPersonnel ? Math.floor(now.until(attributs.finAt).total('seconds')) : undefined;

const rolesDe = (mandats: Mandat[]): Mandat['role'][] => [...new Set(mandats.map(({ role }) => role))];

const noteVue = (tx: Tx, ctx: Context, id: string) =>
	tx
		.update(session)
		.set({ vueAt: ctx.now() })
		.where(eq(session.idHash, jetonHash(id)));

/* lucia ----------------------------------------------------------------------------------------------------------- */

function luciaOf(tx: Tx, ctx: Context) {
	return new Lucia(adapterOf(tx, ctx), {
		sessionExpiresIn: new TimeSpan(INACTIVITE.minutes, 'm'),
		getSessionAttributes: (attributs) => attributs,
		getUserAttributes: (attributs) => attributs
	});
}

/**
 * The table `session` as lucia sees it: ids as in the cookie (only their digest reaches the database), and ends moved from
 * our clock to the machine's, by which lucia judges them.
 */
function adapterOf(tx: Tx, ctx: Context): Adapter {
	return {
		async getSessionAndUser(id) {
			const rows = await tx
				.select({
					session,
					totpConfirmeAt: compte.totpConfirmeAt,
					role: mandat.role,
					sectionId: mandat.sectionId
				})
				.from(session)
				.innerJoin(compte, and(eq(compte.id, session.compteId), isNull(compte.desactiveAt)))
				.leftJoin(mandat, and(eq(mandat.compteId, session.compteId), isNull(mandat.finAt)))
				.where(eq(session.idHash, jetonHash(id)));
			const [first] = rows;
			if (!first) return [null, null];
			const mandats = rows.flatMap(({ role, sectionId }) => (role === null ? [] : [{ role, sectionId }]));
			return [
				databaseSession(ctx, id, first.session, mandats.length > 0),
				{
					id: first.session.compteId,
					attributes: { mandats, secondFacteurConfirme: first.totpConfirmeAt !== null }
				}
			];
		},
		async getUserSessions() {
			throw new Error('Only digests of session ids are stored: list them with sessionsDe');
		},
		async setSession({ id, userId, attributes }) {
			await tx.insert(session).values({ ...attributes, idHash: jetonHash(id), compteId: userId });
		},
		async updateSessionExpiration(id) {
			await noteVue(tx, ctx, id);
		},
		async deleteSession(id) {
			await tx.delete(session).where(eq(session.idHash, jetonHash(id)));
		},
		async deleteUserSessions(compteId) {
			await tx.delete(session).where(eq(session.compteId, compteId));
		},
		async deleteExpiredSessions() {
			await tx.delete(session).where(lte(session.finAt, ctx.now()));
		}
	};
}

function databaseSession(
	ctx: Context,
	id: string,
	row: typeof session.$inferSelect,
	aUnMandat: boolean
): DatabaseSession {
	const { creeAt, vueAt, finAt, appareilPersonnel, secondFacteurAt } = row;
	const left = ctx.now().until(endOf(row, aUnMandat)).total('milliseconds');
	return {
		id,
		userId: row.compteId,
		expiresAt: new Date(Date.now() + left),
		attributes: { creeAt, vueAt, finAt, appareilPersonnel, secondFacteurAt }
	};
}
