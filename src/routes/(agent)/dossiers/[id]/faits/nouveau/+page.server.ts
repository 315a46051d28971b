import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { agent } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { faitsProposes, valeursProposees } from '../propositions.ts';
import { questionsDe } from '../../../../../faits/questions.ts';
import { faitSaisi } from '../../../../../faits/saisie.ts';
import { convocationCollee } from './lecture.server.ts';
import type { Actions, PageServerLoad } from './$types';

const typeDemande = z.enum(TYPES_DE_FAIT).nullable().catch(null);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	const faits = un.faits.map(({ fait }) => fait);
	const type = typeDemande.parse(url.searchParams.get('type'));
	const au = un.chaine.au.toString();
	return {
		id: un.id,
		saison: un.saison,
		operation: nouvelleOperation(),
		type,
		questions: type && questionsDe(type, un.regime),
		au,
		valeurs: type ? valeursProposees(type, faits, au) : {},
		...faitsProposes(faits, un.chaine.situation, un.regime)
	};
};

const formulaire = z.object({ type: z.enum(TYPES_DE_FAIT), op_id: operation });

export const actions: Actions = {
	/** Records the fact; or, on « lire », only fills the form with what a pasted convocation says. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const lu = formulaire.safeParse(valeurs);
		if (!lu.success) return fail(422, { valeurs, erreurs: [SANS_TYPE] });
		const { type, op_id } = lu.data;
		if (valeurs['acte'] === 'lire') {
			const lecture = convocationCollee(valeurs, await dossier(ctx, qui, params.id), ctx.today());
			if (lecture.ok) return { valeurs: lecture.valeurs, alertes: lecture.alertes };
			return fail(422, { valeurs, erreurs: [{ champ: 'texte', message: lecture.message }] });
		}
		const saisi = faitSaisi(type, valeurs);
		if (!saisi.ok) return fail(422, { valeurs, erreurs: saisi.erreurs });
		const note = await recordFait(ctx, qui, params.id, saisi, op_id);
		if (note.ok) redirect(303, `/dossiers/${params.id}?note=${note.id}`);
		const { champ, message } = note.refus;
		return fail(422, { valeurs, erreurs: [{ champ: champ === 'type' ? '' : (champ ?? ''), message }] });
	}
};

const SANS_TYPE = { champ: '', message: 'Choisissez d’abord ce que vous voulez noter.' };
