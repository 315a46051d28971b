import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { recordEnvoi, recours } from '#lib/server/recours.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { faitSaisi } from '../../../../../../faits/saisie.ts';
import { cadre, phrase } from '../../../recours/vue.server.ts';
import { lettreDe } from '../lettre.server.ts';
import { LONGUEUR_PREUVE_SAISIE, preuveComplete } from './preuve.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const fige = await lettreDe(locals, params);
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	return {
		cadre: cadre(vu),
		operation: nouvelleOperation(),
		titre: fige.titre,
		retour: `/dossiers/${params.id}/courriers/${fige.id}`,
		au: vu.dossier.chaine.au.toString(),
		relance: fige.modele === 'relance',
		esteve:
			fige.modele === 'recours-hierarchique' && vu.dossier.employeur === 'dgfip'
				? phrase(
						vu,
						'En 2023, une section a signalé un bogue d’ESTEVE sur les recours : envoyez aussi la lettre à côté, et gardez-en la preuve.',
						'doctrine-cgt18-esteve-bug'
					)
				: null
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Notes the sending: a fact, with the deadlines that start from it. */
	default: async ({ request, locals, params }) => {
		const { id } = await lettreDe(locals, params);
		const valeurs = await valeursDe(request);
		const saisie = faitSaisi('recours-hierarchique-envoye', valeurs, LONGUEUR_PREUVE_SAISIE);
		if (!saisie.ok) return fail(422, { valeurs, erreurs: saisie.erreurs });
		const { le } = saisie.fait;
		const moyen = 'moyen' in saisie.fait ? saisie.fait.moyen : undefined;
		if (!moyen) {
			return fail(422, {
				valeurs,
				erreurs: [{ champ: 'moyen', message: 'Dites comment elle est partie : le compte en dépend.' }]
			});
		}
		const { op_id } = formulaire.parse(valeurs);
		const note = await recordEnvoi(
			locals.ctx,
			agent(locals.actor),
			id,
			{ le, moyen, preuve: preuveComplete(valeurs, saisie.preuve) },
			op_id
		);
		if (note.ok) redirect(303, `/dossiers/${params.id}/recours/suite?lettre=${note.code}`);
		return fail(422, {
			valeurs,
			erreurs: [{ champ: note.refus.champ === 'le' ? 'le' : '', message: note.refus.message }]
		});
	}
};
