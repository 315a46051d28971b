import { redirect } from '@sveltejs/kit';
import { proposeCle } from '#lib/server/cles-personnelles.ts';
import { compteDe } from '#lib/server/comptes.ts';
import { fraiche, PROUVER } from './preuve.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const session = fraiche(locals);
	if (!session) redirect(303, PROUVER);
	const { aUneCle } = await compteDe(locals.ctx, session.compteId);
	return { aUneCle };
};

export const actions: Actions = {
	/** The key is in the answer and nowhere else; the one in use stays until this one is typed back. */
	default: async ({ locals }) => {
		const session = fraiche(locals);
		if (!session) redirect(303, PROUVER);
		return { proposee: proposeCle(locals.ctx, session.compteId) };
	}
};
