import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { chargeDuDossier, releaseDossier } from '#lib/server/prises-en-charge.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { chargeVue } from '../charge.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	...chargeVue(await chargeDuDossier(locals.ctx, delegue(locals.actor), params.id)),
	operation: nouvelleOperation()
});

const formulaire = z.object({ op_id: operation, ligne: texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ligne } = lu.donnees;
		const rendu = await releaseDossier(locals.ctx, delegue(locals.actor), params.id, ligne, op_id);
		if (!rendu.ok) return rendreFormulaire(lu.valeurs, rendu);
		redirect(303, '/delegue/dossiers?note=rendu');
	}
};
