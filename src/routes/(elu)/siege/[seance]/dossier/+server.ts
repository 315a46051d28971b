import { redirect } from '@sveltejs/kit';
import { elu } from '#lib/server/acteurs.ts';
import { paquet } from '#lib/server/cap-pdf.ts';
import { pdfATelecharger } from '../../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/** The pack of the elected members, made at each request: who withdrew since is not in it any more. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const fait = await paquet(locals.ctx, elu(locals.actor), params.seance, {
		notes: url.searchParams.has('notes'),
		dossierId: url.searchParams.get('dossier')
	});
	if (!fait.ok) redirect(303, `/siege/${params.seance}?note=${fait.cause}`);
	return pdfATelecharger(fait.octets, 'dossier.pdf');
};
