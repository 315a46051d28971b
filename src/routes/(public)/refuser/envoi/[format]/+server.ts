import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { enFichier, estFormat } from '#lib/server/fichiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { courrierDemande, motsDuFormulaire } from '../../parcours.server.ts';

/** The letter as a file, made for this answer and kept nowhere. A way that is not at its end goes back to its step. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!estFormat(params.format)) throw new AppError('introuvable');
	const { ctx } = locals;
	const formulaire = await request.clone().formData();
	const mots = await motsDuFormulaire(ctx, formulaire);
	const courrier = courrierDemande(formulaire, ctx.today().toString(), mots);
	if (courrier === null) redirect(307, '/refuser/envoi');
	const fichier = await enFichier(courrier, params.format);
	return new Response(fichier.octets, {
		headers: {
			'Content-Type': fichier.type,
			'Content-Disposition': `attachment; filename="${fichier.nom}"`
		}
	});
};
