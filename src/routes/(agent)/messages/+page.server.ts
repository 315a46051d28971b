import { agent } from '#lib/server/acteurs.ts';
import { diffusionsRecues } from '#lib/server/diffusions.ts';
import { dossiers } from '#lib/server/dossiers.ts';
import { messagesNonLus } from '#lib/server/messages.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const [siens, nonLus, recues] = [
		await dossiers(ctx, qui),
		await messagesNonLus(ctx, qui),
		await diffusionsRecues(ctx, qui)
	];
	return {
		dossiers: siens
			.filter(({ id, consentement }) => consentement === 'suivi' || nonLus.has(id))
			.map(({ id, saison, section }) => ({
				id,
				titre: `Dossier ${saison}`,
				section: section?.nom ?? '',
				nonLus: nonLus.get(id) ?? 0
			})),
		reglages: siens
			.filter(({ consentement }) => consentement !== 'prive')
			.map(({ id, saison, joignable }) => ({ id, saison, joignable })),
		recues: recues.map(({ id, titre, section, recueAt, lue }) => ({
			id,
			titre,
			section,
			quand: momentEnClair(recueAt),
			lue
		}))
	};
};
