import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import { choixDe } from '../../choix.server.ts';
import { formulaireDeReponse } from '../saisie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { section } = await choixDe(url, locals);
	return { section, operation: nouvelleOperation() };
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { section } = await choixDe(url, locals);
		const lu = await lireFormulaire(request, formulaireDeReponse);
		if (!lu.ok) return lu.reponse;
		const { op_id, titre, texte } = lu.donnees;
		const qui = delegue(locals.actor);
		const ajoutee = await addReponse(locals.ctx, qui, section.id, { titre, texte }, op_id);
		if (!ajoutee.ok) return rendreFormulaire(lu.valeurs, ajoutee);
		redirect(303, `/delegue/reponses?section=${section.id}&note=ajout`);
	}
};
