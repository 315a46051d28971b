import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { changeConsentement, dossier } from '#lib/server/dossiers.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { consentementSaisi, erreurDuRefus } from '../../consentement.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	return {
		id: un.id,
		saison: un.saison,
		section: un.section?.nom ?? null,
		service: un.service?.nom ?? null,
		consentement: un.consentement,
		nom: un.nom ?? '',
		version: un.version,
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ version: z.coerce.number().int().catch(0), op_id: operation });

export const actions: Actions = {
	/** Changes who may know, unless the dossier has changed since the page was opened: then shows where it stands. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const { version, op_id } = formulaire.parse(valeurs);
		const saisi = consentementSaisi(valeurs);
		if (!saisi.ok) return fail(422, { valeurs, version, erreurs: saisi.erreurs });
		const change = await changeConsentement(ctx, qui, params.id, { ...saisi.choix, version }, op_id);
		if (change.ok) redirect(303, `/dossiers/${params.id}?note=consentement`);
		const erreurs = [erreurDuRefus(change)];
		if (change.refus.code !== 'version-depassee') return fail(422, { valeurs, version, erreurs });
		const { consentement, nom, version: actuelle } = await dossier(ctx, qui, params.id);
		const ecrit = { consentement, nom: valeurs['nom'] || (nom ?? '') };
		return fail(422, { valeurs: ecrit, version: actuelle, erreurs });
	}
};
