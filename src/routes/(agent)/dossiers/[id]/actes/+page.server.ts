import { agent } from '#lib/server/acteurs.ts';
import { actesDuDossier } from '#lib/server/adhesions.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { carteDActe } from './vue.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	retire:
		'Vous êtes retiré·e : votre nom n’est plus montré ni à la section, ni aux collègues. Une lettre terminée reste dans votre dossier.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { dossier, actes } = await actesDuDossier(locals.ctx, agent(locals.actor), params.id);
	return {
		id: dossier.id,
		saison: dossier.saison,
		section: dossier.section?.nom ?? null,
		note: noteDe(url, NOTES),
		actes: actes.map(carteDActe)
	};
};
