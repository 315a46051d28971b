import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { etapesDEnvoi, VOIES } from '#lib/domain/recours/envoi.ts';
import { agent } from '#lib/server/acteurs.ts';
import { pieces } from '#lib/server/pieces.ts';
import { faitDEnvoi, recordEnvoi, recours } from '#lib/server/recours.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { AppError } from '#lib/server/errors.ts';
import { cadre, phrase } from '../../../recours/vue.server.ts';
import { estDuRecours, lettreDe } from '../lettre.server.ts';
import { champsDEnvoi, outilDe } from '../envois.server.ts';
import { envoiLu } from './saisie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const fige = await lettreDe(locals, params);
	if (!estDuRecours(fige.modele)) throw new AppError('introuvable');
	const qui = agent(locals.actor);
	const vu = await recours(locals.ctx, qui, params.id);
	const outil = outilDe(vu, fige.modele);
	const siens = vu.brouillon.envois.filter(({ courrierId }) => courrierId === fige.id);
	const repris = siens[Number(url.searchParams.get('de') ?? NaN)];
	return {
		cadre: cadre(vu),
		operation: nouvelleOperation(),
		titre: fige.titre,
		retour: `/dossiers/${params.id}/courriers/${fige.id}`,
		dossier: `/dossiers/${params.id}/recours/dossier/${fige.id}`,
		au: vu.dossier.chaine.au.toString(),
		initiales: repris ? champsDEnvoi(repris) : { le: vu.dossier.chaine.au.toString() },
		repris: repris !== undefined,
		autre: siens.length > 0,
		sansDelai: faitDEnvoi(fige.modele) === null,
		outil,
		etapes: Object.fromEntries(
			VOIES.map((voie) => [
				voie,
				etapesDEnvoi(voie, outil).map(({ code, texte }) => ({ valeur: code, libelle: texte }))
			])
		),
		pieces: (await pieces(locals.ctx, qui, params.id))
			.filter(({ retireeAt }) => retireeAt === null)
			.map(({ id, intitule }) => ({ valeur: id, libelle: intitule })),
		alerteOutil:
			outil === 'ESTEVE'
				? phrase(
						vu,
						'En 2023, une section a signalé un bogue d’ESTEVE sur les recours : envoyez aussi la lettre à côté, et gardez-en la preuve.',
						'doctrine-cgt18-esteve-bug'
					)
				: null,
		cachet: phrase(
			vu,
			'Le cachet de la poste peut suffire ; visez quand même une arrivée avant le dernier jour.',
			'crpa-l112-1'
		)
	};
};

const formulaire = z.object({ op_id: operation });

export const actions: Actions = {
	/** Notes the sending: a fact, with the deadlines that start from it. */
	default: async ({ request, locals, params }) => {
		const { id } = await lettreDe(locals, params);
		const valeurs = await valeursDe(request);
		const lu = envoiLu(valeurs);
		if (!lu.ok) return fail(422, { valeurs, erreurs: lu.erreurs });
		const { op_id } = formulaire.parse(valeurs);
		const note = await recordEnvoi(locals.ctx, agent(locals.actor), id, lu.envoi, op_id);
		if (note.ok) {
			const fait = note.fait === null ? '' : `&note=${note.fait}`;
			redirect(303, `/dossiers/${params.id}/recours/suite?lettre=${note.code}${fait}`);
		}
		const champ = CHAMPS.find((connu) => connu === note.refus.champ) ?? '';
		return fail(422, { valeurs, erreurs: [{ champ, message: note.refus.message }] });
	}
};

const CHAMPS = ['le', 'piece'];
