import { VOIES } from '#lib/domain/participation/file.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { relecturesAttendues } from '#lib/server/relectures.ts';
import { workerIsAlive } from '#lib/server/sante.ts';
import { suivis, type Suivi } from '#lib/server/suivis.ts';
import { saisonsAVoir } from '#lib/server/tableau.ts';
import { choixDe } from '../choix.server.ts';
import { TOURS, voies } from './file.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { sections, section, saison } = await choixDe(url, locals);
	const [tous, annees, rappels] = await Promise.all([
		suivis(ctx, qui, section.id, saison),
		saisonsAVoir(ctx, qui, section.id, saison),
		workerIsAlive(ctx)
	]);
	const tour = VOIES.find((voie) => voie === url.searchParams.get('tour')) ?? '';
	const service = servicesDe(tous).find(({ valeur }) => valeur === url.searchParams.get('service'));
	const choisis = tous.filter(
		(un) => (tour === '' || un.voie === tour) && (!service || un.service?.id === service.valeur)
	);
	const aRelire = await relecturesAttendues(
		ctx,
		qui,
		choisis.map(({ dossierId }) => dossierId)
	);
	return {
		sections,
		section,
		saison,
		annees,
		rappels,
		total: tous.length,
		voies: voies(choisis, { au: ctx.today(), aRelire }),
		manques: tous.filter(({ rappelManque }) => rappelManque).length,
		tour,
		tours: VOIES.map((voie) => ({ valeur: voie, libelle: TOURS[voie].titre })),
		service: service?.valeur ?? '',
		services: servicesDe(tous)
	};
};

/** The services of the followed dossiers, by name. */
const servicesDe = (tous: readonly Suivi[]) =>
	[...new Map(tous.flatMap(({ service }) => (service ? [[service.id, service.nom] as const] : [])))]
		.map(([valeur, libelle]) => ({ valeur, libelle }))
		.toSorted((a, b) => a.libelle.localeCompare(b.libelle, 'fr'));
