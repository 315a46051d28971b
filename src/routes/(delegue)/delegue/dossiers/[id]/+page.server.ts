import { REGIMES_LIBELLES, SITUATIONS_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { LETTRES } from '#lib/domain/recours/brouillon.ts';
import { TITRES_DE_TACTIQUE } from '#lib/domain/recours/tactique.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { courriersDe } from '#lib/server/courriers.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { chargeDuDossier, recordLecture } from '#lib/server/prises-en-charge.ts';
import { lettresARelire } from '#lib/server/relectures.ts';
import { pieces } from '#lib/server/pieces.ts';
import { tactiqueDuDossier } from '#lib/server/tactiques.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { departsVus } from '../../../../departs.server.ts';
import { irregularitesVues } from '../../../../irregularites.server.ts';
import { pieceVue } from '../../../../pieces.server.ts';
import { etatDeLettre } from '../../../../relecture.server.ts';
import { chargeVue } from './charge/charge.server.ts';
import { echangesDe } from './echanges.server.ts';
import { acteDeLAgent, fil } from './lecture.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = delegue(locals.actor);
	const un = await dossier(locals.ctx, qui, params.id);
	const courriers = await courriersDe(locals.ctx, qui, params.id);
	const lettres = await lettresARelire(locals.ctx, qui, params.id);
	const tactique = await tactiqueDuDossier(locals.ctx, qui, params.id);
	await recordLecture(locals.ctx, qui, params.id);
	return {
		id: un.id,
		nom: un.nom ?? 'Sans nom',
		saison: un.saison,
		au: dateLongue(un.chaine.au.toString()),
		ou: un.service?.nom ?? un.section?.nom ?? null,
		regles: REGIMES_LIBELLES[un.regime],
		situation: SITUATIONS_LIBELLES[un.chaine.situation].titre,
		carte: acteDeLAgent(un),
		...fil(un),
		charge: chargeVue(await chargeDuDossier(locals.ctx, qui, params.id)),
		echanges: await echangesDe(locals.ctx, qui, params.id),
		irregularites: irregularitesVues(un.chaine),
		departs: departsVus(un.chaine),
		tactique: tactique && {
			titre: TITRES_DE_TACTIQUE[tactique.choix],
			explication: tactique.explication
		},
		lettres: lettres.map(etatDeLettre),
		pieces: (await pieces(locals.ctx, qui, params.id)).filter(({ retireeAt }) => !retireeAt).map(pieceVue),
		courriers: courriers.map(({ id, titre, objet, figeAt, modele }) => ({
			id,
			titre,
			objet,
			le: jourDe(figeAt),
			dossier: LETTRES.some((code) => code === modele) ? `/delegue/dossiers/${params.id}/dossier/${id}` : null
		}))
	};
};
