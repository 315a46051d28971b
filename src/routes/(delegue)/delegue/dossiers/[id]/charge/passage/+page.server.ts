import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { chargeDuDossier, handOverDossier, NOTE_MAXIMUM } from '#lib/server/prises-en-charge.ts';
import { choixFacultatif, lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { chargeVue, optionsDeCollegues } from '../charge.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const charge = await chargeDuDossier(locals.ctx, delegue(locals.actor), params.id);
	return {
		...chargeVue(charge),
		collegues: optionsDeCollegues(charge.collegues),
		noteMaximum: NOTE_MAXIMUM,
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({
	op_id: operation,
	ligne: choixFacultatif,
	a: z.uuid(typographie('Choisissez à qui vous passez ce dossier.')),
	note: texte
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...passage } = lu.donnees;
		const passe = await handOverDossier(locals.ctx, delegue(locals.actor), params.id, passage, op_id);
		if (!passe.ok) return rendreFormulaire(lu.valeurs, passe);
		redirect(303, `/delegue/dossiers/${params.id}/charge?note=passe`);
	}
};
