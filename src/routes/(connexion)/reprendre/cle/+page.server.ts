import { z } from 'zod';
import { texte } from '#lib/server/formulaires.ts';
import { proposeCleDeReprise } from '#lib/server/reprises.ts';
import { champs, refuse, visiteur } from '../../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ code: texte });

export const actions: Actions = {
	/** The key is in the answer and nowhere else: this page asked again shows another one. */
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const proposee = await proposeCleDeReprise(event.locals.ctx, saisie.code, visiteur(event));
		return proposee.ok ? { proposee } : refuse(proposee, saisie);
	}
};
