import { elu } from '#lib/server/acteurs.ts';
import { seance } from '#lib/server/cap.ts';
import { passageVu, seanceVue } from '../../../seances/seance.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const une = await seance(ctx, elu(locals.actor), params.seance);
	const note = url.searchParams.get('note');
	return {
		lourd: note === 'lourd',
		occupe: note === 'occupe',
		section: une.section,
		seance: seanceVue(une, ctx.today()),
		passages: une.passages.map(passageVu),
		notes: une.passages.some(({ notes }) => notes !== null)
	};
};
