import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { passageDe, recordAvis } from '#lib/server/cap.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { jour, lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { passageVu } from '../../cap.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const un = await passageDe(ctx, qui, params.id, params.seance);
	if (un.resultat === null) throw new AppError('introuvable');
	const { id, chaine } = await dossier(ctx, qui, params.id);
	return { id, passage: passageVu(un, chaine.au), operation: nouvelleOperation() };
};

const formulaire = z.object({ op_id: operation, le: jour('Donnez le jour de l’avis.') });

export const actions: Actions = {
	/** The agent notes what the section told them: a fact of their own, by their own hand. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, le } = lu.donnees;
		const cible = { seanceId: params.seance, dossierId: params.id };
		const note = await recordAvis(locals.ctx, agent(locals.actor), cible, le, op_id);
		if (!note.ok) {
			const champ = note.refus.champ === 'le' ? 'le' : '';
			return rendreFormulaire(lu.valeurs, { ok: false, refus: { ...note.refus, champ } });
		}
		redirect(303, `/dossiers/${params.id}/cap/${params.seance}?note=note`);
	}
};
