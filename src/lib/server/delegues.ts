import { and, eq, isNull } from 'drizzle-orm';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { mandat } from '#lib/server/db/schema.ts';
import { nomDuMandat } from '#lib/server/mandats.ts';

/** The name on the mandate of a delegate in a section, or null: how what they write is signed. */
export async function nomDuDelegue(
	tx: Tx,
	ctx: Context,
	{ compteId }: Delegue,
	sectionId: string
): Promise<string | null> {
	const [row] = await tx
		.select({ id: mandat.id, nom: mandat.nom })
		.from(mandat)
		.where(
			and(
				eq(mandat.compteId, compteId),
				eq(mandat.sectionId, sectionId),
				eq(mandat.role, 'delegue'),
				isNull(mandat.finAt)
			)
		);
	return row ? nomDuMandat(ctx.keys, row) : null;
}
