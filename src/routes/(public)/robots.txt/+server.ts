import type { RequestHandler } from './$types';

/** What programs that look for pages should leave alone: nothing there is for them, and nothing there is open. */
const FERMES = [
	'/connexion',
	'/compte',
	'/dossiers',
	'/messages',
	'/delegue',
	'/siege',
	'/redaction',
	'/chiffres/',
	'/admin',
	'/rejoindre',
	'/reprendre'
];

export const GET: RequestHandler = ({ locals: { ctx } }) =>
	new Response(
		[
			'User-agent: *',
			...FERMES.map((chemin) => `Disallow: ${chemin}`),
			`Sitemap: ${ctx.origin}/sitemap.xml`,
			''
		].join('\n'),
		{ headers: { 'Content-Type': 'text/plain; charset=utf-8' } }
	);
