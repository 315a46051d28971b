import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { passage, removePassage } from '#lib/server/cap.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { passageVu, seanceVue } from '../../../../../../../seances/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const { seance, passage: un } = await passage(ctx, delegue(locals.actor), params.seance, params.id);
	return { seance: seanceVue(seance, ctx.today()), passage: passageVu(un), operation: nouvelleOperation() };
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { ctx, actor } = locals;
		const retire = await removePassage(ctx, delegue(actor), params.seance, params.id, lu.donnees.op_id);
		if (!retire.ok) return rendreFormulaire(lu.valeurs, retire);
		redirect(303, `/delegue/cap/${params.seance}?note=retire`);
	}
};
