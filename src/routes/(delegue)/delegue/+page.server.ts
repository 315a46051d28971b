import { delegue } from '#lib/server/acteurs.ts';
import { workerIsAlive } from '#lib/server/sante.ts';
import { saisonsAVoir, tableau } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { choixDe } from './choix.server.ts';
import { datesVues, ligneVue, phraseDeParticipation } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, actor } = locals;
	const { sections, section, saison } = await choixDe(url, locals);
	const qui = delegue(actor);
	const [vu, annees, rappels] = await Promise.all([
		tableau(ctx, qui, section.id, saison),
		saisonsAVoir(ctx, qui, section.id, saison),
		workerIsAlive(ctx)
	]);
	return {
		sections,
		section,
		saison,
		annees,
		au: dateLongue(ctx.today().toString()),
		rappels,
		dates: datesVues(vu.dates, ctx.today()),
		phrase: phraseDeParticipation(vu.total),
		total: ligneVue(vu.total),
		lignes: vu.lignes.map(ligneVue),
		services: vu.lignes.some(({ serviceId }) => serviceId !== null)
	};
};
