import { delegue } from '#lib/server/acteurs.ts';
import { choixDe } from '../../choix.server.ts';
import { tractATelecharger } from '../../../../invitations/invitation.server.ts';
import type { RequestHandler } from './$types';

/** The leaflet of an invitation whose link the form brings. */
export const POST: RequestHandler = async (event) => {
	const { section } = await choixDe(event.url, event.locals);
	return tractATelecharger(event, delegue(event.locals.actor), section.id);
};
