import { redirect } from '@sveltejs/kit';
import { removeCle } from '#lib/server/cles-personnelles.ts';
import { refuse, setSession } from '../../../../(connexion)/entree.server.ts';
import { fraiche, PROUVER } from '../preuve.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!fraiche(locals)) redirect(303, PROUVER);
};

export const actions: Actions = {
	default: async (event) => {
		const session = fraiche(event.locals);
		if (!session) redirect(303, PROUVER);
		const retiree = await removeCle(event.locals.ctx, session);
		if (!retiree.ok) return refuse(retiree, {});
		setSession(event, retiree.session);
		redirect(303, '/compte');
	}
};
