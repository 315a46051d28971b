import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { avecReponse } from '#lib/domain/echanges/message.ts';
import { refus } from '#lib/domain/refus.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { suiteDAvis } from '#lib/server/avis.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { markMessagesLus, messages, sendMessage } from '#lib/server/messages.ts';
import { reponse, reponsesTypes } from '#lib/server/reponses-types.ts';
import { messagesVus } from '../../../../../conversation.server.ts';
import {
	choixFacultatif,
	lireFormulaire,
	noteDe,
	rendreFormulaire
} from '../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	parti:
		'Votre message est enregistré. L’agent recevra un courriel qui dit seulement que quelque chose l’attend.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { dossier, ...fil } = await messages(ctx, qui, params.id, url.searchParams.get('avant'));
	await markMessagesLus(ctx, qui, fil.messages);
	const reponses = dossier.section ? await reponsesTypes(ctx, qui, dossier.section.id) : [];
	const nom = dossier.nom ?? 'Sans nom';
	return {
		id: dossier.id,
		nom,
		section: dossier.section?.id ?? '',
		operation: nouvelleOperation(),
		note: noteDe(url, NOTES),
		sansCourriel: (await suiteDAvis(ctx, qui, dossier.compteId)) === 'impossible',
		reponses: reponses.map(({ id, titre }) => ({ valeur: id, libelle: titre })),
		messages: messagesVus(fil.messages, nom),
		plusAnciens: fil.plusAnciens && `/delegue/dossiers/${dossier.id}/messages?avant=${fil.plusAnciens}`
	};
};

const formulaire = z.object({
	op_id: operation,
	acte: z.enum(['envoyer', 'inserer']).catch('envoyer'),
	texte,
	reponse: choixFacultatif
});

export const actions: Actions = {
	/** Sends the message, or puts a saved answer after what is typed. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = delegue(locals.actor);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, acte, texte: ecrit, reponse: choisie } = lu.donnees;
		if (acte === 'inserer') {
			// Whoever may not open the dossier gets nothing from its form either.
			await messages(ctx, qui, params.id);
			if (choisie === null)
				return rendreFormulaire(
					lu.valeurs,
					refus('sans-reponse', 'Choisissez la réponse à insérer.', 'reponse')
				);
			const { texte: gardee } = await reponse(ctx, qui, choisie);
			return { valeurs: { ...lu.valeurs, texte: avecReponse(ecrit, gardee) }, erreurs: [] };
		}
		const envoye = await sendMessage(ctx, qui, params.id, ecrit, op_id);
		if (!envoye.ok) return rendreFormulaire(lu.valeurs, envoye);
		redirect(303, `/delegue/dossiers/${params.id}/messages?note=parti`);
	}
};
