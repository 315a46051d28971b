import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { markMessagesLus, messages, sendMessage } from '#lib/server/messages.ts';
import { messagesVus } from '../../../../conversation.server.ts';
import { lireFormulaire, noteDe, rendreFormulaire } from '../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	parti: 'Votre message est enregistré. La personne qui s’occupe de votre dossier va être prévenue.',
	attend:
		'Votre message est enregistré. Personne ne s’occupe encore de votre dossier : il attend dans la liste de votre section, parmi les messages à lire.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const { dossier, ...fil } = await messages(ctx, qui, params.id, url.searchParams.get('avant'));
	await markMessagesLus(ctx, qui, fil.messages);
	return {
		id: dossier.id,
		saison: dossier.saison,
		suivi: dossier.consentement === 'suivi',
		section: dossier.section?.nom ?? null,
		operation: nouvelleOperation(),
		note: noteDe(url, NOTES),
		messages: messagesVus(fil.messages, null),
		plusAnciens: fil.plusAnciens && `/dossiers/${dossier.id}/messages?avant=${fil.plusAnciens}`
	};
};

const formulaire = z.object({ op_id: operation, texte });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, texte: ecrit } = lu.donnees;
		const envoye = await sendMessage(locals.ctx, agent(locals.actor), params.id, ecrit, op_id);
		if (!envoye.ok) return rendreFormulaire(lu.valeurs, envoye);
		redirect(303, `/dossiers/${params.id}/messages?note=${envoye.prevenu ? 'parti' : 'attend'}`);
	}
};
