import { AppError } from '#lib/server/errors.ts';
import { tractPdf } from '#lib/server/documents/tract.ts';
import { affiche, type Kit, tract } from '#lib/server/kit.ts';
import { pdfATelecharger } from '../../../../telechargement.server.ts';
import { kitDe } from '../kit.server.ts';
import type { RequestHandler } from './$types';

const PAPIERS: Readonly<Record<string, (un: Kit, adresse: string) => Uint8Array>> = {
	'affiche-a3': (un, adresse) => tractPdf(affiche(un, adresse), 'a3'),
	'affiche-a4': (un, adresse) => tractPdf(affiche(un, adresse), 'a4'),
	'tract-a4': (un, adresse) => tractPdf(tract(un, adresse), 'a4'),
	'tract-a5': (un, adresse) => tractPdf(tract(un, adresse), 'a5')
};

/** A paper of the campaign, made at each request from the last published figures. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const faire = Object.hasOwn(PAPIERS, params.modele) ? PAPIERS[params.modele] : undefined;
	if (!faire) throw new AppError('introuvable');
	const { un } = await kitDe(url, locals);
	return pdfATelecharger(faire(un, locals.ctx.origin), `${params.modele}.pdf`);
};
