import { agent } from '#lib/server/acteurs.ts';
import { volumeDuDossier } from '#lib/server/dossier-pdf.ts';
import { choixDe, enVolume, numeroDe } from '../../../../../../../dossier-complet.server.ts';
import type { RequestHandler } from './$types';

/** One volume of the dossier of a letter, made at each request. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const lettre = { dossierId: params.id, courrierId: params.courrier };
	const fait = await volumeDuDossier(locals.ctx, agent(locals.actor), lettre, choixDe(url), numeroDe(url));
	return enVolume(fait, url);
};
