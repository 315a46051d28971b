import { lecteurDesChiffres } from '#lib/server/publications.ts';
import { csvDesChiffres } from '../../../chiffres-publies.server.ts';
import { fichierATelecharger } from '../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { nom, texte } = await csvDesChiffres(locals.ctx, lecteurDesChiffres(locals.actor), url);
	return fichierATelecharger(texte, nom, 'text/csv; charset=utf-8');
};
