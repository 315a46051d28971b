import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { redeemCle } from '#lib/server/connexions.ts';
import { endSession } from '#lib/server/sessions.ts';
import {
	champs,
	coche,
	destination,
	refuse,
	setEntree,
	suite,
	texte,
	visiteur
} from '../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ suite: suiteSure(url.searchParams.get('suite')) });

const formulaire = z.object({ cle: texte, appareil: coche, suite });

export const actions: Actions = {
	default: async (event) => {
		const { ctx, session: ancienne } = event.locals;
		const saisie = await champs(event, formulaire);
		const entree = await redeemCle(
			ctx,
			{ cle: saisie.cle, appareilPersonnel: saisie.appareil },
			visiteur(event)
		);
		if (!entree.ok) {
			const { status, erreurs } = refuse(entree);
			return fail(status, { erreurs, valeurs: saisie });
		}
		if (ancienne) await endSession(ctx, ancienne.id);
		setEntree(event, entree);
		redirect(303, destination(entree.session, false, saisie.suite));
	}
};
