import { entree } from '#lib/server/campagne.ts';
import type { PageServerLoad } from './$types';
import { entreeVue } from '../vue.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => ({
	entree: await entreeVue(locals.ctx, await entree(locals.ctx, params.entree))
});
