import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { avecSuite, suiteSure } from '#lib/domain/acces/suite.ts';
import { texte } from '#lib/server/formulaires.ts';
import { passSecondFacteur } from '#lib/server/totp.ts';
import { champs, destination, refuse, setSession, suite } from '../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const demandee = suiteSure(url.searchParams.get('suite'));
	if (!locals.session) redirect(303, avecSuite('/connexion', demandee));
	if (!locals.session.secondFacteurConfirme) {
		redirect(303, avecSuite('/connexion/second-facteur/activation', demandee));
	}
	return { suite: demandee };
};

const formulaire = z.object({ code: texte, suite });

export const actions: Actions = {
	default: async (event) => {
		const { ctx, session } = event.locals;
		const saisie = await champs(event, formulaire);
		if (!session) redirect(303, avecSuite('/connexion?fin=1', saisie.suite));
		const passe = await passSecondFacteur(ctx, session, saisie.code);
		if (!passe.ok) return refuse(passe, { code: saisie.code });
		setSession(event, passe.session);
		redirect(303, destination(passe.session, true, saisie.suite));
	}
};
