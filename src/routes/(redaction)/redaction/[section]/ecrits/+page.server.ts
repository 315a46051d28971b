import { redacteur } from '#lib/server/acteurs.ts';
import { ecritsRediges } from '#lib/server/ecrits-rediges.ts';
import { sectionRedigee } from '#lib/server/redaction.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { porteeDe } from './saisie.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = { range: 'Ce texte n’est plus dans la liste. Il est gardé.' };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = redacteur(locals.actor);
	const portee = porteeDe(params.section);
	const ecrits = await ecritsRediges(locals.ctx, qui, portee);
	return {
		note: noteDe(url, NOTES),
		place: params.section,
		nom: portee === null ? 'Tout le syndicat' : (await sectionRedigee(locals.ctx, qui, portee)).nom,
		union: portee === null,
		ecrits: ecrits.map(({ id, genre, titre, etat, modifieAt, version }) => ({
			id,
			genre,
			titre,
			etat: etat.code,
			/** A later version waits behind the one that is read. */
			aDonner: etat.parue !== null && etat.parue !== version,
			modifie: momentEnClair(modifieAt)
		}))
	};
};
