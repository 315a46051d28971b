import { delegue } from '#lib/server/acteurs.ts';
import { choixDe } from '../../choix.server.ts';
import { creerInvitation, nouvelleInvitation } from '../../../../invitations/invitation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { section } = await choixDe(url, locals);
	return { section, ...(await nouvelleInvitation(locals.ctx, delegue(locals.actor), section.id)) };
};

export const actions: Actions = {
	default: async (event) => {
		const { section } = await choixDe(event.url, event.locals);
		return creerInvitation(event, delegue(event.locals.actor), section.id);
	}
};
