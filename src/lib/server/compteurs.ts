import { sql } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';

/*
 * The counters of the dashboards are written by the triggers of drizzle/0006_collectif.sql and by nothing else
 * (docs/decisions/0035).
 */

/**
 * Writes every counter and head count of a branch again from the rows that they count, and says how many counters were wrong:
 * none, unless somebody wrote in the database by other ways. Runs as the worker; writers wait for its end.
 */
export async function recompte(ctx: Context): Promise<number> {
	const [row] = await asActor(ctx.db, { kind: 'worker' }, async (tx) => {
		// A large union takes longer than a statement of the site ever may.
		await tx.execute(sql`select set_config('statement_timeout', '10min', true)`);
		return tx.execute<{ faux: number }>(sql`select vigie_recompte() as faux`);
	});
	if (!row) throw new Error('vigie_recompte() said nothing');
	return row.faux;
}
