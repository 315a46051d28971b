import { fail, redirect } from '@sveltejs/kit';
import { becomeFirstAdministrateur, lienDAdministrateurValable } from '#lib/server/liens.ts';
import { avecSuite, destination, refuse, setSession } from '../../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	valable: await lienDAdministrateurValable(locals.ctx, params.jeton),
	connecte: locals.session !== null,
	ici: url.pathname
});

export const actions: Actions = {
	default: async (event) => {
		const { ctx, session } = event.locals;
		if (!session) redirect(303, avecSuite('/connexion', event.url.pathname));
		const devenu = await becomeFirstAdministrateur(ctx, session, event.params.jeton);
		if (!devenu.ok) {
			const { status, erreurs } = refuse(devenu);
			return fail(status, { erreurs });
		}
		setSession(event, devenu.session);
		redirect(303, destination(devenu.session, false, null));
	}
};
