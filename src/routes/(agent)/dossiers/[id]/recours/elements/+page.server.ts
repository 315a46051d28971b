import { redirect } from '@sveltejs/kit';
import {
	choisir,
	nomDElement,
	retenus,
	type Brouillon,
	type Selection
} from '#lib/domain/recours/brouillon.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import {
	CODES_DE_RUBRIQUE,
	type Rubrique,
	rubriqueDe,
	rubriques,
	type RubriqueCode
} from '#lib/domain/recours/rubriques.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recours, saveBrouillon, type Partie, type RecoursVu } from '#lib/server/recours.ts';
import { tactiqueDuDossier } from '#lib/server/tactiques.ts';
import { valeursDe, type Valeurs } from '#lib/server/formulaires.ts';
import { rendre } from '../formulaire.server.ts';
import { apresEnvoi, cadre, perimetreVu, population, tactiqueVue } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What this page edits: which elements are there, not what is said of them. */
const choix = ({ elements }: Brouillon) =>
	elements.map(({ id, intitule, retenu }) => ({ id, intitule, retenu }));

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = agent(locals.actor);
	const vu = await recours(locals.ctx, qui, params.id);
	const gardes = retenus(vu.brouillon.elements);
	return {
		cadre: cadre(vu),
		base: marque(choix(vu.brouillon)),
		apresEnvoi: apresEnvoi(vu),
		perimetre: perimetreVu(vu),
		tactique: tactiqueVue(vu, await tactiqueDuDossier(locals.ctx, qui, params.id)),
		rubriques: proposees(vu).map(({ code, titre, sens, lignes }) => ({ code, titre, sens, lignes })),
		choisies: CODES_DE_RUBRIQUE.filter((code) => gardes.some((element) => element.rubrique === code)),
		lignes: Object.fromEntries(
			CODES_DE_RUBRIQUE.map((code) => [
				code,
				gardes
					.flatMap((element) => (element.rubrique === code && element.intitule ? [element.intitule] : []))
					.join('\n')
			])
		)
	};
};

/** The parts that a report of this régime may hold, and any other that was chosen once. */
function proposees(vu: RecoursVu): Rubrique[] {
	const qui = population(vu);
	const siennes = rubriques(qui);
	return CODES_DE_RUBRIQUE.flatMap((code) => {
		const sienne = siennes.find((une) => une.code === code);
		const choisie = retenus(vu.brouillon.elements).some((element) => element.rubrique === code);
		return sienne ? [sienne] : choisie ? [rubriqueDe(code, qui)] : [];
	});
}

export const actions: Actions = {
	/** Keeps the choice; what was typed about an element that is left out is kept too, aside. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const partie: Partie<unknown> = {
			lire: choix,
			changer: (brouillon) => {
				const lu = choisir(brouillon.elements, selection(valeurs));
				return lu.ok ? { ok: true, brouillon: { ...brouillon, elements: lu.elements } } : lu;
			}
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		const vu = await recours(ctx, qui, params.id);
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/${pageSuivante(vu.brouillon)}`);
		const erreurs = [{ champ: garde.refus.champ ?? '', message: garde.refus.message }];
		const retenusIci = retenus(vu.brouillon.elements).map(nomDElement);
		return rendre({
			valeurs,
			erreurs,
			base: marque(choix(vu.brouillon)),
			conflit:
				garde.refus.code === 'version-depassee'
					? [{ question: 'Éléments contestés', reponse: retenusIci }]
					: undefined
		});
	}
};

function selection(valeurs: Valeurs): Selection {
	const codes = (valeurs['rubriques'] ?? '').split(' ');
	return CODES_DE_RUBRIQUE.filter((code) => codes.includes(code) || lignesDe(valeurs, code).length > 0).map(
		(code) => ({ code, lignes: lignesDe(valeurs, code) })
	);
}

/** A line copied from the report chooses its part, ticked or not: nobody types one to leave it aside. */
const lignesDe = (valeurs: Valeurs, code: RubriqueCode): string[] =>
	(valeurs[`lignes-${code}`] ?? '')
		.split('\n')
		.map((ligne) => ligne.replace(/\s+/g, ' ').trim())
		.filter(Boolean);
