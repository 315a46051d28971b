import { delegue } from '#lib/server/acteurs.ts';
import { choixDe } from '../choix.server.ts';
import { listeDInvitations } from '../../../invitations/invitation.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { sections, section } = await choixDe(url, locals);
	return {
		sections,
		section,
		...(await listeDInvitations(locals.ctx, delegue(locals.actor), section.id, url))
	};
};
