import { randomUUIDv7 } from 'node:crypto';
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { appelSaisi, type Appel, noteSaisie } from '#lib/domain/echanges/note.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeNote } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { noteDeSuivi } from '#lib/server/db/schema-collectif.ts';
import { nomDuDelegue } from '#lib/server/delegues.ts';
import { type Dossier, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * What the delegates of a section write for each other about a followed dossier: notes and phone calls. The agent does not
 * see them here; they are sealed with the key of the agent and go with the dossier.
 */

/** What is sealed of a note. */
type Contenu = {
	texte: string;
	/** Name on the mandate of the author. */
	nom: string | null;
	/** Null for a note. */
	appel: Appel | null;
};

export type NoteDeSuivi = Contenu & {
	id: string;
	le: Temporal.PlainDate;
	/** Written by the reader, who alone may take it off. */
	soi: boolean;
	creeAt: Temporal.Instant;
};

/** The notes and calls of a followed dossier, but for those that were taken off, the latest day first. Throws `introuvable`. */
export const notesDeSuivi = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string
): Promise<{ dossier: Dossier; notes: NoteDeSuivi[] }> =>
	asActor(ctx.db, delegue, async (tx) => {
		const dossier = await readDossier(tx, ctx, delegue, dossierId);
		const rows = await tx
			.select()
			.from(noteDeSuivi)
			.where(and(eq(noteDeSuivi.dossierId, dossierId), isNull(noteDeSuivi.retireeAt)))
			.orderBy(desc(noteDeSuivi.le), desc(noteDeSuivi.id));
		const key = await dataKey(tx, ctx.keys, dossier.compteId);
		return {
			dossier,
			notes: rows.map(({ id, compteId, contenu, le, par, creeAt }) => ({
				...(JSON.parse(openField(key, place(id, compteId), contenu)) as Contenu),
				id,
				le,
				soi: par === delegue.compteId,
				creeAt
			}))
		};
	});

/** How many notes and calls there are in a followed dossier. */
export const nombreDeNotes = (ctx: Context, delegue: Delegue, dossierId: string): Promise<number> =>
	asActor(ctx.db, delegue, async (tx) => {
		const [row] = await tx
			.select({ nombre: count() })
			.from(noteDeSuivi)
			.where(and(eq(noteDeSuivi.dossierId, dossierId), isNull(noteDeSuivi.retireeAt)));
		return row?.nombre ?? 0;
	});

/** Adds a note of today. Refused: nothing typed, too long. Throws `introuvable` unless the delegate follows the dossier. */
export const addNote = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	texte: string,
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	noter(ctx, delegue, dossierId, { acte: 'note-de-suivi', opId }, () => {
		const lu = noteSaisie(texte);
		return lu.ok ? { ...lu, appel: null, le: ctx.today() } : lu;
	});

/** Adds a phone call. Refused: as in `appelSaisi`. Throws `introuvable` unless the delegate follows the dossier. */
export const addAppel = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	saisi: Parameters<typeof appelSaisi>[0],
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	noter(ctx, delegue, dossierId, { acte: 'appel', opId }, () => appelSaisi(saisi, ctx.today()));

/**
 * Takes off a note or a call: it is shown to nobody any more. Throws `introuvable` unless it is there still and the delegate
 * wrote it, on a dossier that they follow.
 */
export const removeNote = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	noteId: string,
	opId: string
): Promise<{ ok: true }> =>
	asActor(ctx.db, delegue, async (tx) => {
		if (!isUuid(dossierId) || !isUuid(noteId)) throw new AppError('introuvable');
		return once(tx, delegue.compteId, opId, 'note-retrait', async () => {
			const retirees = await tx
				.update(noteDeSuivi)
				.set({ retireeAt: ctx.now() })
				.where(
					and(
						eq(noteDeSuivi.id, noteId),
						eq(noteDeSuivi.dossierId, dossierId),
						eq(noteDeSuivi.par, delegue.compteId),
						isNull(noteDeSuivi.retireeAt)
					)
				)
				.returning({ id: noteDeSuivi.id });
			if (retirees.length === 0) throw new AppError('introuvable');
			return { ok: true as const };
		});
	});

/** One line more on a followed dossier, once. */
const noter = (
	ctx: Context,
	delegue: Delegue,
	dossierId: string,
	{ acte, opId }: { acte: string; opId: string },
	lire: () => { ok: true; texte: string; appel: Appel | null; le: Temporal.PlainDate } | Refus
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, delegue, async (tx) => {
		const un = await readDossier(tx, ctx, delegue, dossierId);
		return once(tx, delegue.compteId, opId, acte, async () => {
			const lu = lire();
			return lu.ok ? insertNote(tx, ctx, delegue, un, lu) : lu;
		});
	});

async function insertNote(
	tx: Tx,
	ctx: Context,
	delegue: Delegue,
	{ id: dossierId, compteId, section }: Dossier,
	{ texte, appel, le }: Pick<NoteDeSuivi, 'texte' | 'appel' | 'le'>
): Promise<{ ok: true; id: string }> {
	if (!section) throw new AppError('introuvable');
	const id = randomUUIDv7();
	const nom = await nomDuDelegue(tx, ctx, delegue, section.id);
	const contenu: Contenu = { texte, appel, nom };
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(noteDeSuivi).values({
		id,
		dossierId,
		compteId,
		sectionId: section.id,
		genre: codesDeNote.numero(appel === null ? 'note' : 'appel'),
		le,
		contenu: sealField(key, place(id, compteId), JSON.stringify(contenu)),
		par: delegue.compteId,
		creeAt: ctx.now()
	});
	return { ok: true, id };
}

const place = (row: string, compte: string): Place => ({
	table: 'note_de_suivi',
	column: 'contenu',
	row,
	compte
});
