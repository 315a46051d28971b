import { agent } from '#lib/server/acteurs.ts';
import { dossierComplet } from '#lib/server/dossier-pdf.ts';
import { recours } from '#lib/server/recours.ts';
import { choixDe, dossierVu } from '../../../../../../dossier-complet.server.ts';
import { cadre } from '../../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = agent(locals.actor);
	const complet = await dossierComplet(locals.ctx, qui, params.id, params.courrier, choixDe(url));
	const lettre = `/dossiers/${params.id}/courriers/${complet.fige.id}`;
	return {
		cadre: cadre(await recours(locals.ctx, qui, params.id)),
		vu: dossierVu(complet, url),
		lettre
	};
};
