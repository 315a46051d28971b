import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { keepCompteTenu, readCompteTenu } from '#lib/server/comptes-tenus.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await readCompteTenu(locals.ctx, delegue(locals.actor), params.compte);
	if (un.tenant !== 'personne') redirect(303, `/delegue/adherents/${params.compte}`);
	return { operation: nouvelleOperation(), id: un.compteId, nom: un.nom };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, z.object({ op_id: operation }));
		if (!lu.ok) return lu.reponse;
		const qui = delegue(locals.actor);
		const pris = await keepCompteTenu(locals.ctx, qui, params.compte, lu.donnees.op_id);
		if (!pris.ok) return rendreFormulaire(lu.valeurs, pris);
		redirect(303, `/delegue/adherents/${params.compte}?note=tenue`);
	}
};
