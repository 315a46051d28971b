import { agent } from '#lib/server/acteurs.ts';
import { recepisse } from '#lib/server/recepisse.ts';
import { recours } from '#lib/server/recours.ts';
import { cadre } from '../../../recours/vue.server.ts';
import { lettreDe } from '../lettre.server.ts';
import { jourDeRemise } from './jour.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const fige = await lettreDe(locals, params);
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const remise = jourDeRemise(url);
	const ici = `/dossiers/${params.id}/courriers/${fige.id}`;
	return {
		cadre: { ...cadre(vu), delai: null },
		titre: fige.titre,
		retour: ici,
		papier: recepisse(fige, remise.le),
		le: remise.tape,
		erreurs: remise.erreurs,
		pdf: `${ici}/recepisse/pdf${remise.le ? `?le=${remise.le.toString()}` : ''}`
	};
};
