import { lecteurDesChiffres } from '#lib/server/publications.ts';
import { chiffresVus } from '../../chiffres-publies.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	vue: await chiffresVus(locals.ctx, lecteurDesChiffres(locals.actor), url)
});
