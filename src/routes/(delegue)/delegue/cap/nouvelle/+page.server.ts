import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { createSeance } from '#lib/server/cap.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import { choixDe } from '../../choix.server.ts';
import { OPTIONS_DE_REGIME, seanceEnvoyee } from '../../../../seances/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { section } = await choixDe(url, locals);
	return { section, regimes: OPTIONS_DE_REGIME, operation: nouvelleOperation() };
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { section } = await choixDe(url, locals);
		const lu = await lireFormulaire(request, seanceEnvoyee);
		if (!lu.ok) return lu.reponse;
		const { op_id, version: _version, ...saisie } = lu.donnees;
		const ouverte = await createSeance(locals.ctx, delegue(locals.actor), section.id, saisie, op_id);
		if (!ouverte.ok) return rendreFormulaire(lu.valeurs, ouverte);
		redirect(303, `/delegue/cap/${ouverte.id}?note=ouverte`);
	}
};
