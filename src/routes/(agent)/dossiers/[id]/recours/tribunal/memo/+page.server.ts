import { agent } from '#lib/server/acteurs.ts';
import { recours } from '#lib/server/recours.ts';
import { cadre } from '../../vue.server.ts';
import { memoDuDossier } from './memo.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	return {
		cadre: { ...cadre(vu), delai: null },
		papier: await memoDuDossier(locals.ctx, vu.dossier),
		retour: `/dossiers/${params.id}/recours/tribunal`
	};
};
