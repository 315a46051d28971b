import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { closeService, reopenService } from '#lib/server/services.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { jour, lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { serviceDeLaPage } from '../service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { un } = await serviceDeLaPage(locals, params);
	return {
		operation: nouvelleOperation(),
		nom: un.nom,
		ferme: un.fermeLe !== null,
		aujourdhui: locals.ctx.today().toString()
	};
};

const formulaire = z.discriminatedUnion('acte', [
	z.object({ acte: z.literal('rouvrir'), op_id: operation }),
	z.object({
		acte: z.literal('fermer'),
		op_id: operation,
		le: jour('Donnez le jour où ce service a fermé.')
	})
]);

export const actions: Actions = {
	/** Closes the service, or opens it again. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { ctx, actor } = locals;
		const [qui, ou, { op_id }] = [administrateur(actor), params, lu.donnees];
		const fait =
			lu.donnees.acte === 'fermer'
				? await closeService(ctx, qui, ou.section, ou.service, lu.donnees.le, op_id)
				: await reopenService(ctx, qui, ou.section, ou.service, op_id);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		const note = lu.donnees.acte === 'fermer' ? 'ferme' : 'rouvert';
		redirect(303, `/admin/sections/${params.section}/services?note=${note}`);
	}
};
