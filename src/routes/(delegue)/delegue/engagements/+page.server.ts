import { delegue } from '#lib/server/acteurs.ts';
import { servicesOuverts } from '#lib/server/actes-collectifs.ts';
import { engagementsDeLaSection } from '#lib/server/engagements.ts';
import { saisonsAVoir } from '#lib/server/tableau.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { choixDe } from '../choix.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { sections, section, saison } = await choixDe(url, locals);
	const [services, annees, engages] = await Promise.all([
		servicesOuverts(ctx, qui, section.id),
		saisonsAVoir(ctx, qui, section.id, saison),
		engagementsDeLaSection(ctx, qui, section.id, saison)
	]);
	return {
		sections,
		section,
		saison,
		annees,
		services: services.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
		engages: engages.map(({ premiere, derniere, ...un }) => ({
			...un,
			atteint: premiere && derniere && { le: jourDe(premiere.at), nombre: derniere.nombre }
		}))
	};
};
