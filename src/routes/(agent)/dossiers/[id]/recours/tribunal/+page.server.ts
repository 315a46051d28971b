import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { memoTribunal } from '#lib/domain/recours/tribunal.ts';
import { agent } from '#lib/server/acteurs.ts';
import { recours } from '#lib/server/recours.ts';
import { commission, etapesVues } from '../../../../../maintenant.server.ts';
import { versFait } from '../../../../../suivi.server.ts';
import { cadre, echeanceDe, phrase } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const delai = echeanceDe(vu, 'recours-contentieux');
	const memo = memoTribunal(
		{ faits: vu.dossier.faits.map(({ fait }) => fait), chaine: vu.dossier.chaine },
		commission(vu.dossier)
	);
	return {
		cadre: { ...cadre(vu), delai: null },
		prudente: memo.prudente ? enToutesLettres(memo.prudente) : null,
		limite: memo.limite ? enToutesLettres(memo.limite) : null,
		etat: memo.etat,
		sansChaine: vu.dossier.chaine.phrase,
		jours: memo.jours.map(({ quoi, le, effet }) => ({ quoi, le: enToutesLettres(le), effet })),
		etapes: delai ? etapesVues(delai, vu.dossier.chaine.au) : [],
		discute: delai?.certitude === 'discute',
		savoir: [
			...memo.savoir.map(({ texte, fondement }) => phrase(vu, texte, fondement ?? undefined)),
			phrase(
				vu,
				`Saisir la ${commission(vu.dossier)} ne change pas ce délai : comptez depuis la réponse au recours, ou depuis son rejet par silence.`
			)
		],
		joindre: memo.joindre,
		noter: memo.etat === 'saisi' ? null : versFait(params.id, 'recours-contentieux-depose')
	};
};
