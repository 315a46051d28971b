import { z } from 'zod';
import { texte } from '#lib/server/formulaires.ts';
import { repriseDuCode } from '#lib/server/reprises.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { champs, refuse, visiteur } from '../entree.server.ts';
import type { Actions } from './$types';

const formulaire = z.object({ code: texte });

export const actions: Actions = {
	/** Says what the code opens, and asks by which door its owner wants to come in. Changes nothing yet. */
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		const ouverte = await repriseDuCode(event.locals.ctx, saisie.code, visiteur(event));
		if (!ouverte.ok) return refuse(ouverte, saisie);
		const { code, section, expireAt } = ouverte;
		return { reprise: { code, section, jusquAu: jourDe(expireAt) } };
	}
};
