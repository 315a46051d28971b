import { administrateur } from '#lib/server/acteurs.ts';
import { importations } from '#lib/server/importations.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import { ETATS, GENRES } from './importation.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = { abandonne: 'L’import est arrêté, et son fichier n’est plus gardé.' };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const toutes = await importations(locals.ctx, administrateur(locals.actor), params.section);
	return {
		note: noteDe(url, NOTES),
		importations: toutes.map(({ id, nom, genre, etat, creeAt }) => ({
			id,
			nom,
			genre: GENRES[genre],
			etat: ETATS[etat],
			enCours: etat === 'demandee' || etat === 'a-defaire',
			quand: momentEnClair(creeAt)
		}))
	};
};
