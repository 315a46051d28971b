import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { invitationDe } from '#lib/server/invitations.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { nouvelleOperation, operation, texte, valeursDe } from '#lib/server/formulaires.ts';
import { consentementSaisi, erreurDuRefus } from '../consentement.server.ts';
import { EMPLOYEURS_CONNUS, saisons, situationSaisie } from './situation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const jeton = url.searchParams.get('invitation');
	const place = jeton ? await invitationDe(ctx, jeton) : null;
	return {
		operation: nouvelleOperation(),
		invitation: place?.ok ? jeton : null,
		section: place?.ok ? place.section : null,
		service: place?.ok ? place.service : null,
		invitationRefusee: place && !place.ok ? place.refus.message : null,
		saisons: saisons(ctx.today().year),
		employeurs: EMPLOYEURS_CONNUS,
		employeur: place?.ok ? place.employeur : null
	};
};

const formulaire = z.object({
	etape: z.enum(['situation', 'consentement']).catch('situation'),
	/** Back to the first step, with its answers. */
	vers: texte,
	invitation: texte,
	op_id: operation
});

export const actions: Actions = {
	/** First the situation, answered by the rules that follow from it; then who may know, and the dossier is opened. */
	default: async ({ request, locals }) => {
		const { ctx } = locals;
		const valeurs = await valeursDe(request);
		const { etape, vers, invitation, op_id } = formulaire.parse(valeurs);
		if (vers === 'situation') return { valeurs };
		const lue = situationSaisie(valeurs, ctx.today().year);
		if (!lue.ok && 'horsChamp' in lue) {
			const { libelle, raison, fondements } = lue.horsChamp;
			const sources = fondements.map((code) => reference(fondement(code), ctx.today()));
			return fail(422, { valeurs, horsChamp: { libelle, raison, sources } });
		}
		if (!lue.ok) return fail(422, { valeurs, erreurs: lue.erreurs });
		const suite = { valeurs, phrase: lue.phrase };
		if (etape === 'situation') return suite;
		const saisi = consentementSaisi(valeurs);
		if (!saisi.ok) return fail(422, { ...suite, erreurs: saisi.erreurs });
		const nouveau = { ...lue.situation, ...saisi.choix, invitation: invitation || null };
		const cree = await createDossier(ctx, agent(locals.actor), nouveau, op_id);
		if (cree.ok) redirect(303, `/dossiers/${cree.id}?note=ouvert`);
		const erreurs = [erreurDuRefus(cree)];
		return fail(422, cree.refus.champ === 'saison' ? { valeurs, erreurs } : { ...suite, erreurs });
	}
};
