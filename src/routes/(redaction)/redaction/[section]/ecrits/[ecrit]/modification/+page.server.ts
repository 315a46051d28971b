import { redirect } from '@sveltejs/kit';
import { redacteur } from '#lib/server/acteurs.ts';
import { reviseEcrit } from '#lib/server/ecrits-rediges.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { apercuDe, formulaireDEcrit, saisieDe, valeursDeVersion } from '../../saisie.server.ts';
import { ecritDe, enTete } from '../ecrit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const lu = await ecritDe(locals.ctx, redacteur(locals.actor), params);
	const [derniere] = lu.versions;
	return {
		operation: nouvelleOperation(),
		place: params.section,
		ecrit: enTete(lu),
		valeurs: derniere ? valeursDeVersion(derniere) : {}
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const qui = redacteur(locals.actor);
		const { genre, titre } = await ecritDe(locals.ctx, qui, params);
		const lu = await lireFormulaire(request, formulaireDEcrit);
		if (!lu.ok) return lu.reponse;
		const { op_id, geste, version, corps } = lu.donnees;
		if (geste === 'apercu') return { valeurs: lu.valeurs, erreurs: [], apercu: apercuDe(genre, corps) };
		const saisie = saisieDe(genre, lu.donnees, titre);
		const change = await reviseEcrit(locals.ctx, qui, params.ecrit, saisie, { vue: version, opId: op_id });
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, `/redaction/${params.section}/ecrits/${params.ecrit}?note=version`);
	}
};
