import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { agent } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { correctFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { questionsDe } from '../../../../../../faits/questions.ts';
import { faitSaisi, valeursDuFait } from '../../../../../../faits/saisie.ts';
import { faitActuel } from '../fait.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	const { id, fait, preuve } = faitActuel(un, params.fait);
	return {
		id: un.id,
		saison: un.saison,
		faitId: id,
		type: fait.type,
		questions: questionsDe(fait.type, un.regime),
		valeurs: valeursDuFait(fait, preuve),
		au: un.chaine.au.toString(),
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ type: z.enum(TYPES_DE_FAIT).nullable().catch(null), op_id: operation });

export const actions: Actions = {
	/** Replaces the fact by what the form says; the first one stays in the history. */
	default: async ({ request, locals, params }) => {
		const valeurs = await valeursDe(request);
		const { type, op_id } = formulaire.parse(valeurs);
		if (type === null) return fail(422, { valeurs, erreurs: [SANS_TYPE] });
		const saisi = faitSaisi(type, valeurs);
		if (!saisi.ok) return fail(422, { valeurs, erreurs: saisi.erreurs });
		const corrige = await correctFait(locals.ctx, agent(locals.actor), params.id, params.fait, saisi, op_id);
		if (corrige.ok) redirect(303, `/dossiers/${params.id}?note=${corrige.id}`);
		const { champ = '', message } = corrige.refus;
		return fail(422, { valeurs, erreurs: [{ champ: SANS_CHAMP.has(champ) ? '' : champ, message }] });
	}
};

const SANS_TYPE = { champ: '', message: 'Cette page est incomplète : rouvrez-la depuis votre dossier.' };

/** Refusals about the record itself, which no field of the form mends. */
const SANS_CHAMP: ReadonlySet<string> = new Set(['type', 'remplace']);
