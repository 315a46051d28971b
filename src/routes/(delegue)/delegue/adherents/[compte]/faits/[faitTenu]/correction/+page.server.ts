import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { auNom, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { correctFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { faitActuel } from '../../../../../../../(agent)/dossiers/[id]/faits/[fait]/fait.server.ts';
import { questionsDe } from '../../../../../../../faits/questions.ts';
import { faitSaisi, valeursDuFait } from '../../../../../../../faits/saisie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const un = await dossierTenu(locals.ctx, delegue(locals.actor), params.compte);
	const { id, fait, preuve } = faitActuel(un, params.faitTenu);
	return {
		id: params.compte,
		nom: un.nom ?? 'Ce dossier',
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
		const qui = delegue(locals.actor);
		const valeurs = await valeursDe(request);
		const { type, op_id } = formulaire.parse(valeurs);
		if (type === null) return fail(422, { valeurs, erreurs: [SANS_TYPE] });
		const saisi = faitSaisi(type, valeurs);
		if (!saisi.ok) return fail(422, { valeurs, erreurs: saisi.erreurs });
		const { id } = await dossierTenu(locals.ctx, qui, params.compte);
		const corrige = await correctFait(
			locals.ctx,
			auNom(qui, params.compte),
			id,
			params.faitTenu,
			saisi,
			op_id
		);
		if (corrige.ok) redirect(303, `/delegue/adherents/${params.compte}?note=fait`);
		const { champ = '', message } = corrige.refus;
		return fail(422, { valeurs, erreurs: [{ champ: SANS_CHAMP.has(champ) ? '' : champ, message }] });
	}
};

const SANS_TYPE = { champ: '', message: 'Cette page est incomplète : rouvrez-la depuis le dossier.' };

/** Refusals about the record itself, which no field of the form mends. */
const SANS_CHAMP: ReadonlySet<string> = new Set(['type', 'remplace']);
