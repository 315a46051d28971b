import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { AppError } from '#lib/server/errors.ts';
import { enFichier, estFormat } from '#lib/server/fichiers.ts';
import { motsDuFormulaire } from '../../../refuser/parcours.server.ts';
import { lettreDemandee } from '../../lettres.server.ts';
import { courrierDemande } from '../../parcours.server.ts';

/** The letter as a file, made for this answer and kept nowhere. One that is not finished goes back to its questions. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const lettre = lettreDemandee(params.modele);
	if (!estFormat(params.format)) throw new AppError('introuvable');
	// No letter that says no leaves without its notice: only its own way makes it.
	if (lettre.refuse) redirect(303, '/refuser/envoi');
	const { ctx } = locals;
	const formulaire = await request.clone().formData();
	const mots = await motsDuFormulaire(ctx, formulaire);
	const courrier = courrierDemande(lettre, formulaire, ctx.today().toString(), mots);
	if (courrier === null) redirect(307, `/lettres/${params.modele}/envoi`);
	const fichier = await enFichier(courrier, params.format);
	return new Response(fichier.octets, {
		headers: {
			'Content-Type': fichier.type,
			'Content-Disposition': `attachment; filename="${fichier.nom}"`
		}
	});
};
