import { redirect } from '@sveltejs/kit';
import { EMPLOYEURS } from '#lib/domain/regimes/codes.ts';
import { effetEnFrancais } from '#lib/domain/regimes/texte-saisi.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { checkTexte, createTexte } from '#lib/server/textes-locaux.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { CHOIX, regimeProbable, texteSaisi } from '../texte.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { section } = await parent();
	const aujourdhui = locals.ctx.today().toString();
	return {
		operation: nouvelleOperation(),
		choix: CHOIX,
		aujourdhui,
		proposes: {
			regime: regimeProbable(section.employeur),
			employeur: EMPLOYEURS.find((code) => code === section.employeur) ?? '',
			luLe: aujourdhui
		}
	};
};

export const actions: Actions = {
	/** Says what the text changes, then, once that was read of this very text, enters it. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, texteSaisi);
		if (!lu.ok) return lu.reponse;
		const { op_id, confirme, texte } = lu.donnees;
		const { ctx } = locals;
		const qui = administrateur(locals.actor);
		const marque = empreinte(texte);
		const relu = confirme === marque;
		const permis = relu
			? await createTexte(ctx, qui, params.section, texte, op_id)
			: await checkTexte(ctx, qui, params.section, texte);
		if (!permis.ok) return rendreFormulaire(lu.valeurs, permis);
		if (relu) redirect(303, `/admin/sections/${params.section}/textes?note=saisi`);
		const effet = { phrase: effetEnFrancais(texte), marque, change: confirme !== '' };
		return { valeurs: lu.valeurs, erreurs: [], effet };
	}
};
