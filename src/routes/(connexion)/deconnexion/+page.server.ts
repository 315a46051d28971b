import { redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/sessions.ts';
import { deleteSession } from '../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ connecte: locals.session !== null });

export const actions: Actions = {
	/** Ends the session. What makes one's own device a known one stays; what pages left in the browser goes. */
	default: async ({ cookies, locals, setHeaders }) => {
		if (locals.session) await endSession(locals.ctx, locals.session.id);
		deleteSession(cookies, locals.ctx.origin);
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, '/deconnexion');
	}
};
