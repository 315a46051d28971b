import { delegue } from '#lib/server/acteurs.ts';
import { comptages } from '#lib/server/comptages.ts';
import { NOMS_MAX, serviceDe } from '#lib/server/tableau.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { nombre } from '#lib/ui/format/nombres.ts';
import { adresseDe, saisonDe } from '../../choix.server.ts';
import { personnes } from '../../personnes.server.ts';
import { barresVues, chiffresVus, ligneVue, phraseDeParticipation } from '../../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = delegue(locals.actor);
	const saison = saisonDe(url, locals);
	const vu = await serviceDe(ctx, qui, params.service, saison);
	const historique = await comptages(ctx, qui, params.service, saison);
	const vers = (branche: string | null) =>
		adresseDe('/delegue', vu.section.id, { saison, branche, notion: 'refus', page: 1 });
	const contient = vu.ligne.enfants > 0;
	return {
		saison,
		note: url.searchParams.has('note') ? 'Le comptage est enregistré.' : null,
		section: vu.section,
		service: { id: vu.service.id, nom: vu.service.nom, ferme: vu.service.ferme },
		niveaux: [
			{ nom: vu.section.nom, href: vers(null) },
			...vu.service.chemin.map(({ id, nom }) => ({ nom, href: vers(id) }))
		],
		ligne: ligneVue(vu.ligne),
		barres: barresVues(vu.ligne),
		chiffres: chiffresVus(vu.ligne, null, vu.dates, ctx.today()),
		contient,
		dedans: contient ? vers(vu.service.id) : null,
		phrase: phraseDeParticipation(vu.ligne),
		nomsMax: NOMS_MAX,
		personnes: vu.participants && personnes(vu.participants, vu.noms),
		comptages: historique.map(({ id, saisiLe, auteur, ...nombres }) => ({
			id,
			saisi: `${dateLongue(saisiLe.toString())}, par ${auteur ?? 'quelqu’un qui n’est plus là'}`,
			participants: nombre(nombres.participants),
			engages: nombre(nombres.engages),
			convoques: nombre(nombres.convoques),
			secondes: nombre(nombres.secondes),
			refus: nombre(nombres.refus),
			absences: nombre(nombres.absences),
			comptesRendus: nombre(nombres.comptesRendus),
			contestations: nombre(nombres.contestations)
		}))
	};
};
