import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { NOTIONS_SUR_PAPIER } from '#lib/domain/participation/section.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { comptages, recordComptage, serviceACompter } from '#lib/server/comptages.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { entier, lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { saisonDe } from '../../../choix.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const saison = saisonDe(url, locals);
	const service = await serviceACompter(ctx, qui, params.service);
	const [dernier] = await comptages(ctx, qui, params.service, saison);
	return {
		operation: nouvelleOperation(),
		saison,
		service,
		dernier: dernier
			? Object.fromEntries(NOTIONS_SUR_PAPIER.map((notion) => [notion, String(dernier[notion])]))
			: null
	};
};

/** The summary of the errors names each number: all of them may be missing. */
const nombre = (quoi: string) => entier(`Écrivez ${quoi} en nombre entier, 0 s’il n’y a personne.`);
const formulaire = z.object({
	op_id: operation,
	participants: nombre('les personnes comptées'),
	engages: nombre('les promesses'),
	convoques: nombre('les personnes convoquées'),
	secondes: nombre('les deuxièmes convocations'),
	refus: nombre('les refus'),
	absences: nombre('les absences'),
	comptesRendus: nombre('les comptes rendus reçus'),
	contestations: nombre('les recours')
});

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...nombres } = lu.donnees;
		const saison = saisonDe(url, locals);
		const note = await recordComptage(
			locals.ctx,
			delegue(locals.actor),
			params.service,
			saison,
			nombres,
			op_id
		);
		if (!note.ok) return rendreFormulaire(lu.valeurs, note);
		redirect(303, `/delegue/services/${params.service}?saison=${saison}&note=1`);
	}
};
