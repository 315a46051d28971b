import { recherche } from '#lib/server/recherche.ts';
import { indexDuSite } from './corpus.server.ts';
import type { PageServerLoad } from './$types';

/** Longest request that is read, in characters. */
const LONGUEUR = 200;

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const demande = (url.searchParams.get('q') ?? '').slice(0, LONGUEUR).trim();
	return {
		demande,
		resultats: demande === '' ? [] : recherche(await indexDuSite(ctx), demande)
	};
};
