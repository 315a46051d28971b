import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { changeSection } from '#lib/server/sections.ts';
import { nouvelleOperation, texte } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { ficheSaisie } from '../../fiche.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ operation: nouvelleOperation() });

const formulaire = z.object({ ...ficheSaisie.shape, empreinte: texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...fiche } = lu.donnees;
		const change = await changeSection(
			locals.ctx,
			administrateur(locals.actor),
			params.section,
			fiche,
			op_id
		);
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, `/admin/sections/${params.section}?note=fiche`);
	}
};
