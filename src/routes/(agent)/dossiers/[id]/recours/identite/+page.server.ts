import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Brouillon, Demandes, Identite } from '#lib/domain/recours/brouillon.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import { examenDuRecours, REMARQUES_MAXIMUM } from '#lib/domain/recours/examen.ts';
import { notifieLe } from '#lib/domain/recours/lettre.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { lireFormulaire } from '../../../../../formulaire.server.ts';
import { versFait } from '../../../../../suivi.server.ts';
import { coche, courrielSaisi, rendre, saisi } from '../formulaire.server.ts';
import { cadre, matiere } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const formulaire = z.object({
	nom: saisi('Votre prénom et votre nom', 120, {
		requis: 'Écrivez votre prénom et votre nom : la lettre est signée.'
	}),
	genre: z.enum(['feminin', 'masculin', 'neutre']).catch('neutre'),
	grade: saisi('Votre grade ou votre emploi', 120),
	service: saisi('Votre service', 160),
	adresse: saisi('Votre adresse postale', 400, { lignes: 6 }),
	courriel: courrielSaisi('Votre adresse de courriel'),
	ville: saisi('Ville d’où vous écrivez', 80),
	anneeEvaluee: saisi('Année évaluée', 20),
	audience: coche,
	accompagnant: saisi('Qui vous accompagnera', 160),
	moyens: saisi('Remarques sur la procédure', REMARQUES_MAXIMUM.caracteres, {
		lignes: REMARQUES_MAXIMUM.lignes
	}),
	application: coche
});

/** Both halves of what this page edits. */
const dit = ({ identite, demandes }: Brouillon) => ({ identite, demandes });

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { identite, demandes } = vu.brouillon;
	const notifie = notifieLe(vu.dossier);
	return {
		cadre: cadre(vu),
		base: marque(dit(vu.brouillon)),
		identite: identite.nom === '' ? proposee(vu) : identite,
		demandes,
		notifie: notifie ? enToutesLettres(notifie) : null,
		noter: versFait(params.id, 'compte-rendu-notifie'),
		dgfip: vu.dossier.employeur === 'dgfip',
		audience: reference(fondement('doctrine-unsa-dgfip-recours'), vu.dossier.chaine.au),
		remarques: remarquesProposees(vu)
	};
};

/** What the dossier and the answers show and can be pleaded, with the line to copy and complete. */
function remarquesProposees(vu: RecoursVu): { code: string; titre: string; texte: string; ligne: string }[] {
	return examenDuRecours(matiere(vu))
		.moyens.filter(({ paragraphe }) => paragraphe !== '')
		.map(({ code, titre, texte, paragraphe }) => ({ code, titre, texte, ligne: paragraphe }));
}

/** First time: the name that the delegates know, and the year before that of the interviews. */
const proposee = ({ dossier, brouillon }: RecoursVu): Identite => ({
	...brouillon.identite,
	nom: dossier.nom ?? '',
	service: dossier.service?.nom ?? '',
	anneeEvaluee: dossier.employeur === 'education-biatss' ? '' : String(dossier.saison - 1)
});

export const actions: Actions = {
	/** Keeps who writes and what is asked beside the elements. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { valeurs } = lu;
		const { audience, accompagnant, moyens, application, ...identite } = lu.donnees;
		const demandes: Demandes = { audience, accompagnant, moyens, application };
		const partie = {
			lire: dit,
			changer: (brouillon: Brouillon) => ({
				ok: true as const,
				brouillon: { ...brouillon, identite, demandes }
			})
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		const { brouillon } = await recours(ctx, qui, params.id);
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/${pageSuivante(brouillon)}`);
		return rendre({
			valeurs,
			erreurs: [{ champ: '', message: garde.refus.message }],
			base: marque(dit(brouillon)),
			conflit: lignes(brouillon)
		});
	}
};

const lignes = ({ identite, demandes }: Brouillon) => [
	{ question: 'Vous', reponse: [identite.nom, identite.grade, identite.service].filter(Boolean) },
	{
		question: 'Vos coordonnées',
		reponse: [identite.adresse, identite.courriel, identite.ville].filter(Boolean)
	},
	{ question: 'Année évaluée', reponse: identite.anneeEvaluee },
	{ question: 'Être reçu·e', reponse: demandes.audience ? `Oui. ${demandes.accompagnant}` : 'Non' },
	{ question: 'Remarques sur la procédure', reponse: demandes.moyens }
];
