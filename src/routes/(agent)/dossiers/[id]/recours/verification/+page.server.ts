import { redirect } from '@sveltejs/kit';
import { type Brouillon, ecartees, nomDElement, retenus } from '#lib/domain/recours/brouillon.ts';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import { notifieLe } from '#lib/domain/recours/lettre.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { laisses, rubrique } from '#lib/domain/recours/rubriques.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { tactiqueDuDossier } from '#lib/server/tactiques.ts';
import type { LigneRecapitulative } from '#lib/ui/Recapitulatif.svelte';
import { valeursDe } from '#lib/server/formulaires.ts';
import { rendre } from '../formulaire.server.ts';
import { apresEnvoi, cadre, perimetreVu, population, tactiqueVue } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is confirmed: what is left aside, given what is contested. */
const ecarts = ({ ecartes, elements }: Brouillon) => ({ ecartes, laisses: ecartees(elements) });

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = agent(locals.actor);
	const vu = await recours(locals.ctx, qui, params.id);
	const suivante = pageSuivante(vu.brouillon);
	if (suivante !== 'verification') redirect(303, `/dossiers/${params.id}/recours/${suivante}`);
	const { brouillon } = vu;
	return {
		cadre: cadre(vu),
		base: marque(ecarts(brouillon)),
		lignes: [...lignesDesElements(vu), ...lignesDeLaLettre(vu)],
		laisses: laissesDe(vu).map((code) => rubrique(code).titre),
		perimetre: perimetreVu(vu),
		apresEnvoi: apresEnvoi(vu),
		tactique: tactiqueVue(vu, await tactiqueDuDossier(locals.ctx, qui, params.id)),
		remarques: aRevoir(brouillon, vu.dossier.regime).map(({ nom, page }) => ({
			nom,
			href: `/dossiers/${params.id}/recours/${page}#conseils`
		}))
	};
};

/** What is left aside, among what a report of this régime may hold. */
const laissesDe = (vu: RecoursVu) => laisses(ecartees(vu.brouillon.elements), population(vu));

/** What was typed and could be turned against the agent, by the page where it is mended. */
const aRevoir = ({ elements, demandes }: Brouillon, regime: RegimeCode): { nom: string; page: string }[] => [
	...retenus(elements)
		.filter((element) => conseils({ ...element, regime }).length > 0)
		.map((element) => ({ nom: nomDElement(element), page: `elements/${element.id}` })),
	...(conseils({ motif: demandes.moyens, redaction: '', regime }).length > 0
		? [{ nom: 'Remarques sur la procédure', page: 'identite' }]
		: [])
];

const lignesDesElements = ({ dossier, brouillon }: RecoursVu): LigneRecapitulative[] =>
	retenus(brouillon.elements).map((element) => ({
		question: nomDElement(element),
		reponse: [
			element.passage && `Écrit\u202f: ${element.passage}`,
			`Raison\u202f: ${element.motif}`,
			element.redaction ? `Demandé\u202f: ${element.redaction}` : 'Demandé\u202f: rien de précis'
		].filter(Boolean),
		href: `/dossiers/${dossier.id}/recours/elements/${element.id}`
	}));

function lignesDeLaLettre({ dossier, brouillon }: RecoursVu): LigneRecapitulative[] {
	const { autorite, identite, demandes } = brouillon;
	const ici = `/dossiers/${dossier.id}/recours`;
	const notifie = notifieLe(dossier);
	return [
		{
			question: 'À qui vous écrivez',
			reponse: [
				autorite.nom,
				autorite.qualite,
				autorite.administration,
				autorite.adresse,
				autorite.courriel
			].filter(Boolean),
			href: `${ici}/autorite`
		},
		{
			question: 'Vous',
			reponse: [identite.nom, identite.grade, identite.service, identite.adresse, identite.courriel].filter(
				Boolean
			),
			href: `${ici}/identite`
		},
		{
			question: 'Compte rendu',
			reponse: [
				notifie ? `Notifié le ${enToutesLettres(notifie)}` : '',
				identite.anneeEvaluee && `Année ${identite.anneeEvaluee}`
			].filter(Boolean),
			href: `${ici}/identite`
		},
		{
			question: 'Demande d’être reçu·e',
			reponse: demandes.audience
				? `Oui, avec ${demandes.accompagnant || 'une personne de votre choix'}`
				: 'Non',
			href: `${ici}/identite`
		},
		...(demandes.moyens
			? [{ question: 'Remarques sur la procédure', reponse: demandes.moyens, href: `${ici}/identite` }]
			: [])
	];
}

export const actions: Actions = {
	/** Confirms what is left aside, then goes to the letter. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const vu = await recours(ctx, qui, params.id);
		if (laissesDe(vu).length > 0 && valeurs['confirme'] !== 'oui') {
			const message = 'Cochez la case si vous laissez bien ces éléments de côté, ou revenez les choisir.';
			return rendre({ valeurs, erreurs: [{ champ: 'confirme', message }] });
		}
		const partie = {
			lire: ecarts,
			changer: (avant: Brouillon) => ({
				ok: true as const,
				brouillon: { ...avant, ecartes: ecartees(avant.elements) }
			})
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		if (!garde.ok) {
			const message =
				'Vos éléments ont changé dans un autre onglet. Relisez la liste ci-dessous, puis confirmez.';
			return rendre({
				valeurs,
				erreurs: [{ champ: '', message }],
				base: marque(ecarts((await recours(ctx, qui, params.id)).brouillon))
			});
		}
		redirect(303, `/dossiers/${params.id}/recours/lettre/recours-hierarchique`);
	}
};
