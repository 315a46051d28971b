import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { avecSuite, suiteSure } from '#lib/domain/acces/suite.ts';
import { requestCode } from '#lib/server/connexions.ts';
import { navigateurCookie } from '#lib/server/cookies.ts';
import { texte } from '#lib/server/formulaires.ts';
import { champs, refuse, suite, visiteur } from '../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => ({
	suite: suiteSure(url.searchParams.get('suite')),
	fin: url.searchParams.has('fin'),
	preuve: url.searchParams.has('preuve'),
	connecte: locals.session !== null
});

const formulaire = z.object({ courriel: texte, suite });

export const actions: Actions = {
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const { ctx } = event.locals;
		const demande = await requestCode(ctx, saisie.courriel, visiteur(event));
		if (!demande.ok) return refuse(demande, saisie);
		const { name, options } = navigateurCookie(ctx.origin);
		event.cookies.set(name, demande.navigateur, options);
		redirect(303, avecSuite(`/connexion/code?demande=${demande.demandeId}`, saisie.suite));
	}
};
