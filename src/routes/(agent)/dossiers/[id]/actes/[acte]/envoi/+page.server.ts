import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { acteDuDossier, recordRefusEnvoye, recoursPartis, signContestation } from '#lib/server/adhesions.ts';
import { nouvelleOperation, operation, texte, valeursDe, type Valeurs } from '#lib/server/formulaires.ts';
import { recours } from '#lib/server/recours.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { acteAffiche } from '../../../../../../acte.server.ts';
import { faitSaisi } from '../../../../../../faits/saisie.ts';
import { rendreFormulaire } from '../../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = agent(locals.actor);
	const { acte, moi, dossier } = await acteDuDossier(locals.ctx, qui, params.id, params.acte);
	const ici = `/dossiers/${params.id}/actes/${acte.id}`;
	const { genre } = acte.texte;
	if (moi === null || moi.signeLe !== null || (genre === 'refus' && moi.courrierId === null))
		redirect(303, ici);
	const { brouillon } = await recours(locals.ctx, qui, params.id);
	return {
		operation: nouvelleOperation(),
		id: params.id,
		acte: acteAffiche(acte),
		au: dossier.chaine.au.toString(),
		partis:
			genre === 'contestation'
				? recoursPartis(brouillon).map(({ courrierId, le }) => ({
						valeur: courrierId,
						libelle: `Recours envoyé le ${dateLongue(le)}`
					}))
				: []
	};
};

const formulaire = z.object({ op_id: operation, courrier: texte });

export const actions: Actions = {
	/** Notes that the agent’s own letter left: a fact of their dossier, and the day in the act. */
	default: async ({ request, locals, params }) => {
		const qui = agent(locals.actor);
		const { acte } = await acteDuDossier(locals.ctx, qui, params.id, params.acte);
		const valeurs = await valeursDe(request);
		const { op_id, courrier } = formulaire.parse(valeurs);
		if (acte.texte.genre === 'contestation') {
			const signe = await signContestation(locals.ctx, qui, params.id, params.acte, courrier);
			if (!signe.ok) return rendreFormulaire(valeurs, signe);
		} else {
			const lu = envoiSaisi(valeurs);
			if (!lu.ok) return fail(422, { valeurs, erreurs: lu.erreurs });
			const note = await recordRefusEnvoye(locals.ctx, qui, params.id, params.acte, lu.envoi, op_id);
			if (!note.ok) return rendreFormulaire(valeurs, note);
		}
		redirect(303, `/dossiers/${params.id}/actes/${params.acte}?note=signe`);
	}
};

function envoiSaisi(valeurs: Valeurs) {
	const saisie = faitSaisi('refus-envoye', valeurs);
	if (!saisie.ok) return saisie;
	const { le } = saisie.fait;
	const moyen = 'moyen' in saisie.fait ? saisie.fait.moyen : undefined;
	return moyen
		? { ok: true as const, envoi: { le, moyen, preuve: saisie.preuve } }
		: { ok: false as const, erreurs: [{ champ: 'moyen', message: 'Dites comment elle est partie.' }] };
}
