import { delegue } from '#lib/server/acteurs.ts';
import { reponsesTypes } from '#lib/server/reponses-types.ts';
import { noteDe } from '../../../formulaire.server.ts';
import { choixDe } from '../choix.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	ajout: 'La réponse est enregistrée.',
	change: 'La réponse est changée.',
	retrait: 'La réponse est retirée.'
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { sections, section } = await choixDe(url, locals);
	const reponses = await reponsesTypes(locals.ctx, delegue(locals.actor), section.id);
	return {
		sections,
		section,
		note: noteDe(url, NOTES),
		reponses: reponses.map(({ id, titre, texte }) => ({ id, titre, texte }))
	};
};
