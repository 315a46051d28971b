import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { adresseDInvitation, createInvitation, USAGES_MAX } from '#lib/server/invitations.ts';
import { qrCode } from '#lib/server/qr.ts';
import { services } from '#lib/server/services.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import {
	choixFacultatif,
	entier,
	jour,
	lireFormulaire,
	rendreFormulaire
} from '../../../../../../formulaire.server.ts';
import { parentsPossibles } from '../../services/service.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Long enough for a season of meetings, short enough not to lie about. */
const JOURS = 60;

export const load: PageServerLoad = async ({ locals, params }) => {
	const tous = await services(locals.ctx, administrateur(locals.actor), params.section);
	const aujourdhui = locals.ctx.today();
	return {
		operation: nouvelleOperation(),
		services: parentsPossibles(tous, null),
		usagesMax: USAGES_MAX,
		aujourdhui: aujourdhui.toString(),
		expireLe: aujourdhui.add({ days: JOURS }).toString()
	};
};

const formulaire = z.object({
	op_id: operation,
	serviceId: choixFacultatif,
	usagesMax: entier('Dites combien de fois le lien peut servir, en chiffres.'),
	expireLe: jour('Donnez le dernier jour où le lien sert.')
});

export const actions: Actions = {
	/** The link is in the answer, and nowhere else: no address of ours could show it again. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...nouvelle } = lu.donnees;
		const { ctx } = locals;
		const qui = administrateur(locals.actor);
		const creee = await createInvitation(ctx, qui, params.section, nouvelle, op_id);
		if (!creee.ok) return rendreFormulaire(lu.valeurs, creee);
		const tous = await services(ctx, qui, params.section);
		const lien = adresseDInvitation(ctx, creee.jeton);
		return {
			invitation: {
				lien,
				qr: qrCode(lien),
				service: tous.find(({ id }) => id === nouvelle.serviceId)?.nom ?? null,
				usagesMax: nouvelle.usagesMax,
				dernierJour: dateLongue(nouvelle.expireLe.toString())
			}
		};
	}
};
