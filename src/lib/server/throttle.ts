import { isIP, isIPv6 } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { throttle } from '#lib/server/db/schema.ts';
import { blindIndex } from '#lib/server/keys/keys.ts';

/**
 * How many times something may be done in a window. Windows are fixed: each starts with the first attempt after the last
 * one, so that an hour taken anywhere holds at most twice the limit.
 */
type Budget = { limite: number; minutes: number };

/**
 * The limits of the sign-in. A device that already signed in to the account has budgets of its own: whoever hammers an
 * account from elsewhere never locks its owner out. No limit looks at a network alone but very wide ones, since a whole
 * ministry shares an address: 200 agents in ten minutes pass.
 */
export const BUDGETS = {
	/** Codes asked for one account from one network. */
	'demande-compte-reseau': { limite: 5, minutes: 15 },
	/** Codes asked for one account from anywhere: what its mailbox must bear. */
	'demande-compte': { limite: 20, minutes: 60 },
	'demande-reseau': { limite: 600, minutes: 60 },
	/** Codes asked by a device that the account knows. */
	'demande-appareil': { limite: 10, minutes: 60 },
	/** Wrong codes for one account from unknown devices: never more than 20 in any hour. */
	'essai-compte': { limite: 10, minutes: 60 },
	'essai-appareil': { limite: 20, minutes: 60 },
	/** Wrong codes and wrong keys from one network. */
	'echec-reseau': { limite: 300, minutes: 60 },
	/** Wrong codes of the second factor of one account. */
	'second-facteur': { limite: 10, minutes: 60 },
	/** Accounts opened with a personal key from one network. */
	'ouverture-reseau': { limite: 300, minutes: 60 },
	/** Wrong claim codes from one network: a code has 70 random bits, this only quiets a program that tries. */
	'reprise-reseau': { limite: 60, minutes: 60 },
	/** Accounts that one delegate opens for members. */
	'compte-tenu': { limite: 40, minutes: 60 },
	/** Claim codes made for one of them. */
	'code-de-reprise': { limite: 10, minutes: 60 }
} as const satisfies Record<string, Budget>;

export type NomDeBudget = keyof typeof BUDGETS;

/**
 * Takes one attempt out of a budget of `qui`. Null when it was within the limit, else when the next window opens.
 * Counted when the transaction commits: return a refusal afterwards, do not throw.
 */
export async function takeAttempt(
	tx: Tx,
	ctx: Context,
	nom: NomDeBudget,
	qui: string
): Promise<Temporal.Instant | null> {
	const { limite, minutes }: Budget = BUDGETS[nom];
	const now = ctx.now();
	const expired = sql`${throttle.debutAt} <= ${now.subtract({ minutes }).toString()}::timestamptz`;
	const [line] = await tx
		.insert(throttle)
		.values({ cle: keyOf(ctx, nom, qui), debutAt: now, nombre: 1 })
		.onConflictDoUpdate({
			target: throttle.cle,
			set: {
				debutAt: sql`case when ${expired} then excluded.debut_at else ${throttle.debutAt} end`,
				nombre: sql`case when ${expired} then 1 else least(${throttle.nombre} + 1, ${limite + 1}) end`
			}
		})
		.returning();
	if (!line) throw new Error('The limiter did not answer');
	return line.nombre <= limite ? null : line.debutAt.add({ minutes });
}

/** Gives an attempt back: it was a right one, or it came to nothing by a fault of ours. */
export async function giveBackAttempt(tx: Tx, ctx: Context, nom: NomDeBudget, qui: string): Promise<void> {
	await tx
		.update(throttle)
		.set({ nombre: sql`greatest(${throttle.nombre} - 1, 0)` })
		.where(eq(throttle.cle, keyOf(ctx, nom, qui)));
}

const keyOf = (ctx: Context, nom: NomDeBudget, qui: string): Buffer =>
	blindIndex(ctx.keys, 'throttle', `${nom}|${qui}`);

/** « dans 12 minutes », « dans une heure »: rounded up, never « maintenant ». */
export function attente(retryAt: Temporal.Instant, now: Temporal.Instant): string {
	const minutes = Math.max(1, Math.ceil(now.until(retryAt).total('minutes')));
	if (minutes === 1) return 'dans une minute';
	return minutes < 60 ? `dans ${minutes} minutes` : 'dans une heure';
}

/**
 * The network of an address: the /24 of an IPv4 (also when written in IPv6), the /48 of an IPv6. Whatever is not an
 * address counts as one network, so that a broken proxy header is limited rather than free.
 */
export function reseau(adresse: string): string {
	const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(adresse);
	if (ipv4) return isIP(adresse) === 0 ? 'inconnu' : `${ipv4[1]}.0/24`;
	const sansZone = adresse.replace(/%.*$/, '');
	if (!isIPv6(sansZone)) return 'inconnu';
	const [debut = '', fin] = sansZone.toLowerCase().split('::');
	const tete = debut === '' ? [] : debut.split(':');
	const queue = fin ? fin.split(':') : [];
	const manque = fin === undefined ? 0 : 8 - tete.length - queue.length;
	const mots = [...tete, ...Array<string>(Math.max(0, manque)).fill('0'), ...queue];
	return `${mots
		.slice(0, 3)
		.map((mot) => Number.parseInt(mot, 16).toString(16))
		.join(':')}::/48`;
}
