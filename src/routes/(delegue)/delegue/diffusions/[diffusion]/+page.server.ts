import { delegue } from '#lib/server/acteurs.ts';
import { diffusionEnvoyee } from '#lib/server/diffusions.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { diffusionVue } from '../diffusion.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	envoye:
		'Le message est enregistré. Chaque destinataire recevra, le matin, un courriel qui dit seulement que quelque chose l’attend.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const envoyee = await diffusionEnvoyee(locals.ctx, delegue(locals.actor), params.diffusion);
	return { sectionId: envoyee.sectionId, diffusion: diffusionVue(envoyee), note: noteDe(url, NOTES) };
};
