import { fail } from '@sveltejs/kit';
import { valeursDe } from '#lib/server/formulaires.ts';
import type { Actions, PageServerLoad } from './$types';
import { premiereVue, vueDemandee } from './vue.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => ({
	vue: await premiereVue(locals.ctx, url.searchParams.get('section'))
});

export const actions: Actions = {
	/** By POST, so that no day stands in an address; nothing is kept. */
	default: async ({ locals, request }) => {
		const vue = await vueDemandee(locals.ctx, await valeursDe(request));
		return vue.erreurs.length > 0 ? fail(422, { vue }) : { vue };
	}
};
