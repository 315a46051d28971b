import { delegue } from '#lib/server/acteurs.ts';
import { serviceACompter } from '#lib/server/comptages.ts';
import { papier } from '#lib/server/documents/papier.ts';
import { feuilleDEngagement } from '#lib/server/feuille-d-engagement.ts';
import { saisonDe } from '../../choix.server.ts';
import { pdfATelecharger } from '../../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/** The blank sheet of a service. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const service = await serviceACompter(
		locals.ctx,
		delegue(locals.actor),
		url.searchParams.get('service') ?? ''
	);
	const feuille = feuilleDEngagement({ service: service.nom, saison: saisonDe(url, locals) });
	return pdfATelecharger(papier(feuille), 'feuille.pdf');
};
