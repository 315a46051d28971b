import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { domainesRefuses, removeDomaine } from '#lib/server/domaines-refuses.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { lireFormulaire } from '../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const domaine = url.searchParams.get('domaine');
	const { domaines, modifiable } = await domainesRefuses(locals.ctx, administrateur(locals.actor));
	if (!modifiable) throw new AppError('interdit');
	if (!domaines.some((un) => un.domaine === domaine)) throw new AppError('introuvable');
	return { operation: nouvelleOperation(), domaine };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const lu = await lireFormulaire(request, z.object({ op_id: operation, domaine: texte }));
		if (!lu.ok) return lu.reponse;
		await removeDomaine(locals.ctx, administrateur(locals.actor), lu.donnees.domaine, lu.donnees.op_id);
		redirect(303, '/admin/domaines?note=retire');
	}
};
