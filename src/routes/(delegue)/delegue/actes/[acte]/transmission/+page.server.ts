import { fail } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { acte } from '#lib/server/actes-collectifs.ts';
import { valeursDe } from '#lib/server/formulaires.ts';
import { acteAffiche } from '../../../../../acte.server.ts';
import { lettreDemandee, lettresAuChoix, valeursProposees } from './lettre.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await acte(locals.ctx, delegue(locals.actor), params.acte);
	const valeurs = valeursProposees(un);
	const { courrier, modele } = await lettreDemandee(locals, params.acte, valeurs);
	return {
		acte: acteAffiche(un),
		valeurs,
		lettres: lettresAuChoix(un),
		courrier,
		resume: modele.resume,
		avant: modele.avant,
		apres: modele.apres
	};
};

export const actions: Actions = {
	/** Draws the letter again; nothing of it is kept. */
	default: async ({ request, locals, params }) => {
		const valeurs = await valeursDe(request);
		const { courrier, erreurs } = await lettreDemandee(locals, params.acte, valeurs);
		const rendu = { valeurs, courrier, erreurs };
		return erreurs.length > 0 ? fail(422, rendu) : rendu;
	}
};
