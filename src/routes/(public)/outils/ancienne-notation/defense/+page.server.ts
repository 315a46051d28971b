import { MENTION_DEFENSE } from '#lib/domain/notation/ouvriers-defense-1972.ts';
import { lireFormulaire } from '../../../../formulaire.server.ts';
import { remarqueVue, reponse } from '../resultat.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { FICHE } from './saisie.server.ts';

export const load: PageServerLoad = ({ locals }) => ({
	mention: remarqueVue(MENTION_DEFENSE, locals.ctx.today())
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const lu = await lireFormulaire(request, FICHE);
		return lu.ok ? reponse(lu.valeurs, 'ouvriers-defense-1972', lu.donnees, locals.ctx.today()) : lu.reponse;
	}
};
