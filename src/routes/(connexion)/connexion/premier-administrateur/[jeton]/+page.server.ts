import { redirect } from '@sveltejs/kit';
import { avecSuite } from '#lib/domain/acces/suite.ts';
import { becomeFirstAdministrateur, lienDAdministrateurValable } from '#lib/server/liens.ts';
import { destination, refuse, setSession } from '../../../entree.server.ts';
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
		if (!devenu.ok) return refuse(devenu, {});
		setSession(event, devenu.session);
		redirect(303, destination(devenu.session, false, null));
	}
};
