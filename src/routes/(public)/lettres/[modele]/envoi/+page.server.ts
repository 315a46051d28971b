import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { lettreDemandee } from '../../lettres.server.ts';
import { premiereVue, vueDemandee } from '../../parcours.server.ts';

export const load: PageServerLoad = ({ locals, params }) => ({
	vue: premiereVue(locals.ctx, lettreDemandee(params.modele))
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const lettre = lettreDemandee(params.modele);
		// The way of refusal shows the notice first, then this same letter.
		if (lettre.refuse) redirect(303, '/refuser/envoi');
		const vue = await vueDemandee(locals.ctx, lettre, await request.formData(), 'envoi');
		return vue.erreurs.length > 0 ? fail(422, { vue }) : { vue };
	}
};
