import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { choixDe } from '../../choix.server.ts';
import { tractATelecharger } from '../../../../invitations/invitation.server.ts';
import type { RequestHandler } from './$types';

/** The leaflet of an invitation whose link the form brings. */
export const POST: RequestHandler = async (event) => {
	const { section } = await choixDe(event.url, event.locals);
	return tractATelecharger(event, delegue(event.locals.actor), section.id);
};

/** Asked without the link, as an address opened again: back to the list. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { section } = await choixDe(url, locals);
	redirect(303, `/delegue/invitations?section=${section.id}`);
};
