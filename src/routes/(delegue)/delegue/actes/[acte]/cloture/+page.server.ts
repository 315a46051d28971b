import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { acte, closeActe } from '#lib/server/actes-collectifs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { acteAffiche } from '../../../../../acte.server.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	operation: nouvelleOperation(),
	acte: acteAffiche(await acte(locals.ctx, delegue(locals.actor), params.acte))
});

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const ferme = await closeActe(locals.ctx, delegue(locals.actor), params.acte, lu.donnees.op_id);
		if (!ferme.ok) return rendreFormulaire(lu.valeurs, ferme);
		redirect(303, `/delegue/actes/${params.acte}?note=clos`);
	}
};
