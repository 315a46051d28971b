import { z } from 'zod';
import { texte } from '#lib/server/formulaires.ts';
import { claimWithCourriel } from '#lib/server/reprises.ts';
import { champs, coche, enter, refuse, visiteur } from '../../../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({
	demande: z.uuid().nullable().catch(null),
	code: texte,
	courriel: texte,
	recu: texte,
	appareil: coche
});

export const actions: Actions = {
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const { demande, code, recu, appareil } = saisie;
		const entree = await claimWithCourriel(
			event.locals.ctx,
			{ code, demandeId: demande, codeCourriel: recu, appareilPersonnel: appareil },
			visiteur(event)
		);
		return entree.ok ? enter(event, entree, '/reprise') : refuse(entree, saisie);
	}
};
