import { timingSafeEqual } from 'node:crypto';
import type { Context } from '#lib/server/context.ts';
import { createJeton } from '#lib/server/jetons.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';

/*
 * Devices that an account knows. The cookie is a name and a seal of it with the address: nothing is stored, and it says
 * neither the address nor that there is an account.
 */

/** The cookie of a device that the account of this address knows: the one it has, or a new one. */
export function appareilDe(ctx: Context, courriel: string, cookie: string | undefined): string {
	if (estAppareilConnu(ctx, courriel, cookie)) return cookie;
	const nom = createJeton();
	return `${nom}.${sceau(ctx, courriel, nom)}`;
}

/** Whether this cookie is one that the account of this address gave. */
export function estAppareilConnu(
	ctx: Context,
	courriel: string,
	cookie: string | undefined
): cookie is string {
	const [nom = '', donne = ''] = cookie?.split('.') ?? [];
	const attendu = Buffer.from(sceau(ctx, courriel, nom));
	const vu = Buffer.from(donne);
	return vu.length === attendu.length && timingSafeEqual(vu, attendu);
}

const sceau = (ctx: Context, courriel: string, nom: string): string =>
	blindIndex(ctx.keys, 'appareil', `${courriel}|${nom}`).toString('base64url');
