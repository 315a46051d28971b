import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { auNom, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { removeFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { faitActuel } from '../../../../../../../(agent)/dossiers/[id]/faits/[fait]/fait.server.ts';
import { ligneDeFait } from '../../../../tenu.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossierTenu(locals.ctx, delegue(locals.actor), params.compte);
	return {
		id: params.compte,
		nom: un.nom ?? 'Ce dossier',
		fait: ligneDeFait(faitActuel(un, params.faitTenu)),
		operation: nouvelleOperation()
	};
};

export const actions: Actions = {
	/** Withdraws the fact; it stays in the history. */
	default: async ({ request, locals, params }) => {
		const qui = delegue(locals.actor);
		const valeurs = await valeursDe(request);
		const { op_id } = z.object({ op_id: operation }).parse(valeurs);
		const { id } = await dossierTenu(locals.ctx, qui, params.compte);
		const retire = await removeFait(locals.ctx, auNom(qui, params.compte), id, params.faitTenu, op_id);
		if (retire.ok) redirect(303, `/delegue/adherents/${params.compte}?note=fait`);
		return fail(422, { valeurs, erreurs: [{ champ: '', message: retire.refus.message }] });
	}
};
