import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sigle } from '#lib/domain/commission/seance.ts';
import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { proposables, type Proposable, proposeDossier } from '#lib/server/cap.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { seanceVue } from '../../../../../seances/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const { seance, dossiers } = await proposables(ctx, delegue(locals.actor), params.seance);
	return {
		seance: seanceVue(seance, ctx.today()),
		dossiers: dossiers.map((un) => ({
			valeur: un.dossierId,
			libelle: un.nom ?? 'Sans nom',
			aide: typographie(remarque(un))
		})),
		operation: nouvelleOperation()
	};
};

/** What to know before asking: whether the commission was seized, and whether it is the right one. */
function remarque({ saisie, concerne, regime, service, saison }: Proposable): string {
	const nom = sigle(regime);
	return [
		service === null ? `Saison ${saison}` : `${service}, saison ${saison}`,
		saisie ? `${nom} saisie` : `${nom} pas encore saisie, d’après son dossier`,
		...(concerne ? [] : [`d’autres règles : ${REGIMES_LIBELLES[regime].toLowerCase()}`])
	].join(' · ');
}

const formulaire = z.object({
	op_id: operation,
	dossier: z.uuid('Choisissez un dossier.')
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, dossier } = lu.donnees;
		const propose = await proposeDossier(locals.ctx, delegue(locals.actor), params.seance, dossier, op_id);
		if (!propose.ok) return rendreFormulaire(lu.valeurs, propose);
		redirect(303, `/delegue/cap/${params.seance}?note=propose`);
	}
};
