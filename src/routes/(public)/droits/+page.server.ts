import { questions, RUBRIQUES } from '#lib/server/droits.ts';
import { TITRES } from './rubriques.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	rubriques: RUBRIQUES.map((rubrique) => ({
		code: rubrique,
		titre: TITRES[rubrique].titre,
		questions: questions()
			.filter((une) => une.rubrique === rubrique)
			.map(({ code, question }) => ({ code, question }))
	}))
});
