import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { removeReponse, reponse } from '#lib/server/reponses-types.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, titre } = await reponse(locals.ctx, delegue(locals.actor), params.reponse);
	return { id, titre, operation: nouvelleOperation() };
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { sectionId } = await removeReponse(
			locals.ctx,
			delegue(locals.actor),
			params.reponse,
			lu.donnees.op_id
		);
		redirect(303, `/delegue/reponses?section=${sectionId}&note=retrait`);
	}
};
