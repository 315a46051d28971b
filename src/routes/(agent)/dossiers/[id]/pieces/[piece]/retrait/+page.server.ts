import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { withdrawPiece } from '#lib/server/pieces.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { pieceVue } from '../../../../../../pieces.server.ts';
import { citations, pieceDe } from '../../piece.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { vu, piece } = await pieceDe(locals, params);
	const { terminees, enCours } = await citations(locals, vu);
	return {
		id: params.id,
		piece: pieceVue(piece),
		terminees: terminees.get(piece.id) ?? [],
		enCours: enCours.get(piece.id) ?? [],
		preuve: vu.brouillon.envois.some(({ pieceId }) => pieceId === piece.id),
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Withdraws the exhibit: its bytes go at once. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const qui = agent(locals.actor);
		const retire = await withdrawPiece(locals.ctx, qui, params.id, params.piece, lu.donnees.op_id);
		if (retire.ok) redirect(303, `/dossiers/${params.id}/pieces?note=retiree`);
		return rendreFormulaire(lu.valeurs, retire);
	}
};
