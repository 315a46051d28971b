import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { type Brouillon, type ElementConteste, nomDElement, retenus } from '#lib/domain/recours/brouillon.ts';
import { conseils } from '#lib/domain/recours/conseils.ts';
import { pageSuivante } from '#lib/domain/recours/etapes.ts';
import { rubriqueDe } from '#lib/domain/recours/rubriques.ts';
import { refus } from '#lib/domain/refus.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recours, saveBrouillon, type Partie, type RecoursVu } from '#lib/server/recours.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { AppError } from '#lib/server/errors.ts';
import { texte } from '#lib/server/formulaires.ts';
import { lireFormulaire } from '../../../../../../formulaire.server.ts';
import { rendre, saisi } from '../../formulaire.server.ts';
import { cadre, population } from '../../vue.server.ts';
import { LIMITES } from './limites.ts';
import type { Actions, PageServerLoad } from './$types';

const LIGNES_MAXIMUM = 400;
const formulaire = z.object({
	passage: saisi('Ce qui est écrit', LIMITES.passage, { lignes: LIGNES_MAXIMUM }),
	motif: saisi('Pourquoi', LIMITES.motif, {
		lignes: LIGNES_MAXIMUM,
		requis: 'Écrivez au moins une raison : un fait, une date, un chiffre.'
	}),
	redaction: saisi('Ce que vous demandez', LIMITES.redaction, { lignes: LIGNES_MAXIMUM }),
	/** Remarks that the page already showed. */
	vus: texte
});

const dit = ({ passage, motif, redaction }: ElementConteste) => ({ passage, motif, redaction });

const trouver = ({ elements }: Brouillon, id: string) =>
	retenus(elements).find((element) => element.id === id);

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { element, rang, nombre } = place(vu, params.element);
	const { conseil, fondements, demande } = rubriqueDe(element.rubrique, population(vu));
	return {
		cadre: cadre(vu),
		base: marque(dit(element)),
		nom: nomDElement(element),
		commun: Object.values(vu.brouillon.communs).some((verse) => verse.element === element.id),
		rang,
		nombre,
		conseil,
		demande,
		sources: fondements.map((code) => reference(fondement(code), vu.dossier.chaine.au)),
		...dit(element)
	};
};

/** Where an element stands among those of the appeal. */
function place({ brouillon }: RecoursVu, id: string) {
	const choisis = retenus(brouillon.elements);
	const rang = choisis.findIndex((element) => element.id === id);
	const element = choisis[rang];
	if (!element) throw new AppError('introuvable');
	return { element, rang: rang + 1, nombre: choisis.length };
}

export const actions: Actions = {
	/** Keeps what is said of one element. A remark not seen yet brings back to the page, once, with everything saved. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const ici = `/dossiers/${params.id}/recours`;
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(lu.reponse.data);
		const { valeurs } = lu;
		const { vus, ...textes } = lu.donnees;
		const nouveau = { ...textes, passage: sansGuillemets(textes.passage) };
		const garde = await saveBrouillon(
			ctx,
			qui,
			params.id,
			partie(params.element, nouveau),
			valeurs['base'] ?? ''
		);
		const vu = await recours(ctx, qui, params.id);
		if (!garde.ok) {
			const enregistre = trouver(vu.brouillon, params.element);
			return rendre({
				valeurs,
				erreurs: [{ champ: '', message: garde.refus.message }],
				base: enregistre && marque(dit(enregistre)),
				conflit: enregistre && lignes(enregistre)
			});
		}
		const nouveaux = conseils({ ...nouveau, regime: vu.dossier.regime }).filter(
			({ code }) => !vus.split(' ').includes(code)
		);
		if (nouveaux.length > 0) redirect(303, `${ici}/elements/${params.element}?enregistre=1#conseils`);
		redirect(303, `${ici}/${pageSuivante(vu.brouillon)}`);
	}
};

/** The letter puts its own quotation marks. */
const sansGuillemets = (passage: string): string => passage.replace(/^[«"“]\s*([^«»"“”]*?)\s*[»"”]$/u, '$1');

const partie = (id: string, textes: ReturnType<typeof dit>): Partie<unknown> => ({
	lire: (brouillon) => {
		const element = trouver(brouillon, id);
		return element ? dit(element) : null;
	},
	changer: (brouillon) =>
		trouver(brouillon, id)
			? {
					ok: true,
					brouillon: {
						...brouillon,
						elements: brouillon.elements.map((element) =>
							element.id === id ? { ...element, ...textes } : element
						)
					}
				}
			: refus(
					'element-retire',
					'Cet élément a été laissé de côté dans un autre onglet. Recopiez votre texte, puis choisissez-le de nouveau.'
				)
});

const lignes = ({ passage, motif, redaction }: ElementConteste) => [
	{ question: 'Ce qui est écrit', reponse: passage },
	{ question: 'Pourquoi', reponse: motif },
	{ question: 'Ce que vous demandez', reponse: redaction }
];
