import { fail } from '@sveltejs/kit';
import { valeursDe } from '#lib/server/formulaires.ts';
import type { Actions, PageServerLoad } from './$types';
import { premiereVue, vueDemandee } from './vue.server.ts';

export const load: PageServerLoad = ({ locals }) => ({ vue: premiereVue(locals.ctx) });

export const actions: Actions = {
	/** By POST, so that nothing of it stands in an address; nothing is kept. */
	default: async ({ locals, request }) => {
		const vue = await vueDemandee(locals.ctx, await valeursDe(request));
		return vue.resultat ? { vue } : fail(422, { vue });
	}
};
