import { randomInt, randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { LONGUEUR_DU_CODE, SIGNES_DU_CODE } from '#lib/domain/acces/code-courriel.ts';
import { indexCourriel } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { connexion } from '#lib/server/db/schema.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';

/*
 * Requests for a mailed code, as the table `connexion` keeps them: the address sealed, the code and the cookie of the
 * browser as digests. Everything here runs as `connexion`.
 */

export const MINUTES_DU_CODE = 10;

export type DemandeDeCode = typeof connexion.$inferSelect;

/** Writes a request for the browser that holds this cookie, or for a new one; gives the code, which is kept nowhere. */
export async function insertDemande(
	tx: Tx,
	ctx: Context,
	courriel: string,
	cookie: string | undefined
): Promise<{ id: string; navigateur: string; code: string }> {
	const id = randomUUIDv7();
	const navigateur = cookie && /^[\w-]{43}$/.test(cookie) ? cookie : createJeton();
	const code = Array.from(
		{ length: LONGUEUR_DU_CODE },
		() => SIGNES_DU_CODE[randomInt(SIGNES_DU_CODE.length)]
	).join('');
	await tx.insert(connexion).values({
		id,
		navigateurHash: jetonHash(navigateur),
		courrielIndex: indexCourriel(ctx.keys, courriel),
		courriel: sealField(ctx.keys.systeme, placeOf(id), courriel),
		codeHash: codeHash(ctx, id, code),
		essais: 0,
		creeAt: ctx.now(),
		expireAt: ctx.now().add({ minutes: MINUTES_DU_CODE })
	});
	return { id, navigateur, code };
}

/** Forgets a request whose code did not leave. */
export async function deleteDemande(tx: Tx, id: string): Promise<void> {
	await tx.delete(connexion).where(eq(connexion.id, id));
}

/** A request, for the browser that made it; null in another one. */
export async function findDemande(tx: Tx, id: string, navigateur: string): Promise<DemandeDeCode | null> {
	const [row] = await tx
		.select()
		.from(connexion)
		.where(and(eq(connexion.id, id), eq(connexion.navigateurHash, jetonHash(navigateur))));
	return row ?? null;
}

/** The requests of a browser for the same address as the one named, newest first, held until the end. */
export async function lockDemandes(tx: Tx, id: string, navigateur: string): Promise<DemandeDeCode[]> {
	const named = await findDemande(tx, id, navigateur);
	if (!named) return [];
	const { navigateurHash, courrielIndex } = named;
	return tx
		.select()
		.from(connexion)
		.where(and(eq(connexion.navigateurHash, navigateurHash), eq(connexion.courrielIndex, courrielIndex)))
		.orderBy(desc(connexion.id))
		.for('update');
}

/** Counts one try against each of these requests. */
export async function countEssai(tx: Tx, demandes: readonly DemandeDeCode[]): Promise<void> {
	await tx
		.update(connexion)
		.set({ essais: sql`${connexion.essais} + 1` })
		.where(inArray(connexion.id, idsOf(demandes)));
}

/** Says that these requests have served: their codes open nothing more. */
export async function markUsed(tx: Tx, ctx: Context, demandes: readonly DemandeDeCode[]): Promise<void> {
	await tx
		.update(connexion)
		.set({ utiliseAt: ctx.now() })
		.where(inArray(connexion.id, idsOf(demandes)));
}

/** The address that a request is for. */
export const courrielDe = (ctx: Context, { id, courriel }: DemandeDeCode): string =>
	openField(ctx.keys.systeme, placeOf(id), courriel);

/** Whether the code may still serve, if it is the right one. */
export const estOuverte = (ctx: Context, { utiliseAt, expireAt }: DemandeDeCode): boolean =>
	utiliseAt === null && Temporal.Instant.compare(ctx.now(), expireAt) < 0;

/** Whether this is the code that was mailed for a request. */
export const estSonCode = (ctx: Context, demande: DemandeDeCode, code: string): boolean =>
	timingSafeEqual(demande.codeHash, codeHash(ctx, demande.id, code));

/** Keyed, since 85 million codes are soon tried against a plain digest. */
const codeHash = (ctx: Context, id: string, code: string): Buffer =>
	blindIndex(ctx.keys, 'code', `${id}|${code}`);

const idsOf = (demandes: readonly DemandeDeCode[]): string[] => demandes.map(({ id }) => id);

const placeOf = (id: string): Place => ({
	table: 'connexion',
	column: 'courriel',
	row: id,
	compte: 'systeme'
});
