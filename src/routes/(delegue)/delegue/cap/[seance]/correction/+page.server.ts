import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { changeSeance, seance } from '#lib/server/cap.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { rendre } from '../../../../../seances/conflit.server.ts';
import {
	OPTIONS_DE_REGIME,
	seanceEnvoyee,
	seanceVue,
	valeursDeSeance
} from '../../../../../seances/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const une = await seance(ctx, delegue(locals.actor), params.seance);
	return {
		seance: seanceVue(une, ctx.today()),
		valeurs: valeursDeSeance(une),
		version: une.version,
		regimes: OPTIONS_DE_REGIME,
		operation: nouvelleOperation()
	};
};

export const actions: Actions = {
	/** Corrects the sitting; when a colleague did in between, gives the form back with what is kept now beside it. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = delegue(locals.actor);
		const lu = await lireFormulaire(request, seanceEnvoyee);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { op_id, ...saisie } = lu.donnees;
		const change = await changeSeance(ctx, qui, params.seance, saisie, op_id);
		if (change.ok) redirect(303, `/delegue/cap/${params.seance}?note=corrigee`);
		if (change.refus.code !== 'version-depassee') return rendre(rendreFormulaire(lu.valeurs, change).data);
		const actuelle = await seance(ctx, qui, params.seance);
		const { le, commission, lieu, membres, note } = valeursDeSeance(actuelle);
		return rendre({
			valeurs: lu.valeurs,
			erreurs: [{ champ: '', message: change.refus.message }],
			version: actuelle.version,
			conflit: [
				{ question: 'Jour', reponse: dateLongue(le) },
				{ question: 'Commission', reponse: commission },
				{ question: 'Lieu', reponse: lieu },
				{ question: 'Élu·es', reponse: membres.split('\n') },
				{ question: 'Note', reponse: note }
			]
		});
	}
};
