import { fondement } from '#lib/domain/regimes/fondements.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { POPULATIONS } from '../../(agent)/dossiers/nouveau/hors-champ.ts';
import { indexDesRegles } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return {
		...indexDesRegles(au),
		horsChamp: POPULATIONS.map(({ valeur, libelle, raison, fondements }) => ({
			valeur,
			libelle,
			raison,
			sources: fondements.map((code) => reference(fondement(code), au))
		}))
	};
};
