import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { invitations, revokeInvitation } from '#lib/server/invitations.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { lireFormulaire } from '../../../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const toutes = await invitations(locals.ctx, administrateur(locals.actor), params.section);
	const une = toutes.find(({ id }) => id === params.invitation);
	if (!une) throw new AppError('introuvable');
	return {
		operation: nouvelleOperation(),
		pour: une.service ?? 'toute la section',
		creeLe: jourDe(une.creeAt)
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, z.object({ op_id: operation }));
		if (!lu.ok) return lu.reponse;
		const qui = administrateur(locals.actor);
		await revokeInvitation(locals.ctx, qui, params.section, params.invitation, lu.donnees.op_id);
		redirect(303, `/admin/sections/${params.section}/invitations?note=revoquee`);
	}
};
