import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { acteDuDossier, verseActe } from '#lib/server/adhesions.ts';
import { AppError } from '#lib/server/errors.ts';
import { operation } from '#lib/server/formulaires.ts';
import { recours } from '#lib/server/recours.ts';
import { acteAffiche, texteVu } from '../../../../../../acte.server.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { cadre } from '../../../recours/vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = agent(locals.actor);
	const { acte, moi } = await acteDuDossier(locals.ctx, qui, params.id, params.acte);
	if (acte.texte.genre !== 'contestation') throw new AppError('introuvable');
	if (moi === null) redirect(303, `/dossiers/${params.id}/actes/${acte.id}`);
	return {
		cadre: cadre(await recours(locals.ctx, qui, params.id)),
		acte: acteAffiche(acte),
		texte: texteVu(acte)
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Puts the common text into the recourse. Sent twice, it changes nothing more. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const verse = await verseActe(locals.ctx, agent(locals.actor), params.id, params.acte);
		if (!verse.ok) return rendreFormulaire(lu.valeurs, verse);
		redirect(303, `/dossiers/${params.id}/actes/${params.acte}?note=verse`);
	}
};
