import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { refus, type Refus } from '#lib/domain/refus.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { compte } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { qrCode, type QrCode } from '#lib/server/qr.ts';
import {
	endSessions,
	rotateSession,
	type NouvelleSession,
	type SessionCourante
} from '#lib/server/sessions.ts';
import { attente, giveBackAttempt, takeAttempt } from '#lib/server/throttle.ts';

/*
 * The second factor of delegates and administrators: a six-digit code that an application makes every 30 seconds (RFC
 * 6238), each serving once.
 */

const PAS_S = 30;
const SECRET_OCTETS = 20;

/** What the application of the second factor shows as the name of this one: nothing that tells. */
const EMETTEUR = 'Espace personnel';

/** A secret that waits for its first code, as the page shows it. */
export type Enrolement = {
	/** For those who type it: groups of four letters and digits. */
	secret: string;
	/** `otpauth://` address, for an application on the same device. */
	uri: string;
	/** The address as a QR code. */
	qr: QrCode;
};

/** Makes the secret of an account that has no confirmed one; the one that waits already stays. */
export async function beginTotp(ctx: Context, compteId: string): Promise<void> {
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const key = await dataKey(tx, ctx.keys, compteId);
		const secret = new Secret({ size: SECRET_OCTETS }).base32;
		await tx
			.update(compte)
			.set({ totp: sealField(key, placeTotp(compteId), secret) })
			.where(and(eq(compte.id, compteId), isNull(compte.totp)));
	});
}

/** The secret that waits for its first code; null when there is none, or when it is confirmed: it is never shown again. */
export async function enrolement(ctx: Context, compteId: string): Promise<Enrolement | null> {
	const secret = await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const [row] = await tx
			.select({ totp: compte.totp })
			.from(compte)
			.where(and(eq(compte.id, compteId), isNull(compte.totpConfirmeAt)));
		return row?.totp ? openField(await dataKey(tx, ctx.keys, compteId), placeTotp(compteId), row.totp) : null;
	});
	if (secret === null) return null;
	const uri = new TOTP({ issuer: EMETTEUR, label: 'compte', secret, period: PAS_S }).toString();
	return { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, uri, qr: qrCode(uri) };
}

/**
 * Passes the second factor with a code of the application; the first right one confirms the secret. The session gets
 * another id. Refused: a wrong code, a code that served, ten wrong codes in an hour, an account without secret.
 */
export async function passSecondFacteur(
	ctx: Context,
	session: SessionCourante,
	texte: string
): Promise<{ ok: true; session: NouvelleSession } | Refus> {
	const token = texte.replace(/\D/g, '');
	if (token.length !== 6) {
		return refus('totp-longueur', 'Le code de l’application compte 6 chiffres : recopiez-les.', 'code');
	}
	return asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const retryAt = await takeAttempt(tx, ctx, 'second-facteur', session.compteId);
		if (retryAt !== null) {
			const quand = attente(retryAt, ctx.now());
			return refus('trop-d-essais', `Trop de codes n’étaient pas les bons. Réessayez ${quand}.`, 'code');
		}
		const [row] = await tx
			.select({ totp: compte.totp, dernierPas: compte.totpDernierPas, confirmeAt: compte.totpConfirmeAt })
			.from(compte)
			.where(eq(compte.id, session.compteId))
			.for('update');
		if (!row?.totp) throw new AppError('introuvable');
		const key = await dataKey(tx, ctx.keys, session.compteId);
		const secret = openField(key, placeTotp(session.compteId), row.totp);
		const pas = pasAccepte(secret, token, ctx.now(), row.dernierPas);
		if (pas === null) return CODE_FAUX;
		await notePas(tx, ctx, session.compteId, pas, row.confirmeAt);
		await giveBackAttempt(tx, ctx, 'second-facteur', session.compteId);
		return { ok: true, session: await rotateSession(tx, ctx, session.id, { secondFacteur: true }) };
	});
}

/**
 * Takes the second factor away from an account whose device is lost, and signs it out everywhere; it makes another one at
 * its next sign-in. Throws `introuvable` unless this administrator administers a mandate of the account.
 */
export async function resetTotp(ctx: Context, actor: Administrateur, compteId: string): Promise<void> {
	const [administered] = await asActor(ctx.db, actor, (tx) =>
		tx.select({ id: compte.id }).from(compte).where(eq(compte.id, compteId))
	);
	if (!administered) throw new AppError('introuvable');
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		await tx
			.update(compte)
			.set({ totp: null, totpDernierPas: null, totpConfirmeAt: null })
			.where(eq(compte.id, compteId));
		await endSessions(tx, ctx, compteId);
	});
}

/**
 * The time step of a code, or null: not this code now, nor one step before or after, or a step no later than the last one
 * that served. `secret` is base32.
 */
export function pasAccepte(
	secret: string,
	code: string,
	now: Temporal.Instant,
	dernierPas: number | null
): number | null {
	const timestamp = now.epochMilliseconds;
	const delta = new TOTP({ secret, period: PAS_S }).validate({ token: code, timestamp, window: 1 });
	if (delta === null) return null;
	const pas = Math.floor(timestamp / 1000 / PAS_S) + delta;
	return dernierPas !== null && pas <= dernierPas ? null : pas;
}

const placeTotp = (compteId: string): Place => ({
	table: 'compte',
	column: 'totp',
	row: compteId,
	compte: compteId
});

/** The row is held: nobody else may use the same step in between. The condition says so to the database too. */
async function notePas(
	tx: Tx,
	ctx: Context,
	compteId: string,
	pas: number,
	confirmeAt: Temporal.Instant | null
): Promise<void> {
	const noted = await tx
		.update(compte)
		.set({ totpDernierPas: pas, totpConfirmeAt: confirmeAt ?? ctx.now() })
		.where(and(eq(compte.id, compteId), or(isNull(compte.totpDernierPas), lt(compte.totpDernierPas, pas))))
		.returning({ id: compte.id });
	if (noted.length === 0) throw new Error('A step of the second factor would have served twice');
}

const CODE_FAUX = refus(
	'totp-faux',
	'Ce n’est pas le code du moment, ou il a déjà servi : attendez le suivant et recopiez-le. S’il est toujours refusé, mettez votre téléphone à l’heure automatique.',
	'code'
);
