import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Refus } from '#lib/domain/refus.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import { refusDeFin, refusDeTexte, type TexteSaisi } from '#lib/domain/regimes/texte-saisi.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { section, texteLocal } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { refreshDossiers } from '#lib/server/projections.ts';
import { assertAdministre, changeInSection } from '#lib/server/sections.ts';
import { COLONNES_DE_TEXTE } from '#lib/server/textes-du-dossier.ts';

/** A text with what its section keeps of it. */
export type TexteVu = TexteLocal & { saisiAt: Temporal.Instant; finiAt: Temporal.Instant | null };

/** The texts of a section, ended ones too, the latest first. Throws `introuvable` unless the actor administers it. */
export async function textesLocaux(
	ctx: Context,
	actor: Administrateur,
	sectionId: string
): Promise<TexteVu[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		return readTextes(tx, sectionId);
	});
}

/** One text of a section. Throws `introuvable` unless it is one of a section that the actor administers. */
export async function texteDeLaSection(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	texteId: string
): Promise<TexteVu> {
	return texteDe(await textesLocaux(ctx, actor, sectionId), texteId);
}

/** What `createTexte` would answer, without doing it. */
export async function checkTexte(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	saisi: TexteSaisi
): Promise<{ ok: true } | Refus> {
	const autres = await textesLocaux(ctx, actor, sectionId);
	return refusDeTexte(saisi, { autres, au: ctx.today() }) ?? { ok: true };
}

/**
 * Enters a text for the agents of a section. Refused: as in `refusDeTexte`. Throws `introuvable` unless the actor
 * administers the section.
 */
export async function createTexte(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	saisi: TexteSaisi,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'texte', opId }, async (tx) => {
		const refuse = refusDeTexte(saisi, { autres: await readTextes(tx, sectionId), au: ctx.today() });
		if (refuse) return refuse;
		const id = randomUUIDv7();
		await tx.insert(texteLocal).values({
			...saisi,
			id,
			sectionId,
			saisiPar: actor.compteId,
			saisiAt: ctx.now(),
			aProjeter: true
		});
		return { ok: true as const, id };
	});
}

/**
 * Ends a text: it no longer applies to what begins from `le` on; the row stays. Refused: as in `refusDeFin`. Throws
 * `introuvable` unless it is one of a section that the actor administers.
 */
export async function endTexte(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	texteId: string,
	le: Temporal.PlainDate,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'texte-fini', opId }, async (tx) => {
		const refuse = refusDeFin(texteDe(await readTextes(tx, sectionId), texteId), le);
		if (refuse) return refuse;
		await tx
			.update(texteLocal)
			.set({ finLe: le, finiPar: actor.compteId, finiAt: ctx.now(), aProjeter: true })
			.where(and(eq(texteLocal.id, texteId), eq(texteLocal.sectionId, sectionId)));
		return { ok: true as const };
	});
}

const WORKER = { kind: 'worker' } as const;

/**
 * Rewrites the projections of the dossiers of every section whose texts changed since the last time: an administrator may
 * not read a dossier, so their act leaves a mark and the worker does this within seconds, before any mail. A dossier that
 * cannot be read stops none of the others; its error is in the answer. Throws when the database is away.
 */
export async function projectTextes(ctx: Context): Promise<unknown[]> {
	const changes = await asActor(ctx.db, WORKER, (tx) =>
		tx
			.select({ id: texteLocal.id, sectionId: texteLocal.sectionId, finiAt: texteLocal.finiAt })
			.from(texteLocal)
			.where(eq(texteLocal.aProjeter, true))
	);
	const errors: unknown[] = [];
	for (const sectionId of new Set(changes.map((un) => un.sectionId))) {
		errors.push(...(await refreshDossiers(ctx, sectionId)));
	}
	for (const { id, finiAt } of changes) {
		// One that was ended meanwhile keeps its mark.
		const telQuel = finiAt === null ? isNull(texteLocal.finiAt) : eq(texteLocal.finiAt, finiAt);
		await asActor(ctx.db, WORKER, (tx) =>
			tx
				.update(texteLocal)
				.set({ aProjeter: false })
				.where(and(eq(texteLocal.id, id), telQuel))
		);
	}
	return errors;
}

function texteDe(textes: readonly TexteVu[], texteId: string): TexteVu {
	const texte = textes.find(({ id }) => id === texteId);
	if (!texte) throw new AppError('introuvable');
	return texte;
}

/** The texts of a section, the latest first. */
async function readTextes(tx: Tx, sectionId: string): Promise<TexteVu[]> {
	const rows = await tx
		.select({
			...COLONNES_DE_TEXTE,
			section: section.nom,
			saisiAt: texteLocal.saisiAt,
			finiAt: texteLocal.finiAt
		})
		.from(texteLocal)
		.innerJoin(section, eq(section.id, texteLocal.sectionId))
		.where(eq(texteLocal.sectionId, sectionId))
		.orderBy(desc(texteLocal.valideDu), desc(texteLocal.id));
	// Their codes were checked when they were entered.
	return rows as TexteVu[];
}
