import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { SOURCE_DU_PERIMETRE, TACTIQUES } from '#lib/domain/recours/tactique.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { chooseTactique, tactiqueDeLaSection } from '#lib/server/tactiques.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx, actor } = locals;
	const { tactique, version } = await tactiqueDeLaSection(ctx, administrateur(actor), params.section);
	return {
		operation: nouvelleOperation(),
		version,
		tactique,
		source: reference(fondement(SOURCE_DU_PERIMETRE), ctx.today())
	};
};

const formulaire = z.object({
	choix: z.enum(TACTIQUES, typographie('Choisissez ce que la section conseille.')),
	explication: texte,
	version: z.coerce.number().int().nonnegative(),
	op_id: operation
});

export const actions: Actions = {
	/** Says what the section advises its agents. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisie } = lu.donnees;
		const qui = administrateur(locals.actor);
		const choisie = await chooseTactique(locals.ctx, qui, params.section, saisie, op_id);
		if (!choisie.ok) return rendreFormulaire(lu.valeurs, choisie);
		redirect(303, `/admin/sections/${params.section}?note=tactique`);
	}
};
