import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { changeService, poidsDuService } from '#lib/server/services.ts';
import { dateCourte } from '#lib/ui/format/dates.ts';
import { nouvelleOperation, texte } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { parentsPossibles, serviceSaisi } from '../service.server.ts';
import { serviceDeLaPage } from './service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { un, tous } = await serviceDeLaPage(locals, params);
	const qui = administrateur(locals.actor);
	const poids = await poidsDuService(locals.ctx, qui, params.section, params.service);
	return {
		poids: { contenus: poids.contenus, effectif: poids.effectif },
		effectifs: poids.effectifs.map(({ valideDu, nombre }) => ({
			depuis: dateCourte(valideDu.toString()),
			nombre
		})),
		operation: nouvelleOperation(),
		service: {
			id: un.id,
			nom: un.nom,
			parentId: un.parentId,
			effectif: un.effectif?.toString() ?? null,
			ouvreLe: un.ouvreLe?.toString() ?? null,
			empreinte: un.empreinte,
			fermeLe: un.fermeLe ? dateCourte(un.fermeLe.toString()) : null
		},
		parents: parentsPossibles(tous, un.id)
	};
};

const formulaire = z.object({ ...serviceSaisi.shape, empreinte: texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisi } = lu.donnees;
		const change = await changeService(
			locals.ctx,
			administrateur(locals.actor),
			params.section,
			params.service,
			saisi,
			op_id
		);
		if (!change.ok) return rendreFormulaire(lu.valeurs, change);
		redirect(303, `/admin/sections/${params.section}/services?note=${change.deplace ? 'deplace' : 'change'}`);
	}
};
