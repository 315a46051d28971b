import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { AppError } from '#lib/server/errors.ts';
import type { Database, Tx } from './connection.ts';

/**
 * In whose name a transaction runs. `connexion`: before sign-in (accounts, codes, sessions, limits). `public`: section
 * cards, seasons, invitations. `agent`, `delegue`, `elu`, `redacteur`, `administrateur`: an account in one of its roles. `figures`: what
 * was published. `worker`: mails, projections, purge.
 * `par`: the delegate who keeps the account of a member that nobody can sign in to, and acts in the member’s name.
 */
export type Actor =
	| { kind: 'connexion' | 'public' | 'figures' | 'worker' }
	| { kind: 'agent'; compteId: string; par?: string }
	| { kind: 'delegue' | 'elu' | 'redacteur' | 'administrateur'; compteId: string };

const inside = new AsyncLocalStorage<Actor['kind']>();

/**
 * The one door to the database: runs `fn` in a transaction that holds the role of `actor` and the id of its account, both
 * gone at the end. Commits what `fn` returns, undoes everything when it throws. Row level security then shows and takes
 * only the rows of the actor (drizzle/0001_droits.sql).
 * Refused by an `Error`: a call inside `fn`. It would take a second connection while holding the first, and as many
 * callers as connections would wait for each other for ever. Pass the `tx` on instead.
 * Throws `introuvable` when `par` does not keep the account, or no longer does.
 */
export async function asActor<T>(db: Database, actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
	const outer = inside.getStore();
	if (outer)
		throw new Error(`asActor(${actor.kind}) called inside asActor(${outer}): pass the transaction on`);
	const pool = actor.kind === 'worker' ? db.worker : db.site;
	const actorId = 'compteId' in actor ? actor.compteId : '';
	const par = 'par' in actor ? actor.par : undefined;
	return inside.run(actor.kind, () =>
		pool.transaction(
			sql`select set_config('role', ${`app_${actor.kind}`}, true), set_config('vigie.actor_id', ${actorId}, true)`,
			par === undefined ? fn : (tx) => holdCompte(tx, par).then(() => fn(tx))
		)
	);
}

/** Until the end of the transaction nobody takes the account over: before this answers, or after the commit. */
async function holdCompte(tx: Tx, par: string): Promise<void> {
	const [row] = await tx.execute<{ tient: boolean }>(sql`select vigie_tient(${par}) as tient`);
	if (!row?.tient) throw new AppError('introuvable');
}
