import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { chargeDuDossier, takeDossier } from '#lib/server/prises-en-charge.ts';
import { lireFormulaire, noteDe, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { chargeVue } from './charge.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	pris: 'Vous vous occupez de ce dossier. Vos collègues le voient.',
	passe: 'Le dossier est passé, avec votre note.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	...chargeVue(await chargeDuDossier(locals.ctx, delegue(locals.actor), params.id)),
	note: noteDe(url, NOTES),
	operation: nouvelleOperation()
});

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const pris = await takeDossier(locals.ctx, delegue(locals.actor), params.id, lu.donnees.op_id);
		if (!pris.ok) return rendreFormulaire(lu.valeurs, pris);
		redirect(303, `/delegue/dossiers/${params.id}/charge?note=pris`);
	}
};
