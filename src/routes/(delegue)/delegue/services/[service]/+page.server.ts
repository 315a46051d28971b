import { delegue } from '#lib/server/acteurs.ts';
import { comptages } from '#lib/server/comptages.ts';
import { serviceDe } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { saisonDe } from '../../choix.server.ts';
import { personnes } from '../../personnes.server.ts';
import { ligneVue, phraseDeParticipation } from '../../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const saison = saisonDe(url, locals);
	const vu = await serviceDe(ctx, qui, params.service, saison);
	const historique = await comptages(ctx, qui, params.service, saison);
	return {
		saison,
		note: url.searchParams.has('note') ? 'Le comptage est enregistré.' : null,
		section: vu.section,
		service: vu.service,
		ligne: ligneVue(vu.ligne),
		contient: vu.noms.size > 1,
		phrase: phraseDeParticipation(vu.ligne),
		personnes: personnes(vu.participants, vu.noms),
		comptages: historique.map(({ id, saisiLe, auteur, ...nombres }) => ({
			id,
			saisi: `${dateLongue(saisiLe.toString())}, par ${auteur ?? 'quelqu’un qui n’est plus là'}`,
			participants: nombres.participants,
			refus: nombres.refus,
			absences: nombres.absences,
			comptesRendus: nombres.comptesRendus,
			contestations: nombres.contestations
		}))
	};
};
