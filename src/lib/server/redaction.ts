import { asc, eq } from 'drizzle-orm';
import { type Refus } from '#lib/domain/refus.ts';
import type { Redacteur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { section } from '#lib/server/db/schema.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { AppError } from '#lib/server/errors.ts';
import { once } from '#lib/server/operations.ts';
import { type FicheDeSection, refusChange } from '#lib/server/sections.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** How to reach a section: the part of its card that an editor keeps. Its name and its employer are the administrators’. */
export type Contact = Omit<FicheDeSection, 'nom' | 'employeur'>;

export type SectionRedigee = Contact & {
	id: string;
	nom: string;
	/** Comes back with the form that changes the contact. */
	empreinte: string;
};

/** The sections whose contact an editor keeps, by name. */
export const sectionsRedigees = (ctx: Context, actor: Redacteur): Promise<{ id: string; nom: string }[]> =>
	asActor(ctx.db, actor, (tx) =>
		tx.select({ id: section.id, nom: section.nom }).from(section).orderBy(asc(section.nom))
	);

/** One of them. Throws `introuvable`. */
export const sectionRedigee = (ctx: Context, actor: Redacteur, sectionId: string): Promise<SectionRedigee> =>
	asActor(ctx.db, actor, (tx) => readSection(tx, sectionId));

/**
 * Changes how to reach a section. Refused: a contact that changed since it was shown (`empreinte`). Throws `introuvable` for a
 * section that the actor does not edit.
 */
export async function changeContact(
	ctx: Context,
	actor: Redacteur,
	sectionId: string,
	{ empreinte: vue, ...contact }: Contact & { empreinte: string },
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await readSection(tx, sectionId, { lock: true });
		return once(tx, actor.compteId, opId, 'contact', async () => {
			if ((await readSection(tx, sectionId)).empreinte !== vue) return refusChange();
			await tx.update(section).set(contact).where(eq(section.id, sectionId));
			return { ok: true as const };
		});
	});
}

async function readSection(tx: Tx, sectionId: string, { lock = false } = {}): Promise<SectionRedigee> {
	if (!isUuid(sectionId)) throw new AppError('introuvable');
	const query = tx.select().from(section).where(eq(section.id, sectionId));
	const [row] = lock ? await query.for('update') : await query;
	if (!row) throw new AppError('introuvable');
	const { employeur: _employeur, ...une } = row;
	return { ...une, empreinte: empreinte(row) };
}
