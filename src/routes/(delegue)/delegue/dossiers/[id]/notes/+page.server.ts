import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { addNote, notesDeSuivi } from '#lib/server/notes-de-suivi.ts';
import { lireFormulaire, noteDe, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { noteVue } from './note.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	note: 'Votre note est enregistrée.',
	appel: 'L’appel est noté.',
	retrait: 'C’est retiré.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { dossier, notes } = await notesDeSuivi(locals.ctx, delegue(locals.actor), params.id);
	return {
		id: dossier.id,
		nom: dossier.nom ?? 'Sans nom',
		operation: nouvelleOperation(),
		note: noteDe(url, NOTES),
		notes: notes.map(noteVue)
	};
};

const formulaire = z.object({ op_id: operation, texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, texte: ecrit } = lu.donnees;
		const ajoutee = await addNote(locals.ctx, delegue(locals.actor), params.id, ecrit, op_id);
		if (!ajoutee.ok) return rendreFormulaire(lu.valeurs, ajoutee);
		redirect(303, `/delegue/dossiers/${params.id}/notes?note=note`);
	}
};
