import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { absence, endAbsence } from '#lib/server/relais.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const une = await absence(locals.ctx, delegue(locals.actor), params.absence);
	return {
		section: une.sectionId,
		commencee: une.commencee,
		du: dateLongue(une.duLe.toString()),
		au: dateLongue(une.auLe.toString()),
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const finie = await endAbsence(locals.ctx, delegue(locals.actor), params.absence, lu.donnees.op_id);
		redirect(303, `/delegue/absence?section=${finie.sectionId}&note=retour`);
	}
};
