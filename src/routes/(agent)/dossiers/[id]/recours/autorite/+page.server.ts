import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Autorite, Brouillon } from '#lib/domain/recours/brouillon.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import { memePersonne } from '#lib/domain/recours/personnes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import { CIVILITES, libelleDeCivilite } from '../civilites.ts';
import { courrielSaisi, rendre, saisi } from '../formulaire.server.ts';
import { cadre } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const formulaire = z
	.object({
		civilite: z.enum(CIVILITES).catch('inconnue'),
		nom: saisi('Nom', 120),
		qualite: saisi('Fonction', 160),
		administration: saisi('Direction', 200),
		adresse: saisi('Adresse postale', 400, { lignes: 6 }),
		courriel: courrielSaisi('Adresse de courriel')
	})
	.refine(({ nom, qualite }) => nom !== '' || qualite !== '', {
		path: ['qualite'],
		message: 'Écrivez au moins la fonction de l’autorité, comme sur le compte rendu.'
	});

const lireAutorite = ({ autorite }: Brouillon) => autorite;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { autorite } = vu.brouillon;
	return {
		cadre: cadre(vu),
		base: marque(autorite),
		autorite,
		evaluateur: evaluateurs(vu).find((nom) => memePersonne(nom, autorite.nom)) ?? null,
		enregistre: url.searchParams.has('enregistre'),
		suite: `/dossiers/${params.id}/recours/${pageSuivante(vu.brouillon)}`,
		source: reference(fondement('decret-2010-888-art-6'), vu.dossier.chaine.au),
		liste: reference(fondement('decret-2010-888-art-5'), vu.dossier.chaine.au)
	};
};

/** Who conducted, or was to conduct, the interview. */
const evaluateurs = ({ dossier }: RecoursVu): string[] =>
	dossier.faits.flatMap(({ fait }) =>
		fait.type === 'convocation-recue' && fait.evaluateur ? [fait.evaluateur] : []
	);

export const actions: Actions = {
	/** Keeps to whom the appeal goes; a name that is also the evaluator’s brings back to the page, once, with everything saved. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { valeurs } = lu;
		const autorite: Autorite = lu.donnees;
		const partie = {
			lire: lireAutorite,
			changer: (brouillon: Brouillon) => ({ ok: true as const, brouillon: { ...brouillon, autorite } })
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		const vu = await recours(ctx, qui, params.id);
		const ici = `/dossiers/${params.id}/recours`;
		if (!garde.ok) {
			return rendre({
				valeurs,
				erreurs: [{ champ: '', message: garde.refus.message }],
				base: marque(vu.brouillon.autorite),
				conflit: lignes(vu.brouillon.autorite)
			});
		}
		const doute = evaluateurs(vu).some((nom) => memePersonne(nom, autorite.nom));
		if (doute && valeurs['averti'] !== autorite.nom) redirect(303, `${ici}/autorite?enregistre=1`);
		redirect(303, `${ici}/${pageSuivante(vu.brouillon)}`);
	}
};

const lignes = (autorite: Autorite) => [
	{ question: 'Civilité', reponse: libelleDeCivilite(autorite.civilite) },
	{ question: 'Nom', reponse: autorite.nom },
	{ question: 'Fonction', reponse: autorite.qualite },
	{ question: 'Direction', reponse: autorite.administration },
	{ question: 'Adresse postale', reponse: autorite.adresse },
	{ question: 'Courriel', reponse: autorite.courriel }
];
