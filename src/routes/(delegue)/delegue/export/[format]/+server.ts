import { error, redirect } from '@sveltejs/kit';
import { delegue } from '#lib/server/acteurs.ts';
import { csvDe, classeurXlsx } from '#lib/server/documents/tableur.ts';
import { lignesDeFichier, tableau } from '#lib/server/tableau.ts';
import { fichierATelecharger } from '../../../../telechargement.server.ts';
import { adresseDe, choixDe, vueDemandee } from '../../choix.server.ts';
import { feuillesDuClasseur, lignesDesServices } from '../../fichier.server.ts';
import { dessinDe, estDessin } from './dessins.server.ts';
import type { RequestHandler } from './$types';

/**
 * The figures of a view as a file: a table, a workbook, or one of the charts. Its name tells nothing. Too many services
 * lead back to the view, which says so.
 */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { section } = await choixDe(url, locals);
	const demande = vueDemandee(url, locals);
	const au = ctx.today();
	const nom = `releve-${au.toString()}`;
	if (estDessin(params.format)) {
		const vu = await tableau(ctx, qui, section.id, demande);
		const svg = dessinDe(params.format, vu, section.nom, { ...demande, ceJour: au });
		if (svg === null) error(404);
		return fichierATelecharger(svg, `${nom}-${params.format}.svg`, 'image/svg+xml');
	}
	if (params.format !== 'csv' && params.format !== 'xlsx') error(404);
	const lignes = await lignesDeFichier(ctx, qui, section.id, demande);
	if (lignes === null) redirect(303, `${adresseDe('/delegue', section.id, demande)}&trop=1`);
	if (params.format === 'csv')
		return fichierATelecharger(
			csvDe(lignesDesServices(lignes, { saison: demande.saison, au })),
			`${nom}.csv`,
			'text/csv; charset=utf-8'
		);
	const vu = await tableau(ctx, qui, section.id, demande);
	return fichierATelecharger(
		await classeurXlsx(feuillesDuClasseur(lignes, vu, demande, au)),
		`${nom}.xlsx`,
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	);
};
