import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { LONGUEURS, marqueDesNotes, passage, saveNotes } from '#lib/server/cap.ts';
import { texte } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire, trop } from '../../../../../../../formulaire.server.ts';
import { rendre } from '../../../../../../../seances/conflit.server.ts';
import { passageVu, seanceVue } from '../../../../../../../seances/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const { seance, passage: un } = await passage(ctx, delegue(locals.actor), params.seance, params.id);
	return {
		seance: seanceVue(seance, ctx.today()),
		passage: passageVu(un),
		notes: un.notes ?? '',
		base: marqueDesNotes(un.notes),
		longueur: LONGUEURS.notes
	};
};

const formulaire = z.object({
	base: texte,
	notes: z.string().max(LONGUEURS.notes, trop(LONGUEURS.notes)).default('')
});

export const actions: Actions = {
	/** Keeps the notes; when a colleague wrote in between, gives the form back with theirs beside it. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = delegue(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const cible = { seanceId: params.seance, dossierId: params.id };
		const garde = await saveNotes(ctx, qui, cible, lu.donnees);
		if (garde.ok) redirect(303, `/delegue/cap/${params.seance}/passages/${params.id}?note=notes`);
		if (garde.refus.code !== 'version-depassee') return rendre(rendreFormulaire(lu.valeurs, garde).data);
		const { notes } = (await passage(ctx, qui, params.seance, params.id)).passage;
		return rendre({
			valeurs: lu.valeurs,
			erreurs: [{ champ: '', message: garde.refus.message }],
			base: marqueDesNotes(notes),
			conflit: [{ question: 'Notes', reponse: notes }]
		});
	}
};
