import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { demandeEnCours, redeemCode } from '#lib/server/connexions.ts';
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

const identifiant = z.uuid().nullable().catch(null);

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const demandeId = identifiant.parse(url.searchParams.get('demande'));
	const demande = demandeId && (await demandeEnCours(locals.ctx, visiteur(event).navigateur, demandeId));
	return {
		demande: demande ? { id: demandeId, courriel: demande.courriel } : null,
		suite: suiteSure(url.searchParams.get('suite')),
		connecte: locals.session !== null
	};
};

const formulaire = z.object({ demande: identifiant, code: texte, appareil: coche, suite });

export const actions: Actions = {
	default: async (event) => {
		const { ctx, session: ancienne } = event.locals;
		const saisie = await champs(event, formulaire);
		const entree = await redeemCode(
			ctx,
			{ demandeId: saisie.demande, code: saisie.code, appareilPersonnel: saisie.appareil },
			visiteur(event)
		);
		if (!entree.ok) {
			const { status, erreurs } = refuse(entree);
			return fail(status, { erreurs, valeurs: { code: saisie.code, appareil: saisie.appareil } });
		}
		if (ancienne && ancienne.id !== entree.session.id) await endSession(ctx, ancienne.id);
		setEntree(event, entree);
		redirect(303, destination(entree.session, false, saisie.suite));
	}
};
