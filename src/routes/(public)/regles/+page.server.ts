import { fondement } from '#lib/domain/regimes/fondements.ts';
import { HORS_CHAMP } from '#lib/domain/regimes/hors-champ.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { indexDesRegles } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return {
		...indexDesRegles(au),
		horsChamp: HORS_CHAMP.map(({ valeur, libelle, raison, fondements }) => ({
			valeur,
			libelle,
			raison,
			sources: fondements.map((code) => reference(fondement(code), au))
		}))
	};
};
