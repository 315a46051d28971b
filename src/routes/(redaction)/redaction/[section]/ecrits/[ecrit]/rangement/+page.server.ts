import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { redacteur } from '#lib/server/acteurs.ts';
import { storeEcrit } from '#lib/server/ecrits-rediges.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { ecritDe, enTete } from '../ecrit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	operation: nouvelleOperation(),
	place: params.section,
	ecrit: enTete(await ecritDe(locals.ctx, redacteur(locals.actor), params))
});

const formulaire = z.object({ op_id: operation, version: z.coerce.number().int().min(0).catch(0) });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const qui = redacteur(locals.actor);
		await ecritDe(locals.ctx, qui, params);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, version } = lu.donnees;
		const fait = await storeEcrit(locals.ctx, qui, params.ecrit, { vue: version, opId: op_id });
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		redirect(303, `/redaction/${params.section}/ecrits?note=range`);
	}
};
