import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { acte } from '#lib/server/actes-collectifs.ts';
import { AppError } from '#lib/server/errors.ts';
import { enFichier, estFormat } from '#lib/server/fichiers.ts';
import { valeursDe } from '#lib/server/formulaires.ts';
import { lettreDemandee } from '../lettre.server.ts';
import type { RequestHandler } from './$types';

/** A file is asked by the form of the letter: the address alone leads there. */
export const GET: RequestHandler = async ({ locals, params }) => {
	await acte(locals.ctx, delegue(locals.actor), params.acte);
	redirect(303, `/delegue/actes/${params.acte}/transmission`);
};

/** The cover letter as a file, made for this answer and kept nowhere. What is missing is asked on its page. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!estFormat(params.format)) throw new AppError('introuvable');
	const { courrier, erreurs } = await lettreDemandee(locals, params.acte, await valeursDe(request.clone()));
	if (erreurs.length > 0) redirect(307, `/delegue/actes/${params.acte}/transmission`);
	const fichier = await enFichier(courrier, params.format);
	return new Response(fichier.octets, {
		headers: {
			'Content-Type': fichier.type,
			'Content-Disposition': `attachment; filename="${fichier.nom}"`
		}
	});
};
