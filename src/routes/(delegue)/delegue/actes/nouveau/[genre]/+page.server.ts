import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { GENRES } from '#lib/domain/groupe/acte.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { createActe, servicesOuverts } from '#lib/server/actes-collectifs.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation } from '#lib/server/formulaires.ts';
import { GENRES_DITS } from '../../../../../acte.server.ts';
import { choixFacultatif, lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { choixDe } from '../../../choix.server.ts';
import { choixDeContestation, contenuSaisi, FORMULAIRES } from '../../saisie.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The kind that the address names. Throws `introuvable`. */
function genreDe({ genre }: { genre: string }) {
	const lu = z.enum(GENRES).safeParse(genre);
	if (!lu.success) throw new AppError('introuvable');
	return lu.data;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const genre = genreDe(params);
	const { section, saison } = await choixDe(url, locals);
	const services = await servicesOuverts(locals.ctx, delegue(locals.actor), section.id);
	return {
		operation: nouvelleOperation(),
		genre,
		genreDit: GENRES_DITS[genre],
		section,
		saison,
		services: services.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
		/** The one that the address names, empty for the whole section. */
		service: services.find(({ id }) => id === url.searchParams.get('service'))?.id ?? '',
		...choixDeContestation()
	};
};

const lieu = z.object({ serviceId: choixFacultatif });

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const { section, saison } = await choixDe(url, locals);
		const lu = await lireFormulaire(request, FORMULAIRES[genreDe(params)]);
		if (!lu.ok) return lu.reponse;
		const { serviceId } = lieu.parse(lu.valeurs);
		const nouveau = { serviceId, saison, contenu: contenuSaisi(lu.donnees) };
		const qui = delegue(locals.actor);
		const ouvert = await createActe(locals.ctx, qui, section.id, nouveau, lu.donnees.op_id);
		if (!ouvert.ok) return rendreFormulaire(lu.valeurs, ouvert);
		redirect(303, `/delegue/actes/${ouvert.id}?note=ouvert`);
	}
};
