import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { delegue } from '#lib/server/acteurs.ts';
import { servicesOuverts } from '#lib/server/actes-collectifs.ts';
import { type Cible, joignables, sendDiffusion } from '#lib/server/diffusions.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../formulaire.server.ts';
import { choixDe } from '../../choix.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The place that the address names: a section in a season, and one of its services or all of them. */
async function cibleDe(url: URL, locals: App.Locals) {
	const { sections, section, saison } = await choixDe(url, locals);
	const cible: Cible = { sectionId: section.id, serviceId: url.searchParams.get('service') || null, saison };
	return { sections, section, cible };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const qui = delegue(locals.actor);
	const { section, cible } = await cibleDe(url, locals);
	const services = await servicesOuverts(locals.ctx, qui, section.id);
	return {
		section,
		...cible,
		services: services.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
		joignables: await joignables(locals.ctx, qui, cible),
		operation: nouvelleOperation()
	};
};

const formulaire = z.object({ op_id: operation, titre: texte, texte });

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { cible } = await cibleDe(url, locals);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saisie } = lu.donnees;
		const envoyee = await sendDiffusion(locals.ctx, delegue(locals.actor), cible, saisie, op_id);
		if (!envoyee.ok) return rendreFormulaire(lu.valeurs, envoyee);
		redirect(303, `/delegue/diffusions/${envoyee.id}?note=envoye`);
	}
};
