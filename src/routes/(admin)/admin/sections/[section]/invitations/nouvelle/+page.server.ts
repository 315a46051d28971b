import { administrateur } from '#lib/server/acteurs.ts';
import { creerInvitation, nouvelleInvitation } from '../../../../../../invitations/invitation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	nouvelleInvitation(locals.ctx, administrateur(locals.actor), params.section);

export const actions: Actions = {
	default: (event) => creerInvitation(event, administrateur(event.locals.actor), event.params.section)
};
