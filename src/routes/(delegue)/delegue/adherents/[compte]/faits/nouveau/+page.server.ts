import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { auNom, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { recordFait } from '#lib/server/faits.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import {
	faitsProposes,
	valeursProposees
} from '../../../../../../(agent)/dossiers/[id]/faits/propositions.ts';
import { questionsDe } from '../../../../../../faits/questions.ts';
import { faitSaisi } from '../../../../../../faits/saisie.ts';
import type { Actions, PageServerLoad } from './$types';

const typeDemande = z.enum(TYPES_DE_FAIT).nullable().catch(null);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const un = await dossierTenu(locals.ctx, delegue(locals.actor), params.compte);
	const faits = un.faits.map(({ fait }) => fait);
	const type = typeDemande.parse(url.searchParams.get('type'));
	const au = un.chaine.au.toString();
	return {
		id: params.compte,
		nom: un.nom ?? 'Ce dossier',
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
	/** Records the fact in the name of the member, signed by the delegate. */
	default: async ({ request, locals, params }) => {
		const qui = delegue(locals.actor);
		const valeurs = await valeursDe(request);
		const lu = formulaire.safeParse(valeurs);
		if (!lu.success) return fail(422, { valeurs, erreurs: [SANS_TYPE] });
		const { type, op_id } = lu.data;
		const saisi = faitSaisi(type, valeurs);
		if (!saisi.ok) return fail(422, { valeurs, erreurs: saisi.erreurs });
		const { id } = await dossierTenu(locals.ctx, qui, params.compte);
		const note = await recordFait(locals.ctx, auNom(qui, params.compte), id, saisi, op_id);
		if (note.ok) redirect(303, `/delegue/adherents/${params.compte}?note=fait`);
		const { champ, message } = note.refus;
		return fail(422, { valeurs, erreurs: [{ champ: champ === 'type' ? '' : (champ ?? ''), message }] });
	}
};

const SANS_TYPE = { champ: '', message: 'Choisissez d’abord ce que vous voulez noter.' };
