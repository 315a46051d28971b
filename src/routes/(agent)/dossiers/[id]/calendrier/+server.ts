import { agent } from '#lib/server/acteurs.ts';
import { agendaDuDossier, calendrier } from '#lib/server/calendrier.ts';
import { dossier } from '#lib/server/dossiers.ts';
import type { RequestHandler } from './$types';

/** The days of the dossier, for the agent’s own calendar. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const un = await dossier(locals.ctx, agent(locals.actor), params.id);
	return new Response(calendrier(agendaDuDossier(un), locals.ctx.now()), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'Content-Disposition': 'attachment; filename="agenda.ics"'
		}
	});
};
