import { MENTION_ONIC } from '#lib/domain/notation/onic-2005.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import { remarqueVue, reponse } from '../../resultat.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { ENTRETIEN } from './saisie.server.ts';

export const load: PageServerLoad = ({ locals }) => ({
	mention: remarqueVue(MENTION_ONIC, locals.ctx.today())
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const lu = await lireFormulaire(request, ENTRETIEN);
		return lu.ok ? reponse(lu.valeurs, 'onic-2005', lu.donnees, locals.ctx.today()) : lu.reponse;
	}
};
