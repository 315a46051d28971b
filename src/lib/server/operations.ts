import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/connection.ts';
import { operation } from '#lib/server/db/schema.ts';

/** What an act answers once done: ids and codes, nothing that somebody typed; it is kept in clear. */
export type Fini = { ok: true; [name: string]: string | number | boolean | null };

/**
 * Does an act of an account once, whatever the number of times that its form arrives: the first one runs `fn` and keeps
 * its answer, the others get that answer. Those that arrive together wait for each other. A refusal (`ok: false`) is not
 * kept, so that the same form can be mended and sent again; neither is an act whose transaction fails.
 * Throws when the same `opId` already did another act.
 */
export async function once<R extends Fini | { ok: false }>(
	tx: Tx,
	compteId: string,
	opId: string,
	acte: string,
	fn: () => Promise<R>
): Promise<R> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${compteId}|${opId}`}, 0))`);
	const [done] = await tx
		.select({ acte: operation.acte, resultat: operation.resultat })
		.from(operation)
		.where(and(eq(operation.compteId, compteId), eq(operation.opId, opId)));
	if (done) {
		if (done.acte !== acte) throw new Error(`Operation ${opId} did ${done.acte}, it cannot do ${acte}`);
		return JSON.parse(done.resultat) as R;
	}
	const resultat = await fn();
	if (resultat.ok)
		await tx.insert(operation).values({ compteId, opId, acte, resultat: JSON.stringify(resultat) });
	return resultat;
}
