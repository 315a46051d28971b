import { redirect } from '@sveltejs/kit';
import { agent } from '#lib/server/acteurs.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { endSessionsEverywhere } from '#lib/server/sessions.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Signs out everywhere, here included. */
	default: async ({ cookies, locals, setHeaders }) => {
		await endSessionsEverywhere(locals.ctx, agent(locals.actor).compteId);
		const { name, options } = sessionCookie(locals.ctx.origin);
		cookies.delete(name, options);
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, '/deconnexion');
	}
};
