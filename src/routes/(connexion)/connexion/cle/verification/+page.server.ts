import { z } from 'zod';
import { openCompteWithCle } from '#lib/server/cles-personnelles.ts';
import { texte } from '#lib/server/formulaires.ts';
import { champs, coche, enter, refuse, suite, visiteur } from '../../../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ cle: texte, preuve: texte, appareil: coche, suite });

export const actions: Actions = {
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const entree = await openCompteWithCle(
			event.locals.ctx,
			{ cle: saisie.cle, preuve: saisie.preuve, appareilPersonnel: saisie.appareil },
			visiteur(event)
		);
		if (!entree.ok) return refuse(entree, saisie);
		return enter(event, entree, saisie.suite);
	}
};
