import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { readCompteTenu, renewCode } from '#lib/server/comptes-tenus.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { sectionsDeleguees } from '#lib/server/tableau.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { remise } from '../../tenu.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = delegue(locals.actor);
	const un = await readCompteTenu(locals.ctx, qui, params.compte);
	if (un.tenant !== 'soi') throw new AppError('introuvable');
	const sections = await sectionsDeleguees(locals.ctx, qui);
	return {
		operation: nouvelleOperation(),
		id: un.compteId,
		nom: un.nom,
		section: sections.find(({ id }) => id === un.sectionId)?.nom ?? ''
	};
};

export const actions: Actions = {
	/** The code is in the answer and nowhere else. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, z.object({ op_id: operation }));
		if (!lu.ok) return lu.reponse;
		const { ctx } = locals;
		const qui = delegue(locals.actor);
		const { nom } = await readCompteTenu(ctx, qui, params.compte);
		const fait = await renewCode(ctx, qui, params.compte, lu.donnees.op_id);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		return { remise: fait.remis && remise(ctx, nom, fait.remis) };
	}
};
