import { delegue } from '#lib/server/acteurs.ts';
import { workerIsAlive } from '#lib/server/sante.ts';
import { saisonsAVoir, SERVICES_PAR_FICHIER, tableau } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { adresseDe, choixDe, vueDemandee } from './choix.server.ts';
import { semainesVues } from './courbes.server.ts';
import { barresVues, chiffresVus, datesVues, ligneVue, phraseDeParticipation } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, actor } = locals;
	const { sections, section, saison } = await choixDe(url, locals);
	const qui = delegue(actor);
	const demande = vueDemandee(url, locals);
	const [vu, annees, rappels] = await Promise.all([
		tableau(ctx, qui, section.id, demande),
		saisonsAVoir(ctx, qui, section.id, saison),
		workerIsAlive(ctx)
	]);
	const ceJour = ctx.today();
	const vers = (branche: string | null, page = 1) =>
		adresseDe('/delegue', section.id, { ...demande, branche, page });
	const service = (id: string) =>
		adresseDe(`/delegue/services/${id}`, section.id, { ...demande, branche: null, page: 1 });
	return {
		sections,
		section,
		saison,
		annees,
		notion: demande.notion,
		au: dateLongue(ceJour.toString()),
		rappels,
		trop: url.searchParams.has('trop') ? SERVICES_PAR_FICHIER : null,
		branche: vu.branche && {
			...vu.branche,
			chemin: vu.branche.chemin.map(({ id, nom }) => ({ nom, href: vers(id) })),
			href: service(vu.branche.id)
		},
		haut: vers(null),
		dates: datesVues(vu.dates, ceJour),
		phrase: phraseDeParticipation(vu.tout),
		tout: ligneVue(vu.tout),
		barres: barresVues(vu.tout),
		chiffres: chiffresVus(vu.tout, vu.avant, vu.dates, ceJour),
		lignes: vu.lignes.map((ligne) => ({
			...ligneVue(ligne),
			barres: barresVues(ligne),
			href:
				ligne.noeud === null
					? vu.branche
						? service(vu.branche.id)
						: adresseDe('/delegue/sans-service', section.id, { ...demande, branche: null, page: 1 })
					: ligne.enfants > 0
						? vers(ligne.noeud)
						: service(ligne.noeud)
		})),
		...semainesVues(vu, { ...demande, ceJour }),
		pages: vu.pages,
		page: demande.page,
		precedente: demande.page > 1 ? vers(demande.branche, demande.page - 1) : null,
		suivante: demande.page < vu.pages ? vers(demande.branche, demande.page + 1) : null,
		sorties: {
			point: adresseDe('/delegue/point', section.id, { ...demande, page: 1 }),
			csv: adresseDe('/delegue/export/csv', section.id, { ...demande, page: 1 }),
			xlsx: adresseDe('/delegue/export/xlsx', section.id, { ...demande, page: 1 }),
			barres: adresseDe('/delegue/export/barres', section.id, { ...demande, page: 1 }),
			courbe: adresseDe('/delegue/export/courbe', section.id, { ...demande, page: 1 }),
			services: adresseDe('/delegue/export/services', section.id, demande)
		}
	};
};
