import { escapeHtml } from '../../../http/html.ts';
import { adressesPubliques } from './adresses.server.ts';
import type { RequestHandler } from './$types';

/** The public pages, for the programs that look for them. */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const adresses = await adressesPubliques(ctx);
	const lignes = adresses.map((chemin) => `<url><loc>${escapeHtml(ctx.origin + chemin)}</loc></url>`);
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lignes.join('\n')}\n</urlset>\n`,
		{ headers: { 'Content-Type': 'application/xml; charset=utf-8' } }
	);
};
