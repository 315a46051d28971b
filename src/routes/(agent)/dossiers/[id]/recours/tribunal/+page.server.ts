import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { agent } from '#lib/server/acteurs.ts';
import { recours } from '#lib/server/recours.ts';
import { commission, etapesVues } from '../../../../../maintenant.server.ts';
import { versFait } from '../../../../../suivi.server.ts';
import { cadre, echeanceDe, phrase } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const nom = commission(vu.dossier);
	const delai = echeanceDe(vu, 'recours-contentieux');
	return {
		cadre: { ...cadre(vu), delai: null },
		prudente: delai?.prudente ? enToutesLettres(delai.prudente) : null,
		limite: delai?.limite ? enToutesLettres(delai.limite) : null,
		statut: delai?.statut ?? 'a-venir',
		etapes: delai ? etapesVues(delai, vu.dossier.chaine.au) : [],
		discute: delai?.certitude === 'discute',
		savoir: [
			phrase(
				vu,
				`Ni le recours hiérarchique ni la ${nom} ne sont obligatoires avant le tribunal.`,
				'ce-386907'
			),
			phrase(
				vu,
				`Saisir la ${nom} ne change pas ce délai : comptez depuis la réponse au recours, ou depuis son rejet par silence.`
			),
			phrase(
				vu,
				'Demandez l’annulation de tout le compte rendu, et que l’évaluation soit refaite : demander d’effacer quelques phrases a déjà été refusé.',
				'caa-lyon-16ly02938'
			)
		],
		noter: versFait(params.id, 'recours-contentieux-depose')
	};
};
