import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import {
	invitationARevoquer,
	revoquerInvitation
} from '../../../../../../../invitations/invitation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	invitationARevoquer(locals.ctx, administrateur(locals.actor), params.section, params.invitation);

export const actions: Actions = {
	default: async (event) => {
		const { locals, params } = event;
		const qui = administrateur(locals.actor);
		const refuse = await revoquerInvitation(event, qui, params.section, params.invitation);
		if (refuse) return refuse;
		redirect(303, `/admin/sections/${params.section}/invitations?note=revoquee`);
	}
};
