import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { endMandat } from '#lib/server/mandats.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { mandatDeLaPage, porteeDe, titulaire } from '../../mandat.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await mandatDeLaPage(locals, params);
	return { operation: nouvelleOperation(), titulaire: titulaire(un), soi: un.soi };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, z.object({ op_id: operation }));
		if (!lu.ok) return lu.reponse;
		const qui = administrateur(locals.actor);
		const fini = await endMandat(locals.ctx, qui, porteeDe(params.portee), params.mandat, lu.donnees.op_id);
		if (!fini.ok) return rendreFormulaire(lu.valeurs, fini);
		redirect(303, `/admin/mandats/${params.portee}?note=fini`);
	}
};
