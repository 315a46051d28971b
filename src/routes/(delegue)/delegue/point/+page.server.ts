import { delegue } from '#lib/server/acteurs.ts';
import { tableau } from '#lib/server/tableau.ts';
import { adresseDe, choixDe, vueDemandee } from '../choix.server.ts';
import { pointDeSituation } from './point.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const { section } = await choixDe(url, locals);
	const demande = vueDemandee(url, locals);
	const vu = await tableau(ctx, delegue(locals.actor), section.id, demande);
	return {
		papier: pointDeSituation(vu, section.nom, demande, ctx.today(), 'ecran'),
		retour: adresseDe('/delegue', section.id, demande),
		pdf: adresseDe('/delegue/point/pdf', section.id, demande)
	};
};
