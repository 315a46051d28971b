import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { engagementDe, withdrawEngagement } from '#lib/server/engagements.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dossier, engagement } = await engagementDe(locals.ctx, agent(locals.actor), params.id);
	const atteint = engagement !== null && engagement.atteintAt !== null;
	if (engagement === null || (atteint && engagement.nom === null))
		redirect(303, `/dossiers/${params.id}/engagement`);
	return {
		operation: nouvelleOperation(),
		id: dossier.id,
		saison: dossier.saison,
		nom: engagement.nom,
		atteint
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Takes the pledge back; once it is reached, only the name. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const retire = await withdrawEngagement(locals.ctx, agent(locals.actor), params.id, lu.donnees.op_id);
		redirect(303, `/dossiers/${params.id}/engagement?note=${retire.reste ? 'nom' : 'retire'}`);
	}
};
