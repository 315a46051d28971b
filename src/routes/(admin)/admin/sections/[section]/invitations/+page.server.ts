import { administrateur } from '#lib/server/acteurs.ts';
import { listeDInvitations } from '../../../../../invitations/invitation.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	return listeDInvitations(locals.ctx, administrateur(locals.actor), params.section, url);
};
