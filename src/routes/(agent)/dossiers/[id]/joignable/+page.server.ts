import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { changeJoignable, dossier } from '#lib/server/dossiers.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { refus } from '#lib/domain/refus.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	return {
		id: un.id,
		saison: un.saison,
		prive: un.consentement === 'prive',
		section: un.section?.nom ?? null,
		joignable: un.joignable ? 'oui' : 'non',
		version: un.version,
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({
	op_id: operation,
	joignable: z.enum(['oui', 'non']).nullable().catch(null),
	version: z.coerce.number().int().catch(0)
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		await dossier(ctx, qui, params.id);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, joignable, version } = lu.donnees;
		if (joignable === null)
			return rendreFormulaire(lu.valeurs, refus('choix-manquant', 'Répondez oui ou non.', 'joignable'));
		const choix = { joignable: joignable === 'oui', version };
		const change = await changeJoignable(ctx, qui, params.id, choix, op_id);
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, `/dossiers/${params.id}?note=joignable`);
	}
};
