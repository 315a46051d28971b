import { MENTION_ONIC } from '#lib/domain/notation/onic-2005.ts';
import { MENTION_DEFENSE } from '#lib/domain/notation/ouvriers-defense-1972.ts';
import { NIVEAUX, reglesDeNotation, type Systeme } from '#lib/domain/notation/regles.ts';
import type { PageServerLoad } from './$types';
import { remarqueVue } from './resultat.server.ts';

export const load: PageServerLoad = ({ locals }) => {
	const au = locals.ctx.today();
	return {
		onic: { mention: remarqueVue(MENTION_ONIC, au), regles: regles('onic-2005') },
		defense: { mention: remarqueVue(MENTION_DEFENSE, au), regles: regles('ouvriers-defense-1972') }
	};
};

/** Every rule that is checked, from the data itself. */
const regles = (systeme: Systeme) =>
	reglesDeNotation(systeme).map(({ code, titre, article, niveau }) => ({
		code,
		titre,
		article,
		niveau: NIVEAUX[niveau]
	}));
