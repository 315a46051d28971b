import { eq, sql } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { battement } from '#lib/server/db/schema.ts';

const WORKER = 'worker';

/** A sign of life of the scheduled tasks, by which the screens and the supervision know that reminders leave. */
export async function beat(ctx: Context): Promise<void> {
	const at = ctx.now();
	await asActor(ctx.db, { kind: 'worker' }, (tx) =>
		tx
			.insert(battement)
			.values({ nom: WORKER, at })
			.onConflictDoUpdate({ target: battement.nom, set: { at: sql`excluded.at` } })
	);
}

/** What the machine's own supervision asks. */
export type Sante = {
	base: boolean;
	/** Seconds since the scheduled tasks last gave a sign; null when they never did, or when the database is away. */
	rappelsVusIlYA: number | null;
};

/** The scheduled tasks give a sign each minute: after two minutes without, something is wrong. */
const SILENCE_SECONDES = 120;
/** What a delegate is told can wait longer: a restart is no news to them. */
const SILENCE_POUR_LES_ECRANS_SECONDES = 900;

/** Looks at the database, and through it at the scheduled tasks. */
export async function sante(ctx: Context): Promise<Sante> {
	try {
		return { base: true, rappelsVusIlYA: await silence(ctx) };
	} catch (error) {
		if (!isDatabaseUnavailable(error)) throw error;
		return { base: false, rappelsVusIlYA: null };
	}
}

/** Whether everything runs. */
export function estBonne({ base, rappelsVusIlYA }: Sante): boolean {
	return base && rappelsVusIlYA !== null && rappelsVusIlYA <= SILENCE_SECONDES;
}

/** Whether the scheduled tasks gave a sign of life in the last quarter of an hour. */
export async function workerIsAlive(ctx: Context): Promise<boolean> {
	const seconds = await silence(ctx);
	return seconds !== null && seconds < SILENCE_POUR_LES_ECRANS_SECONDES;
}

/** Seconds since the last sign; null when there never was one. */
async function silence(ctx: Context): Promise<number | null> {
	const [row] = await asActor(ctx.db, { kind: 'public' }, (tx) =>
		tx.select({ at: battement.at }).from(battement).where(eq(battement.nom, WORKER))
	);
	return row ? row.at.until(ctx.now()).total('seconds') : null;
}
