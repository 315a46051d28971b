import { MENTION_ONIC } from '#lib/domain/notation/onic-2005.ts';
import { remarqueVue, rendre, reponse } from '../../resultat.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { listeDuFormulaire } from './liste.server.ts';

export const load: PageServerLoad = ({ locals }) => ({
	mention: remarqueVue(MENTION_ONIC, locals.ctx.today())
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { valeurs, corps } = await listeDuFormulaire(request);
		if (!corps.ok) return rendre(valeurs, corps);
		return reponse(valeurs, 'onic-2005', { corps: corps.valeur }, locals.ctx.today(), { corps: 'lignes' });
	}
};
