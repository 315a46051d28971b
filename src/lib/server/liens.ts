import { randomUUIDv7 } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { refus, type Refus } from '#lib/domain/refus.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { lienUnique, mandat } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';
import {
	createSession,
	rotateSession,
	type NouvelleSession,
	type SessionCourante
} from '#lib/server/sessions.ts';

/*
 * Links printed by the program itself: the one that makes the first administrator, those of the demo cast. Opening a link
 * changes nothing: programs follow links in mails and on screens. Only the button of its page does.
 */

const PREMIER_ADMINISTRATEUR = 'premier-administrateur';
const DEMO = 'demo';
const HEURES_DU_LIEN = 24;

/**
 * A link, good for 24 hours and one use, whose bearer becomes the administrator of everything; null once there has been
 * one. Links made by earlier starts are dead from then on.
 */
export async function firstAdministratorLink(ctx: Context): Promise<string | null> {
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		if (await aUnAdministrateur(tx)) return null;
		await tx
			.update(lienUnique)
			.set({ expireAt: ctx.now() })
			.where(and(eq(lienUnique.usage, PREMIER_ADMINISTRATEUR), gt(lienUnique.expireAt, ctx.now())));
		const jeton = createJeton();
		await tx.insert(lienUnique).values({
			jetonHash: jetonHash(jeton),
			usage: PREMIER_ADMINISTRATEUR,
			expireAt: ctx.now().add({ hours: HEURES_DU_LIEN })
		});
		return `${ctx.origin}/connexion/premier-administrateur/${jeton}`;
	});
}

/** Whether the link of the first administrator still works. Reads, changes nothing. */
export async function lienDAdministrateurValable(ctx: Context, jeton: string): Promise<boolean> {
	return asActor(
		ctx.db,
		{ kind: 'connexion' },
		async (tx) =>
			!(await aUnAdministrateur(tx)) && (await findLien(tx, ctx, PREMIER_ADMINISTRATEUR, jeton)) !== null
	);
}

/**
 * Makes the account of this session the administrator of everything, with the link of the first start, and gives the
 * session another id. Refused: a link that served, expired or was replaced, and any link once there is an administrator.
 */
export async function becomeFirstAdministrateur(
	ctx: Context,
	session: SessionCourante,
	jeton: string
): Promise<{ ok: true; session: NouvelleSession } | Refus> {
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const [used] = await tx
			.update(lienUnique)
			.set({ utiliseAt: ctx.now(), compteId: session.compteId })
			.where(stillGood(ctx, PREMIER_ADMINISTRATEUR, jeton))
			.returning({ usage: lienUnique.usage });
		if (!used || (await aUnAdministrateur(tx))) return LIEN_MORT;
		await tx.insert(mandat).values({
			id: randomUUIDv7(),
			compteId: session.compteId,
			sectionId: null,
			role: 'administrateur',
			depuisAt: ctx.now()
		});
		return { ok: true, session: await rotateSession(tx, ctx, session.id) };
	});
}

/**
 * A link that signs in as a character of the demo, in place of both factors, as often as wanted until the next start makes
 * another one. Throws outside the demo.
 */
export async function createDemoLink(ctx: Context, compteId: string): Promise<string> {
	assertDemo(ctx);
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await tx
			.update(lienUnique)
			.set({ expireAt: ctx.now() })
			.where(and(eq(lienUnique.usage, DEMO), eq(lienUnique.compteId, compteId)));
		const jeton = createJeton();
		await tx.insert(lienUnique).values({
			jetonHash: jetonHash(jeton),
			usage: DEMO,
			compteId,
			// The clock of the demo is moved on by months.
			expireAt: ctx.now().add({ hours: 24 * 366 * 10 })
		});
		return `${ctx.origin}/demo/${jeton}`;
	});
}

/** Whether this is a link of the demo that works. Throws `introuvable` outside the demo. */
export async function lienDeDemoValable(ctx: Context, jeton: string): Promise<boolean> {
	assertDemo(ctx);
	const lien = await asActor(ctx.db, { kind: 'connexion' }, (tx) => findLien(tx, ctx, DEMO, jeton));
	return lien !== null;
}

/** Signs in as a character of the demo. Throws `introuvable` outside the demo; refused when the link is dead. */
export async function signInAsDemo(
	ctx: Context,
	jeton: string
): Promise<{ ok: true; session: NouvelleSession } | Refus> {
	assertDemo(ctx);
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const lien = await findLien(tx, ctx, DEMO, jeton);
		if (!lien?.compteId) return LIEN_MORT;
		const options = { appareilPersonnel: false, secondFacteur: true };
		return { ok: true, session: await createSession(tx, ctx, lien.compteId, options) };
	});
}

function assertDemo(ctx: Context): void {
	if (ctx.config.mode !== 'demo') throw new AppError('introuvable');
}

const stillGood = (ctx: Context, usage: string, jeton: string) =>
	and(
		eq(lienUnique.jetonHash, jetonHash(jeton)),
		eq(lienUnique.usage, usage),
		isNull(lienUnique.utiliseAt),
		gt(lienUnique.expireAt, ctx.now())
	);

async function findLien(tx: Tx, ctx: Context, usage: string, jeton: string) {
	const [lien] = await tx
		.select()
		.from(lienUnique)
		.where(stillGood(ctx, usage, jeton));
	return lien ?? null;
}

async function aUnAdministrateur(tx: Tx): Promise<boolean> {
	const found = await tx
		.select({ id: mandat.id })
		.from(mandat)
		.where(and(eq(mandat.role, 'administrateur'), isNull(mandat.sectionId)))
		.limit(1);
	return found.length > 0;
}

const LIEN_MORT = refus(
	'lien-mort',
	'Ce lien a déjà servi, ou un plus récent l’a remplacé : prenez celui que le programme affiche à son démarrage.'
);
