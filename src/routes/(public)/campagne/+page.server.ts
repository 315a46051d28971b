import { campagne } from '#lib/server/campagne.ts';
import type { PageServerLoad } from './$types';
import { annonce } from './vue.server.ts';

/** One year at a time, the latest unless another is asked: `?annee=2025`. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const toutes = (await campagne(locals.ctx)).map(annonce);
	const annees = [...new Set(toutes.map(({ le }) => le.slice(0, 4)))];
	const demandee = url.searchParams.get('annee');
	const annee = annees.find((une) => une === demandee) ?? annees[0] ?? null;
	return {
		annee,
		autres: annees.filter((une) => une !== annee),
		entrees: toutes.filter(({ le }) => le.slice(0, 4) === annee)
	};
};
