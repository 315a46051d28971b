import { z } from 'zod';
import { texte } from '#lib/server/formulaires.ts';
import { claimWithCle } from '#lib/server/reprises.ts';
import { champs, coche, enter, refuse, visiteur } from '../../../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ code: texte, cle: texte, preuve: texte, appareil: coche });

export const actions: Actions = {
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const { appareil: appareilPersonnel, ...reprise } = saisie;
		const entree = await claimWithCle(event.locals.ctx, { ...reprise, appareilPersonnel }, visiteur(event));
		return entree.ok ? enter(event, entree, '/reprise') : refuse(entree, saisie);
	}
};
