import { randomUUIDv7 } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import { type ReponseType, REPONSES_MAXIMUM, reponseSaisie } from '#lib/domain/echanges/reponse-type.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { reponseType } from '#lib/server/db/schema-collectif.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/* Answers that a section keeps ready: any of its delegates adds, changes and removes them. Sealed with the system key. */

export type ReponseGardee = ReponseType & { id: string; sectionId: string; version: number };

/** The answers of a section, by title. Throws `introuvable` unless the delegate is one of the section. */
export const reponsesTypes = (ctx: Context, delegue: Delegue, sectionId: string): Promise<ReponseGardee[]> =>
	asActor(ctx.db, delegue, async (tx) => {
		await assertDelegue(tx, delegue, sectionId);
		const rows = await tx.select().from(reponseType).where(eq(reponseType.sectionId, sectionId));
		return rows
			.map((row) => opened(ctx, row))
			.toSorted((a, b) => a.titre.localeCompare(b.titre, 'fr') || a.id.localeCompare(b.id));
	});

/** One answer. Throws `introuvable` unless it is of a section of the delegate. */
export const reponse = (ctx: Context, delegue: Delegue, id: string): Promise<ReponseGardee> =>
	asActor(ctx.db, delegue, async (tx) => opened(ctx, await readReponse(tx, id)));

/** Keeps one more answer. Refused: as in `reponseSaisie`, one too many. Throws `introuvable` as `reponsesTypes`. */
export const addReponse = (
	ctx: Context,
	delegue: Delegue,
	sectionId: string,
	saisie: ReponseType,
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, delegue, async (tx) => {
		await assertDelegue(tx, delegue, sectionId);
		return once(tx, delegue.compteId, opId, 'reponse-type', async () => {
			const lue = reponseSaisie(saisie);
			if (!lue.ok) return lue;
			const [garde] = await tx
				.select({ nombre: count() })
				.from(reponseType)
				.where(eq(reponseType.sectionId, sectionId));
			if ((garde?.nombre ?? 0) >= REPONSES_MAXIMUM)
				return refus(
					'trop-de-reponses',
					`Votre section garde déjà ${REPONSES_MAXIMUM} réponses : retirez celles qui ne servent plus.`
				);
			const id = randomUUIDv7();
			await tx
				.insert(reponseType)
				.values({ id, sectionId, version: 1, ...sealed(ctx, delegue, id, lue.reponse) });
			return { ok: true as const, id };
		});
	});

/**
 * Changes an answer. Refused: as in `reponseSaisie`, and one that changed since it was shown (`version`). Throws
 * `introuvable` unless it is of a section of the delegate.
 */
export const changeReponse = (
	ctx: Context,
	delegue: Delegue,
	id: string,
	{ version, ...saisie }: ReponseType & { version: number },
	opId: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, delegue, async (tx) => {
		await readReponse(tx, id);
		return once(tx, delegue.compteId, opId, 'reponse-type-change', async () => {
			const lue = reponseSaisie(saisie);
			if (!lue.ok) return lue;
			const changees = await tx
				.update(reponseType)
				.set({ version: version + 1, ...sealed(ctx, delegue, id, lue.reponse) })
				.where(and(eq(reponseType.id, id), eq(reponseType.version, version)))
				.returning({ id: reponseType.id });
			return changees.length > 0
				? { ok: true as const }
				: refus(
						'version-depassee',
						'Un·e collègue a changé cette réponse entre-temps : copiez votre texte, rouvrez-la, puis recommencez.'
					);
		});
	});

/** Removes an answer for good; what was sent with it stays sent. Gives its section. Throws `introuvable` as `changeReponse`. */
export const removeReponse = (
	ctx: Context,
	delegue: Delegue,
	id: string,
	opId: string
): Promise<{ ok: true; sectionId: string }> =>
	asActor(ctx.db, delegue, (tx) =>
		once(tx, delegue.compteId, opId, 'reponse-type-retrait', async () => {
			const { sectionId } = await readReponse(tx, id);
			await tx.delete(reponseType).where(eq(reponseType.id, id));
			return { ok: true as const, sectionId };
		})
	);

type Row = typeof reponseType.$inferSelect;

/** Row level security shows those of the delegate’s sections alone. */
async function readReponse(tx: Tx, id: string): Promise<Row> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const [row] = await tx.select().from(reponseType).where(eq(reponseType.id, id));
	if (!row) throw new AppError('introuvable');
	return row;
}

const opened = (ctx: Context, { id, sectionId, version, contenu }: Row): ReponseGardee => ({
	...(JSON.parse(openField(ctx.keys.systeme, place(id), contenu)) as ReponseType),
	id,
	sectionId,
	version
});

const sealed = (ctx: Context, delegue: Delegue, id: string, contenu: ReponseType) => ({
	contenu: sealField(ctx.keys.systeme, place(id), JSON.stringify(contenu)),
	majPar: delegue.compteId,
	majAt: ctx.now()
});

const place = (row: string): Place => ({ table: 'reponse_type', column: 'contenu', row, compte: 'systeme' });
