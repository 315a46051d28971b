import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import { proposeCle } from '#lib/server/cles-personnelles.ts';
import { champs, suite } from '../../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ suite: suiteSure(url.searchParams.get('suite')) });

const formulaire = z.object({ suite });

export const actions: Actions = {
	/** The key is in the answer and nowhere else: this page asked again shows another one. */
	default: async (event) => {
		const saisie = await champs(event, formulaire);
		return { proposee: proposeCle(event.locals.ctx, null), suite: saisie.suite };
	}
};
