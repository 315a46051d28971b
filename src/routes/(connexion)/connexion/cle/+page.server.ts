import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { redeemCle } from '#lib/server/connexions.ts';
import { texte } from '#lib/server/formulaires.ts';
import { champs, coche, enter, refuse, suite, visiteur } from '../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ suite: suiteSure(url.searchParams.get('suite')) });

const formulaire = z.object({ cle: texte, appareil: coche, suite });

export const actions: Actions = {
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const entree = await redeemCle(
			event.locals.ctx,
			{ cle: saisie.cle, appareilPersonnel: saisie.appareil },
			visiteur(event)
		);
		if (!entree.ok) return refuse(entree, saisie);
		return enter(event, entree, saisie.suite);
	}
};
