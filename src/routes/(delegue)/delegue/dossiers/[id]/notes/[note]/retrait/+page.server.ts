import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { notesDeSuivi, removeNote } from '#lib/server/notes-de-suivi.ts';
import { lireFormulaire } from '../../../../../../../formulaire.server.ts';
import { noteVue } from '../../note.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dossier, notes } = await notesDeSuivi(locals.ctx, delegue(locals.actor), params.id);
	const note = notes.find(({ id, soi }) => soi && id === params.note);
	if (!note) throw new AppError('introuvable');
	return {
		id: dossier.id,
		nom: dossier.nom ?? 'Sans nom',
		operation: nouvelleOperation(),
		note: noteVue(note)
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		await removeNote(locals.ctx, delegue(locals.actor), params.id, params.note, lu.donnees.op_id);
		redirect(303, `/delegue/dossiers/${params.id}/notes?note=retrait`);
	}
};
