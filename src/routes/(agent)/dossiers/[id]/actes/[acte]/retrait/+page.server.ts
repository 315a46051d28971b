import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { acteDuDossier, leaveActe } from '#lib/server/adhesions.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { acteAffiche } from '../../../../../../acte.server.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { acte, moi } = await acteDuDossier(locals.ctx, agent(locals.actor), params.id, params.acte);
	if (moi === null) redirect(303, `/dossiers/${params.id}/actes/${acte.id}`);
	return {
		operation: nouvelleOperation(),
		id: params.id,
		acte: acteAffiche(acte),
		nom: moi.nom,
		lettre: moi.courrierId !== null
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Takes the agreement back: the name goes with it. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const qui = agent(locals.actor);
		const retire = await leaveActe(locals.ctx, qui, params.id, params.acte, lu.donnees.op_id);
		if (!retire.ok) return rendreFormulaire(lu.valeurs, retire);
		redirect(303, `/dossiers/${params.id}/actes?note=retire`);
	}
};
