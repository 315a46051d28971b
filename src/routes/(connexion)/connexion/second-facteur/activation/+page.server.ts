import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { avecSuite, suiteSure } from '#lib/domain/acces/suite.ts';
import { texte } from '#lib/server/formulaires.ts';
import { beginTotp, enrolement, passSecondFacteur } from '#lib/server/totp.ts';
import { champs, destination, refuse, setSession, suite } from '../../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const demandee = suiteSure(url.searchParams.get('suite'));
	const { ctx, session } = locals;
	if (!session) redirect(303, avecSuite('/connexion', demandee));
	if (session.secondFacteurConfirme) redirect(303, avecSuite('/connexion/second-facteur', demandee));
	return { suite: demandee, enrolement: await enrolement(ctx, session.compteId) };
};

/** First the button that makes the secret, then the code that confirms it. */
const formulaire = z.object({
	etape: z.enum(['commencer', 'confirmer']).catch('commencer'),
	code: texte,
	suite
});

export const actions: Actions = {
	default: async (event) => {
		const { ctx, session } = event.locals;
		const saisie = await champs(event, formulaire);
		if (!session) redirect(303, avecSuite('/connexion?fin=1', saisie.suite));
		if (saisie.etape === 'commencer') {
			await beginTotp(ctx, session.compteId);
			redirect(303, avecSuite('/connexion/second-facteur/activation', saisie.suite));
		}
		const passe = await passSecondFacteur(ctx, session, saisie.code);
		if (!passe.ok) return refuse(passe, { code: saisie.code });
		setSession(event, passe.session);
		redirect(303, destination(passe.session, true, saisie.suite));
	}
};
