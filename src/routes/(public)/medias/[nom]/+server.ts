import { openMedia, plage, type Media } from '#lib/server/medias.ts';
import { BAC_A_SABLE } from '../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/**
 * A film, or a document, by pieces: a browser asks for what it plays. Nothing of it is kept on the computer where it was seen,
 * which may not be that of the person.
 */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const media = await openMedia(locals.ctx.config, params.nom);
	const demande = morceauDemande(media, request.headers);
	const headers = new Headers({
		'Content-Type': media.type,
		'Accept-Ranges': 'bytes',
		'Cache-Control': 'no-store',
		ETag: media.etag,
		...BAC_A_SABLE
	});
	if (!/^(?:video|audio|text)\//.test(media.type))
		headers.set('Content-Disposition', `attachment; filename="${params.nom}"`);
	if (demande === 'hors-du-fichier') {
		await media.fermer();
		headers.set('Content-Range', `bytes */${media.taille}`);
		return new Response(null, { status: 416, headers });
	}
	const morceau = demande ?? { de: 0, a: media.taille - 1 };
	headers.set('Content-Length', String(morceau.a - morceau.de + 1));
	if (demande) headers.set('Content-Range', `bytes ${morceau.de}-${morceau.a}/${media.taille}`);
	const status = demande ? 206 : 200;
	if (request.method === 'HEAD' || media.taille === 0) {
		await media.fermer();
		return new Response(null, { status, headers });
	}
	return new Response(media.lire(morceau), { status, headers });
};

/** A piece of a file that has changed since the first ones was asked (`If-Range`): the whole file, then. */
function morceauDemande({ etag, taille, type }: Media, asked: Headers): ReturnType<typeof plage> {
	// Texts may leave compressed: a piece of one would not be a piece of the other.
	if (type.startsWith('text/')) return null;
	const siInchange = asked.get('if-range');
	return siInchange === null || siInchange === etag ? plage(asked.get('range'), taille) : null;
}
