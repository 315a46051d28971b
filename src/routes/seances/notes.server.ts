import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { LONGUEURS, marqueDesNotes, passage, type Preparateur, saveNotes } from '#lib/server/cap.ts';
import type { Context } from '#lib/server/context.ts';
import { texte } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire, trop } from '../formulaire.server.ts';
import { rendre } from './conflit.server.ts';
import { passageVu, seanceVue } from './seance.server.ts';

/** The dossier of a sitting that a page is about. */
export type ParamsDePassage = { seance: string; id: string };

export async function notesVues(ctx: Context, actor: Preparateur, params: ParamsDePassage) {
	const { seance, passage: un } = await passage(ctx, actor, params.seance, params.id);
	return {
		seance: seanceVue(seance, ctx.today()),
		passage: passageVu(un),
		notes: un.notes ?? '',
		base: marqueDesNotes(un.notes),
		longueur: LONGUEURS.notes
	};
}

const formulaire = z.object({
	base: texte,
	notes: z.string().max(LONGUEURS.notes, trop(LONGUEURS.notes)).default('')
});

/** Keeps the notes and goes to `vers`; when somebody wrote in between, gives the form back with theirs beside it. */
export async function keepNotes(
	request: Request,
	ctx: Context,
	actor: Preparateur,
	params: ParamsDePassage,
	vers: string
) {
	const lu = await lireFormulaire(request, formulaire);
	if (!lu.ok) return rendre(lu.reponse.data);
	const cible = { seanceId: params.seance, dossierId: params.id };
	const garde = await saveNotes(ctx, actor, cible, lu.donnees);
	if (garde.ok) redirect(303, vers);
	if (garde.refus.code !== 'version-depassee') return rendre(rendreFormulaire(lu.valeurs, garde).data);
	const { notes } = (await passage(ctx, actor, params.seance, params.id)).passage;
	return rendre({
		valeurs: lu.valeurs,
		erreurs: [{ champ: '', message: garde.refus.message }],
		base: marqueDesNotes(notes),
		conflit: [{ question: 'Notes', reponse: notes }]
	});
}
