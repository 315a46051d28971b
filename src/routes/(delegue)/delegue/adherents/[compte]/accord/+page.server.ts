import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { auNom, dossierTenu, readCompteTenu } from '#lib/server/comptes-tenus.ts';
import { changeConsentement } from '#lib/server/dossiers.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = delegue(locals.actor);
	const { consentement, version } = await dossierTenu(locals.ctx, qui, params.compte);
	const { nom } = await readCompteTenu(locals.ctx, qui, params.compte);
	return { operation: nouvelleOperation(), id: params.compte, nom, consentement, version };
};

const formulaire = z.object({
	op_id: operation,
	version: z.coerce.number().int(),
	consentement: z.enum(['prive', 'compte', 'suivi'], 'Dites ce que la personne veut désormais.')
});

export const actions: Actions = {
	/** What the member says anew, before they took their dossier over. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { ctx } = locals;
		const { op_id, consentement, version } = lu.donnees;
		const qui = delegue(locals.actor);
		const un = await dossierTenu(ctx, qui, params.compte);
		const choix = { consentement, nom: consentement === 'prive' ? null : un.nom, version };
		const change = await changeConsentement(ctx, auNom(qui, params.compte), un.id, choix, op_id);
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, `/delegue/adherents/${params.compte}?note=accord`);
	}
};
