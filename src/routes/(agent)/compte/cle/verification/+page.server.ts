import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { setCle } from '#lib/server/cles-personnelles.ts';
import { texte } from '#lib/server/formulaires.ts';
import { champs, refuse, setSession } from '../../../../(connexion)/entree.server.ts';
import { fraiche, PROUVER } from '../preuve.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ cle: texte, preuve: texte });

export const actions: Actions = {
	default: async (event) => {
		const session = fraiche(event.locals);
		if (!session) redirect(303, PROUVER);
		const saisie = await champs(event, formulaire);
		const adoptee = await setCle(event.locals.ctx, session, saisie);
		if (!adoptee.ok) return refuse(adoptee, saisie);
		setSession(event, adoptee.session);
		redirect(303, '/compte');
	}
};
