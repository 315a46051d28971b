import { redirect } from '@sveltejs/kit';
import { calendrier } from '#lib/server/calendrier.ts';
import { valeursDe } from '#lib/server/formulaires.ts';
import { agendaDe, chaineDemandee } from '../vue.server.ts';
import type { RequestHandler } from './$types';

/** The days of a form as a calendar file, made for this answer and kept nowhere. What cannot be counted goes back to the form. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const now = locals.ctx.now();
	const valeurs = await valeursDe(request.clone());
	const calcul = chaineDemandee(locals.ctx, valeurs);
	if (!calcul) redirect(307, '/outils/delais');
	const agenda = {
		id: agendaDe(valeurs),
		// Minutes since 1970: grows with each file, in the 31 bits that calendars keep.
		sequence: Math.floor(now.epochMilliseconds / 60_000),
		echeances: calcul.chaine.echeances
	};
	return new Response(calendrier(agenda, now), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'Content-Disposition': 'attachment; filename="agenda.ics"'
		}
	});
};
