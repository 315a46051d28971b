import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { choixDe } from '../../../choix.server.ts';
import { invitationARevoquer, revoquerInvitation } from '../../../../../invitations/invitation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { section } = await choixDe(url, locals);
	const qui = delegue(locals.actor);
	return {
		section,
		...(await invitationARevoquer(locals.ctx, qui, section.id, params.invitation))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, url } = event;
		const { section } = await choixDe(url, locals);
		const qui = delegue(locals.actor);
		const refuse = await revoquerInvitation(event, qui, section.id, params.invitation);
		if (refuse) return refuse;
		redirect(303, `/delegue/invitations?section=${section.id}&note=revoquee`);
	}
};
