import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import { resetSecondFacteur } from '#lib/server/mandats.ts';
import { rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { mandatDeLaPage, porteeDe, titulaire } from '../../mandat.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	titulaire: titulaire(await mandatDeLaPage(locals, params))
});

export const actions: Actions = {
	/** Sent twice, it takes away what is already gone. */
	default: async ({ locals, params }) => {
		const qui = administrateur(locals.actor);
		const retire = await resetSecondFacteur(locals.ctx, qui, porteeDe(params.portee), params.mandat);
		if (!retire.ok) return rendreFormulaire({}, retire);
		redirect(303, `/admin/mandats/${params.portee}?note=second-facteur`);
	}
};
