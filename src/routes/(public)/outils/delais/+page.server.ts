import { fail } from '@sveltejs/kit';
import { valeursDe } from '#lib/server/formulaires.ts';
import { premiereVue, vueDemandee } from './vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ vue: premiereVue(locals.ctx) });

export const actions: Actions = {
	/** By POST, so that no day stands in an address: nothing is kept, and the history of the browser shows the page alone. */
	default: async ({ locals, request }) => {
		const vue = await vueDemandee(locals.ctx, await valeursDe(request));
		return vue.resultat ? { vue } : fail(422, { vue });
	}
};
