import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { messagesDuDossier } from '#lib/server/messages.ts';
import { nombreDeNotes } from '#lib/server/notes-de-suivi.ts';

/** What was written around a followed dossier, counted. */
export const echangesDe = async (ctx: Context, qui: Delegue, dossierId: string) => ({
	messages: await messagesDuDossier(ctx, qui, dossierId),
	notes: await nombreDeNotes(ctx, qui, dossierId)
});
