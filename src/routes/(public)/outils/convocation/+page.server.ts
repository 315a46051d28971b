import { fail } from '@sveltejs/kit';
import { premiereVue, vueDemandee } from './vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ vue: premiereVue(locals.ctx) });

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const vue = vueDemandee(locals.ctx, await request.formData());
		return vue.erreurs.length > 0 ? fail(422, { vue }) : { vue };
	}
};
