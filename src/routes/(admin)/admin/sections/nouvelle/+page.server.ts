import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { createSection, perimetre } from '#lib/server/sections.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import { ficheSaisie } from '../fiche.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { national } = await perimetre(locals.ctx, administrateur(locals.actor));
	if (!national) throw new AppError('interdit');
	return { operation: nouvelleOperation() };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const lu = await lireFormulaire(request, ficheSaisie);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...fiche } = lu.donnees;
		const creee = await createSection(locals.ctx, administrateur(locals.actor), fiche, op_id);
		if (!creee.ok) return rendreFormulaire(lu.valeurs, creee);
		redirect(303, `/admin/sections/${creee.id}?note=creee`);
	}
};
