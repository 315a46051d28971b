import { z } from 'zod';
import { navigateurCookie } from '#lib/server/cookies.ts';
import { texte } from '#lib/server/formulaires.ts';
import { requestCodeDeReprise } from '#lib/server/reprises.ts';
import { champs, refuse, visiteur } from '../../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ code: texte, courriel: texte });

export const actions: Actions = {
	/** Mails a code; the claim code stays in the form, never in an address. */
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const { ctx } = event.locals;
		const demande = await requestCodeDeReprise(ctx, saisie, visiteur(event));
		if (!demande.ok) return refuse(demande, saisie);
		const { name, options } = navigateurCookie(ctx.origin);
		event.cookies.set(name, demande.navigateur, options);
		return { demande: { id: demande.demandeId, ...saisie } };
	}
};
