import { delegue } from '#lib/server/acteurs.ts';
import { papier } from '#lib/server/documents/papier.ts';
import { tableau } from '#lib/server/tableau.ts';
import { pdfATelecharger } from '../../../../telechargement.server.ts';
import { choixDe, vueDemandee } from '../../choix.server.ts';
import { pointDeSituation } from '../point.server.ts';
import type { RequestHandler } from './$types';

/** The same paper as a PDF whose name tells nothing. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { ctx } = locals;
	const { section } = await choixDe(url, locals);
	const demande = vueDemandee(url, locals);
	const vu = await tableau(ctx, delegue(locals.actor), section.id, demande);
	const au = ctx.today();
	return pdfATelecharger(
		papier(pointDeSituation(vu, section.nom, demande, au, 'feuille')),
		`point-${au.toString()}.pdf`
	);
};
