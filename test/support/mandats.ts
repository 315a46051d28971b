import { randomUUIDv7 } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openCompte } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { mandat } from '#lib/server/db/schema.ts';
import { createSession } from '#lib/server/sessions.ts';

/** The account of an address, opened if there was none. */
export async function compteDe(ctx: Context, courriel: string): Promise<string> {
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	return compteId;
}

/** The account of the first administrator, made as the link of the first start makes it. */
export async function premierAdministrateur(ctx: Context, courriel: string): Promise<string> {
	const compteId = await compteDe(ctx, courriel);
	await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		tx.insert(mandat).values({ id: randomUUIDv7(), compteId, role: 'administrateur', depuisAt: ctx.now() })
	);
	return compteId;
}

/**
 * Gives a browser a session, in place of the one that it may have: one that has passed both factors unless told otherwise.
 * How one gets there is the matter of connexion.test.ts.
 */
export async function enterAs(
	page: Page,
	ctx: Context,
	compteId: string,
	{ secondFacteur = true } = {}
): Promise<void> {
	const { id } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		createSession(tx, ctx, compteId, { appareilPersonnel: false, secondFacteur })
	);
	const { name } = sessionCookie(ctx.origin);
	// A cookie of this name must be secure; the browser takes localhost for a secure place.
	const url = ctx.origin.replace('http:', 'https:');
	await page.context().addCookies([{ name, value: id, url, httpOnly: true, secure: true }]);
}
