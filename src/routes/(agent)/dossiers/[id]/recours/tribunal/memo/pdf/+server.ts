import { agent } from '#lib/server/acteurs.ts';
import { papier } from '#lib/server/documents/papier.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { memoDuDossier } from '../memo.server.ts';
import { pdfATelecharger } from '../../../../../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/** The memo as a PDF whose name tells nothing. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	const octets = papier(await memoDuDossier(locals.ctx, un));
	return pdfATelecharger(octets, `memo-${un.chaine.au.toString()}.pdf`);
};
