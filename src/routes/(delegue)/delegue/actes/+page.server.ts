import { delegue } from '#lib/server/acteurs.ts';
import { actes } from '#lib/server/actes-collectifs.ts';
import { saisonsAVoir } from '#lib/server/tableau.ts';
import { acteAffiche } from '../../../acte.server.ts';
import { choixDe } from '../choix.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, actor } = locals;
	const qui = delegue(actor);
	const { sections, section, saison } = await choixDe(url, locals);
	const [lus, annees] = await Promise.all([
		actes(ctx, qui, section.id, saison),
		saisonsAVoir(ctx, qui, section.id, saison)
	]);
	return {
		sections,
		section,
		saison,
		annees,
		actes: lus.map((un) => ({
			...acteAffiche(un),
			accords: un.participants.length,
			parties: un.participants.filter(({ signeLe }) => signeLe !== null).length
		}))
	};
};
