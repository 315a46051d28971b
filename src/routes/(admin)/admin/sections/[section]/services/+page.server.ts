import { arbre, enLignes } from '#lib/domain/participation/arbre.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { services } from '#lib/server/services.ts';
import { dateCourte } from '#lib/ui/format/dates.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	cree: 'Le service est ajouté.',
	change: 'Le service est enregistré.',
	deplace:
		'Le service est déplacé. Ce qui y a été compté est passé des totaux d’où il part à ceux où il arrive, pour toutes les saisons.',
	ferme: 'Le service est fermé. Ce qui y a été compté reste.',
	rouvert: 'Le service est rouvert.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const tous = await services(locals.ctx, administrateur(locals.actor), params.section);
	return {
		note: noteDe(url, NOTES),
		services: enLignes(arbre(tous)).map(({ service, profondeur, enfants }) => ({
			id: service.id,
			nom: service.nom,
			profondeur,
			effectif: service.effectif,
			contient: enfants.length > 0,
			fermeLe: service.fermeLe ? dateCourte(service.fermeLe.toString()) : null
		}))
	};
};
