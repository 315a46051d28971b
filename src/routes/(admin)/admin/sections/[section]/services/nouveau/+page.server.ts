import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import { createService, services } from '#lib/server/services.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { parentsPossibles, serviceSaisi } from '../service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	operation: nouvelleOperation(),
	parents: parentsPossibles(await services(locals.ctx, administrateur(locals.actor), params.section), null)
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, serviceSaisi);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisi } = lu.donnees;
		const cree = await createService(locals.ctx, administrateur(locals.actor), params.section, saisi, op_id);
		if (!cree.ok) return rendreFormulaire(lu.valeurs, cree);
		redirect(303, `/admin/sections/${params.section}/services?note=cree`);
	}
};
