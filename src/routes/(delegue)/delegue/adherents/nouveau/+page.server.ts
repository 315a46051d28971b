import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { HORS_CHAMP } from '#lib/domain/regimes/hors-champ.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { createCompteTenu } from '#lib/server/comptes-tenus.ts';
import type { Context } from '#lib/server/context.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { servicesOuverts } from '#lib/server/invitations.ts';
import { reference } from '#lib/ui/format/reference.ts';
import {
	EMPLOYEURS_CONNUS,
	MANQUE,
	saisons,
	situationSaisie
} from '../../../../(agent)/dossiers/nouveau/situation.server.ts';
import { choixFacultatif, jour, ligne, trop } from '../../../../formulaire.server.ts';
import { enOptions } from '../../../../invitations/invitation.server.ts';
import { choixDe } from '../../choix.server.ts';
import { remise } from '../tenu.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { section } = await choixDe(url, locals);
	const { ctx } = locals;
	return {
		section,
		operation: nouvelleOperation(),
		services: enOptions(await servicesOuverts(ctx, delegue(locals.actor), section.id)),
		employeurs: EMPLOYEURS_CONNUS,
		saisons: saisons(ctx.today().year),
		aujourdhui: ctx.today().toString()
	};
};

const LONGUEUR_DIT = 1000;

const formulaire = z.object({
	op_id: operation,
	nom: ligne('Écrivez le nom de la personne, tel que vous la connaissez.', 120),
	serviceId: choixFacultatif,
	accord: z.enum(['en-personne', 'telephone'], 'Dites comment la personne a donné son accord.'),
	accordLe: jour('Donnez le jour où la personne a dit oui.'),
	consentement: z.enum(['compte', 'suivi'], 'Dites ce que la personne accepte.'),
	dit: z
		.string()
		.max(LONGUEUR_DIT, trop(LONGUEUR_DIT))
		.default('')
		.transform((texte) => texte.trim() || null)
});

export const actions: Actions = {
	/** The claim code is in the answer and nowhere else. */
	default: async ({ request, locals, url }) => {
		const { ctx } = locals;
		const { section } = await choixDe(url, locals);
		const valeurs = await valeursDe(request);
		const situation = situationSaisie(valeurs, ctx.today().year, MANQUE_POUR_ELLE);
		const horsChamp =
			!situation.ok && 'horsChamp' in situation ? expliqueHorsChamp(ctx, situation.horsChamp) : null;
		const lu = formulaire.safeParse(valeurs);
		if (!lu.success || !situation.ok) {
			const erreurs = [
				...(lu.success
					? []
					: lu.error.issues.map(({ path, message }) => ({ champ: path.join('.'), message }))),
				...('erreurs' in situation ? situation.erreurs : []),
				...(horsChamp ? [HORS_DE_NOS_REGLES] : [])
			];
			return fail(422, { valeurs, erreurs, horsChamp });
		}
		const { op_id, ...accorde } = lu.data;
		const nouveau = { ...situation.situation, ...accorde };
		const ouvert = await createCompteTenu(ctx, delegue(locals.actor), section.id, nouveau, op_id);
		if (!ouvert.ok) {
			const { champ = '', message } = ouvert.refus;
			return fail(422, { valeurs, erreurs: [{ champ, message }], horsChamp });
		}
		const { compteId, remis } = ouvert;
		return { ouvert: { compteId, remise: remis && remise(ctx, accorde.nom, remis) } };
	}
};

/** As the agent would be told, to somebody who answers for them. */
const MANQUE_POUR_ELLE = {
	...MANQUE,
	corps: 'Dites si elle est dans l’un de ces cas : les règles changent du tout au tout.',
	employeur: 'Dites où elle travaille : les règles en dépendent.',
	statut: 'Choisissez son statut.'
};

const HORS_DE_NOS_REGLES = {
	champ: 'corps',
	message: 'Vigie ne connaît pas les règles de ce corps : aucun dossier ne peut être ouvert ici.'
};

/** Why no dossier can be opened for this corps, with the texts that say so. */
function expliqueHorsChamp(ctx: Context, { libelle, raison, fondements }: (typeof HORS_CHAMP)[number]) {
	return { libelle, raison, sources: fondements.map((code) => reference(fondement(code), ctx.today())) };
}
