import { fondements } from '#lib/domain/regimes/fondements.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { relecture } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return { au: dateLongue(au.toString()), total: fondements().length, parties: relecture(au) };
};
