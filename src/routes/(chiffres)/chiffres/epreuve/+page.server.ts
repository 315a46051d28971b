import { UNION } from '#lib/domain/publication/saison.ts';
import { eprouvePublication, sectionsPubliees, semainesPubliees } from '#lib/server/publications.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const sections = (await sectionsPubliees(ctx)).filter(({ id }) => id !== UNION);
	const demandee = url.searchParams.get('section');
	const section = sections.find(({ id }) => id === demandee) ?? sections[0];
	const [derniere] = await semainesPubliees(ctx, { kind: 'figures' });
	return {
		sections: sections.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
		epreuve: section && derniere ? await eprouvePublication(ctx, derniere.saison, section.id) : null
	};
};
