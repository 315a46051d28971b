import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { removeFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { faitActuel } from '../fait.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	const { id, fait } = faitActuel(un, params.fait);
	return {
		id: un.id,
		saison: un.saison,
		faitId: id,
		titre: FAITS[fait.type].titre,
		jour: enToutesLettres(fait.le),
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Withdraws the fact; it stays in the history. */
	default: async ({ request, locals, params }) => {
		const valeurs = await valeursDe(request);
		const { op_id } = formulaire.parse(valeurs);
		const retire = await removeFait(locals.ctx, agent(locals.actor), params.id, params.fait, op_id);
		if (retire.ok) redirect(303, `/dossiers/${params.id}?note=${retire.id}`);
		return fail(422, { valeurs, erreurs: [{ champ: '', message: retire.refus.message }] });
	}
};
