import { enFichier, estFormat } from '#lib/server/fichiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { lettreDe } from '../lettre.server.ts';
import type { RequestHandler } from './$types';

/** The frozen letter as a file, made again from its blocks. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!estFormat(params.format)) throw new AppError('introuvable');
	const { courrier } = await lettreDe(locals, params);
	const fichier = await enFichier(courrier, params.format);
	return new Response(fichier.octets, {
		headers: {
			'Content-Type': fichier.type,
			'Content-Disposition': `attachment; filename="${fichier.nom}"`
		}
	});
};
