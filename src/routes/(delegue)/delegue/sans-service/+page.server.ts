import { delegue } from '#lib/server/acteurs.ts';
import { participantsSansService } from '#lib/server/tableau.ts';
import { choixDe } from '../choix.server.ts';
import { personnes } from '../personnes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { section, saison } = await choixDe(url, locals);
	const participants = await participantsSansService(locals.ctx, delegue(locals.actor), section.id, saison);
	return { section, saison, personnes: personnes(participants, new Map()) };
};
