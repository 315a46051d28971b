import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { dropImportation } from '#lib/server/importations.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { importationDeLaPage, suitesDe } from '../../importation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const une = await importationDeLaPage(locals, params);
	return {
		operation: nouvelleOperation(),
		version: une.version,
		nom: une.nom,
		possible: suitesDe(une).abandon
	};
};

const formulaire = z.object({ op_id: operation, version: z.coerce.number().int().catch(0) });

export const actions: Actions = {
	/** Gives the import up. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { section, importation } = params;
		const { op_id, version } = lu.donnees;
		const fait = await dropImportation(
			locals.ctx,
			administrateur(locals.actor),
			section,
			importation,
			version,
			op_id
		);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		redirect(303, `/admin/sections/${section}/importations?note=abandonne`);
	}
};
