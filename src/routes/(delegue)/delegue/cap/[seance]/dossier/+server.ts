import { redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { paquet } from '#lib/server/cap-pdf.ts';
import type { RequestHandler } from './$types';

/** The pack of the elected members, made at each request: who withdrew since is not in it any more. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const octets = await paquet(locals.ctx, delegue(locals.actor), params.seance, {
		notes: url.searchParams.has('notes'),
		dossierId: url.searchParams.get('dossier')
	});
	if (octets === 'trop-lourd') redirect(303, `/delegue/cap/${params.seance}?note=lourd`);
	return new Response(new Uint8Array(octets), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': 'attachment; filename="dossier.pdf"'
		}
	});
};
