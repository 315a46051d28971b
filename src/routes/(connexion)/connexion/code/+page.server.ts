import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { demandeEnCours, redeemCode } from '#lib/server/connexions.ts';
import { texte } from '#lib/server/formulaires.ts';
import { champs, coche, enter, refuse, suite, visiteur } from '../../entree.server.ts';
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
		const saisie = await champs(event, formulaire);
		const entree = await redeemCode(
			event.locals.ctx,
			{ demandeId: saisie.demande, code: saisie.code, appareilPersonnel: saisie.appareil },
			visiteur(event)
		);
		if (!entree.ok) return refuse(entree, { code: saisie.code, appareil: saisie.appareil });
		return enter(event, entree, saisie.suite);
	}
};
