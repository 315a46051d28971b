import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { ISSUES_D_APPEL, SENS_D_APPEL } from '#lib/domain/echanges/note.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { addAppel } from '#lib/server/notes-de-suivi.ts';
import { jourFacultatif, lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { ISSUES, SENS } from '../notes/note.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, delegue(locals.actor), params.id);
	return {
		id: un.id,
		nom: un.nom ?? 'Sans nom',
		operation: nouvelleOperation(),
		aujourdhui: locals.ctx.today().toString(),
		sens: SENS_D_APPEL.map((valeur) => ({ valeur, libelle: SENS[valeur] })),
		issues: ISSUES_D_APPEL.map((valeur) => ({ valeur, libelle: majuscule(ISSUES[valeur]) }))
	};
};

const formulaire = z.object({
	op_id: operation,
	sens: z.enum(SENS_D_APPEL).nullable().catch(null),
	issue: z.enum(ISSUES_D_APPEL).nullable().catch(null),
	le: jourFacultatif,
	texte
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisi } = lu.donnees;
		const note = await addAppel(locals.ctx, delegue(locals.actor), params.id, saisi, op_id);
		if (!note.ok) return rendreFormulaire(lu.valeurs, note);
		redirect(303, `/delegue/dossiers/${params.id}/notes?note=appel`);
	}
};
