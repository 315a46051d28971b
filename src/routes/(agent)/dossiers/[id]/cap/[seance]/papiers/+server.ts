import { redirect } from '@sveltejs/kit';
import { agent } from '#lib/server/acteurs.ts';
import { apercuDuPaquet } from '#lib/server/cap-pdf.ts';
import { pdfATelecharger } from '../../../../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/** What the elected members would receive, for the agent to read before they agree. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const fait = await apercuDuPaquet(locals.ctx, agent(locals.actor), params.id, params.seance);
	if (!fait.ok) redirect(303, `/dossiers/${params.id}/cap/${params.seance}?note=${fait.cause}`);
	return pdfATelecharger(fait.octets, 'papiers.pdf');
};
