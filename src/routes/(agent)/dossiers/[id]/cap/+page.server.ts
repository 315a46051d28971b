import { agent } from '#lib/server/acteurs.ts';
import { passagesDe } from '#lib/server/cap.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { sigle } from '#lib/domain/commission/seance.ts';
import { passageVu } from './cap.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const un = await dossier(ctx, qui, params.id);
	const passages = await passagesDe(ctx, qui, params.id);
	return {
		id: un.id,
		saison: un.saison,
		commission: sigle(un.regime),
		suivi: un.consentement === 'suivi',
		passages: passages.map((passage) => passageVu(passage, un.chaine.au))
	};
};
