import { delegue } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { AppError } from '#lib/server/errors.ts';
import { enFichier } from '#lib/server/fichiers.ts';
import type { RequestHandler } from './$types';

/** The frozen letter of a followed dossier, in Word. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { dossierId, courrier } = await courrierFige(locals.ctx, delegue(locals.actor), params.courrier);
	if (dossierId !== params.id) throw new AppError('introuvable');
	const { nom, type, octets } = await enFichier(courrier, 'docx');
	return new Response(octets, {
		headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${nom}"` }
	});
};
