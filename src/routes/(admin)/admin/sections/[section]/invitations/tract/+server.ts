import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import { listeDInvitations, tractATelecharger } from '../../../../../../invitations/invitation.server.ts';
import type { RequestHandler } from './$types';

/** The leaflet of an invitation whose link the form brings. */
export const POST: RequestHandler = (event) =>
	tractATelecharger(event, administrateur(event.locals.actor), event.params.section);

/** Asked without the link, as an address opened again: back to the list. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	await listeDInvitations(locals.ctx, administrateur(locals.actor), params.section, url);
	redirect(303, `/admin/sections/${params.section}/invitations`);
};
