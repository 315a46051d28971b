import { papier } from '#lib/server/documents/papier.ts';
import { recepisse } from '#lib/server/recepisse.ts';
import { lettreDe } from '../../lettre.server.ts';
import { jourDeRemise } from '../jour.server.ts';
import { pdfATelecharger } from '../../../../../../../telechargement.server.ts';
import type { RequestHandler } from './$types';

/** The receipt as a PDF, with its day when the address gives one. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const fige = await lettreDe(locals, params);
	return pdfATelecharger(papier(recepisse(fige, jourDeRemise(url).le)), 'recepisse.pdf');
};
