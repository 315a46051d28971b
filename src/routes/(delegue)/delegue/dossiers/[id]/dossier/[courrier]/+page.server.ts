import { delegue } from '#lib/server/acteurs.ts';
import { dossierComplet } from '#lib/server/dossier-pdf.ts';
import { choixDe, dossierVu } from '../../../../../../dossier-complet.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = delegue(locals.actor);
	const complet = await dossierComplet(locals.ctx, qui, params.id, params.courrier, choixDe(url));
	return { id: params.id, nom: complet.dossier.nom ?? 'Sans nom', vu: dossierVu(complet, url) };
};
