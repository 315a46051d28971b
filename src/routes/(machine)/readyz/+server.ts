import { json } from '@sveltejs/kit';
import { estBonne, sante } from '#lib/server/sante.ts';
import type { RequestHandler } from './$types';

/** For the machine's own supervision: the web server lets nobody else come here. */
export const GET: RequestHandler = async ({ locals }) => {
	const vue = await sante(locals.ctx);
	return json(vue, { status: estBonne(vue) ? 200 : 503 });
};
