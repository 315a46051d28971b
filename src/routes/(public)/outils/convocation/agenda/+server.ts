import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { rendezVous } from '#lib/server/calendrier.ts';
import { rendezVousLu } from '../vue.server.ts';
import type { RequestHandler } from './$types';

/** The interview as a calendar file, made for this answer and kept nowhere. Without a day, back to the page. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const lu = rendezVousLu(locals.ctx, await request.clone().formData());
	if (!lu) redirect(307, '/outils/convocation');
	return new Response(rendezVous({ id: randomUUID(), ...lu }, locals.ctx.now()), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'Content-Disposition': 'attachment; filename="agenda.ics"'
		}
	});
};
