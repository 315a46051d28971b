import { administrateur } from '#lib/server/acteurs.ts';
import { tractATelecharger } from '../../../../../../invitations/invitation.server.ts';
import type { RequestHandler } from './$types';

/** The leaflet of an invitation whose link the form brings. */
export const POST: RequestHandler = (event) =>
	tractATelecharger(event, administrateur(event.locals.actor), event.params.section);
