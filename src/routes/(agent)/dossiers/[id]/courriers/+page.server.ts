import { agent } from '#lib/server/acteurs.ts';
import { recours } from '#lib/server/recours.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dossier, brouillon, lettres } = await recours(locals.ctx, agent(locals.actor), params.id);
	return {
		id: dossier.id,
		saison: dossier.saison,
		lettres: lettres.map(({ id, titre, objet, figeAt }) => {
			const envoi = brouillon.envois.find(({ courrierId }) => courrierId === id);
			return { id, titre, objet, terminee: jourDe(figeAt), envoyee: envoi ? dateLongue(envoi.le) : null };
		})
	};
};
