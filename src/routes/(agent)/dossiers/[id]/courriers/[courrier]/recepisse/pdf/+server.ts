import { papier } from '#lib/server/documents/papier.ts';
import { recepisse } from '#lib/server/recepisse.ts';
import { lettreDe } from '../../lettre.server.ts';
import { jourDeRemise } from '../jour.server.ts';
import type { RequestHandler } from './$types';

/** The receipt as a PDF, with its day when the address gives one. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const fige = await lettreDe(locals, params);
	const octets = papier(recepisse(fige, jourDeRemise(url).le));
	return new Response(new Uint8Array(octets), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': 'attachment; filename="recepisse.pdf"'
		}
	});
};
