import { eq } from 'drizzle-orm';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { battement } from '#lib/server/db/schema.ts';

/** What the machine's own supervision asks. */
export type Sante = {
	base: boolean;
	/** Seconds since the scheduled tasks last gave a sign; null when they never did, or when the database is away. */
	rappelsVusIlYA: number | null;
};

/** The scheduled tasks give a sign each minute: after two minutes without, something is wrong. */
const SILENCE_SECONDES = 120;

/** Looks at the database, and through it at the scheduled tasks. */
export async function sante(ctx: Context): Promise<Sante> {
	try {
		const [row] = await asActor(ctx.db, { kind: 'public' }, (tx) =>
			tx.select({ at: battement.at }).from(battement).where(eq(battement.nom, 'worker'))
		);
		return { base: true, rappelsVusIlYA: row ? row.at.until(ctx.now()).total('seconds') : null };
	} catch (error) {
		if (!isDatabaseUnavailable(error)) throw error;
		return { base: false, rappelsVusIlYA: null };
	}
}

/** Whether everything runs. */
export function estBonne({ base, rappelsVusIlYA }: Sante): boolean {
	return base && rappelsVusIlYA !== null && rappelsVusIlYA <= SILENCE_SECONDES;
}
