import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { renamePiece } from '#lib/server/pieces.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { pieceVue } from '../../../../../../pieces.server.ts';
import { pieceDe } from '../../piece.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { piece } = await pieceDe(locals, params);
	return { id: params.id, piece: pieceVue(piece), operation: nouvelleOperation() };
};

const formulaire = z.object({ op_id: operation, intitule: texte });

export const actions: Actions = {
	/** Gives the exhibit its title. */
	default: async ({ request, locals, params }) => {
		const { piece } = await pieceDe(locals, params);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { intitule, op_id } = lu.donnees;
		const change = await renamePiece(locals.ctx, agent(locals.actor), params.id, piece.id, intitule, op_id);
		if (change.ok) redirect(303, `/dossiers/${params.id}/pieces?note=titre`);
		return rendreFormulaire(lu.valeurs, change);
	}
};
