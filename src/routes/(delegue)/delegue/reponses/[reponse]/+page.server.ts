import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { changeReponse, reponse } from '#lib/server/reponses-types.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import { formulaireDeReponse } from '../saisie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, sectionId, version, titre, texte } = await reponse(
		locals.ctx,
		delegue(locals.actor),
		params.reponse
	);
	return { id, sectionId, version, valeurs: { titre, texte }, operation: nouvelleOperation() };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const qui = delegue(locals.actor);
		const { sectionId } = await reponse(locals.ctx, qui, params.reponse);
		const lu = await lireFormulaire(request, formulaireDeReponse);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisie } = lu.donnees;
		const changee = await changeReponse(locals.ctx, qui, params.reponse, saisie, op_id);
		if (!changee.ok) return rendreFormulaire(lu.valeurs, changee);
		redirect(303, `/delegue/reponses?section=${sectionId}&note=change`);
	}
};
