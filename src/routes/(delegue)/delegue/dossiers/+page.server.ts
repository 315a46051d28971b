import { COULOIRS } from '#lib/domain/participation/file.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { textePropre } from '#lib/server/formulaires.ts';
import { relecturesAttendues } from '#lib/server/relectures.ts';
import { workerIsAlive } from '#lib/server/sante.ts';
import {
	nombresParCouloir,
	rappelsManques,
	serviceChoisi,
	servicesTrouves,
	suivis
} from '#lib/server/suivis.ts';
import { saisonsAVoir } from '#lib/server/tableau.ts';
import { noteDe } from '../../../formulaire.server.ts';
import { choixDe } from '../choix.server.ts';
import { adresseAvec, auPlus, couloirDe, pageDe, suiviVu, TITRES_DE_COULOIR } from './file.server.ts';
import type { PageServerLoad } from './$types';

const RECHERCHE_MAXIMUM = 100;

const NOTES = { rendu: 'Le dossier est rendu : il attend parmi ceux à prendre.' };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const { sections, section, saison } = await choixDe(url, locals);
	const q = textePropre(url.searchParams.get('q') ?? '')
		.trim()
		.slice(0, RECHERCHE_MAXIMUM);
	const couloir = couloirDe(url);
	const page = pageDe(url);
	const service = await serviceChoisi(ctx, qui, section.id, url.searchParams.get('service'));
	const choix = { couloir, service: service?.id ?? null, recherche: q, page };
	const [vue, nombres, manques, trouves, annees, rappels] = await Promise.all([
		suivis(ctx, qui, section.id, saison, choix),
		nombresParCouloir(ctx, qui, section.id, saison),
		rappelsManques(ctx, qui, section.id, saison),
		servicesTrouves(ctx, qui, section.id, q),
		saisonsAVoir(ctx, qui, section.id, saison),
		workerIsAlive(ctx)
	]);
	const aRelire = await relecturesAttendues(
		ctx,
		qui,
		vue.suivis.map(({ dossierId }) => dossierId)
	);
	return {
		sections,
		section,
		saison,
		annees,
		rappels,
		q,
		note: noteDe(url, NOTES),
		aucun: nombres.tous === 0,
		combien: auPlus(nombres.tous),
		unSeul: nombres.tous < 2,
		manques,
		couloir: { valeur: couloir, ...typographies(TITRES_DE_COULOIR[couloir]) },
		couloirs: COULOIRS.map((valeur) => ({
			valeur,
			titre: TITRES_DE_COULOIR[valeur].titre,
			nombre: auPlus(nombres[valeur]),
			href: adresseAvec(url, { couloir: valeur === 'tous' ? '' : valeur })
		})),
		service: service && { ...service, sans: adresseAvec(url, { service: '' }) },
		sansRecherche: adresseAvec(url, { q: '' }),
		trouves: trouves.map(({ id, nom }) => ({
			nom,
			href: adresseAvec(url, { service: id, q: '', couloir: '' })
		})),
		dossiers: vue.suivis.map((un) => suiviVu(un, { au: ctx.today(), aRelire })),
		tropDeNoms: vue.tropDeNoms,
		page,
		precedente: page > 1 ? adresseAvec(url, { page: page > 2 ? String(page - 1) : '' }) : null,
		suivante: vue.suite ? adresseAvec(url, { page: String(page + 1) }) : null
	};
};

const typographies = ({ titre, sens, vide }: { titre: string; sens: string; vide: string }) => ({
	titre,
	sens: typographie(sens),
	vide: typographie(vide)
});
