import { redirect } from '@sveltejs/kit';
import { type Feuillet, feuilletPdf, FORMATS_DE_FEUILLET } from '#lib/server/documents/feuillet.ts';
import { AppError } from '#lib/server/errors.ts';
import { valeursDe } from '#lib/server/formulaires.ts';
import { feuilletDuModeDEmploi, sectionDuFeuillet } from '#lib/server/mode-d-emploi.ts';
import { pdfATelecharger } from '../../../telechargement.server.ts';
import { etapesDemandees, etapesDeTous } from '../vue.server.ts';
import type { RequestHandler } from './$types';

/** The leaflet for everybody, to hand out: `?format=a4`, `?section=` for the QR code of a section. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { ctx } = locals;
	const lieu = await sectionDuFeuillet(ctx, url.searchParams.get('section'));
	const etapes = etapesDeTous(ctx);
	return rendu(
		feuilletDuModeDEmploi({ etapes, regime: 'fpe' }, lieu, ctx.origin),
		url.searchParams.get('format') ?? 'a4'
	);
};

/** The same with one’s own days, made for this answer and kept nowhere. What cannot be counted goes back to the form. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { ctx } = locals;
	const valeurs = await valeursDe(request.clone());
	const lues = etapesDemandees(ctx, valeurs);
	if (!lues.ok) redirect(307, '/mode-d-emploi');
	const lieu = await sectionDuFeuillet(ctx, valeurs['section'] ?? null);
	const { regime } = lues.demande.situation;
	return rendu(
		feuilletDuModeDEmploi({ etapes: lues.etapes, regime }, lieu, ctx.origin),
		valeurs['format'] ?? 'a4'
	);
};

function rendu(feuillet: Feuillet, demande: string): Response {
	const format = FORMATS_DE_FEUILLET.find((un) => un === demande);
	if (format === undefined) throw new AppError('introuvable');
	return pdfATelecharger(feuilletPdf(feuillet, format), `feuillet-${format}.pdf`);
}
