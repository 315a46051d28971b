import { and, desc, eq, lte } from 'drizzle-orm';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { effectif } from '#lib/server/db/schema-collectif.ts';
import { service } from '#lib/server/db/schema.ts';

/** A head count of a service and the day from which it holds. */
export type EffectifDate = { valideDu: Temporal.PlainDate; nombre: number | null };

/**
 * Writes the head count of a service from a day on, and makes the present one of the service that of the latest day that is not
 * to come: one typed for last year changes nothing today. The same day typed twice holds once, as typed last. With what
 * imports bring in by lots (`importations-en-cours.ts`), the only way to write one: the history and the present never part. Runs as `administrateur`.
 */
export async function writeEffectif(
	tx: Tx,
	ctx: Context,
	actor: Administrateur,
	{ id: serviceId, sectionId }: { id: string; sectionId: string },
	{ valideDu, nombre }: EffectifDate
): Promise<void> {
	const saisi = { nombre, saisiPar: actor.compteId, saisiAt: ctx.now() };
	await tx
		.insert(effectif)
		.values({ serviceId, sectionId, valideDu, ...saisi })
		.onConflictDoUpdate({ target: [effectif.serviceId, effectif.valideDu], set: saisi });
	const [present] = await tx
		.select({ nombre: effectif.nombre })
		.from(effectif)
		.where(and(eq(effectif.serviceId, serviceId), lte(effectif.valideDu, ctx.today())))
		.orderBy(desc(effectif.valideDu))
		.limit(1);
	await tx
		.update(service)
		.set({ effectif: present?.nombre ?? null })
		.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)));
}

/** The head counts of a service over time, the latest first. Runs as whoever reads its section. */
export const readEffectifs = (tx: Tx, serviceId: string): Promise<EffectifDate[]> =>
	tx
		.select({ valideDu: effectif.valideDu, nombre: effectif.nombre })
		.from(effectif)
		.where(eq(effectif.serviceId, serviceId))
		.orderBy(desc(effectif.valideDu));
