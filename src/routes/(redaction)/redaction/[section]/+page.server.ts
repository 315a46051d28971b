import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { redacteur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { changeContact, sectionRedigee } from '#lib/server/redaction.ts';
import { contactSaisi } from '../../../contact.server.ts';
import { lireFormulaire, rendreFormulaire } from '../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	operation: nouvelleOperation(),
	section: await sectionRedigee(locals.ctx, redacteur(locals.actor), params.section)
});

const formulaire = z.object({ ...contactSaisi.shape, op_id: operation, empreinte: texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...contact } = lu.donnees;
		const qui = redacteur(locals.actor);
		const change = await changeContact(locals.ctx, qui, params.section, contact, op_id);
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, '/redaction?note=contact');
	}
};
