import { delegue } from '#lib/server/acteurs.ts';
import { servicesOuverts } from '#lib/server/actes-collectifs.ts';
import { courriel } from '#lib/server/kit.ts';
import { saisonsAVoir } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { kitDe } from './kit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { sections, section, saison, un } = await kitDe(url, locals);
	const [services, annees] = await Promise.all([
		servicesOuverts(ctx, qui, section.id),
		saisonsAVoir(ctx, qui, section.id, saison)
	]);
	return {
		sections,
		section,
		saison,
		annees,
		services: services.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
		service: un.service,
		chiffres: un.chiffres,
		semaine: un.semaine && dateLongue(un.semaine.toString()),
		courriel: courriel(un, ctx.origin),
		suite: new URLSearchParams({
			section: section.id,
			saison: String(saison),
			...(un.service ? { service: un.service.id } : {})
		}).toString()
	};
};
