import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { avecRemarque, examenDuRecours } from '#lib/domain/recours/examen.ts';
import { agent } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { marque, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { lireFormulaire } from '../../../../../../formulaire.server.ts';
import { moyenVu } from '../../../../../../moyens-vus.server.ts';
import { rendre, saisi } from '../../formulaire.server.ts';
import { cadre, matiere } from '../../vue.server.ts';
import { PARAGRAPHE_MAXIMAL } from './limites.ts';
import type { Actions, PageServerLoad } from './$types';

const formulaire = z.object({
	paragraphe: saisi('Ce que dira la lettre', PARAGRAPHE_MAXIMAL, {
		requis: 'Écrivez ce que la lettre doit dire, ou revenez à la page précédente.'
	})
});

/** What this page edits. */
const remarques = ({ demandes }: Brouillon) => demandes.moyens;

/** The ground of this address, among those that may go into the letter. Throws `introuvable`. */
function moyenDe(vu: RecoursVu, code: string) {
	const trouve = examenDuRecours(matiere(vu)).moyens.find((moyen) => moyen.code === code);
	if (!trouve || trouve.paragraphe === '') throw new AppError('introuvable');
	return trouve;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const moyen = moyenVu(moyenDe(vu, params.moyen), vu.dossier.chaine.au);
	return {
		cadre: cadre(vu),
		base: marque(remarques(vu.brouillon)),
		moyen: { ...moyen, paragraphe: '' },
		paragraphe: moyen.paragraphe,
		remarques: conseils({ motif: moyen.paragraphe, redaction: '', regime: vu.dossier.regime }),
		deja: vu.brouillon.demandes.moyens
	};
};

export const actions: Actions = {
	/** Puts the paragraph among the remarks of the letter. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		moyenDe(await recours(ctx, qui, params.id), params.moyen);
		const partie = {
			lire: remarques,
			changer: (brouillon: Brouillon) => avecRemarque(brouillon, lu.donnees.paragraphe)
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, lu.valeurs['base'] ?? '');
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/contester?note=ajoute`);
		const { brouillon } = await recours(ctx, qui, params.id);
		return rendre({
			valeurs: lu.valeurs,
			erreurs: [{ champ: garde.refus.champ ?? '', message: garde.refus.message }],
			base: marque(remarques(brouillon)),
			conflit:
				garde.refus.code === 'version-depassee'
					? [{ question: 'Vos remarques', reponse: remarques(brouillon) }]
					: undefined
		});
	}
};
