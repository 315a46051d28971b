import { ECHEANCES, REGIMES_LIBELLES, SITUATIONS_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { dossierTenu, readCompteTenu } from '#lib/server/comptes-tenus.ts';
import type { DossierVu } from '#lib/server/dossiers.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { MANIERES } from '../../../../accords.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { ligneDeFait, quiTient } from '../tenu.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	fait: 'C’est noté, à votre nom.',
	tenue: 'Vous tenez désormais ce dossier. L’ancien code ne sert plus : remettez-en un autre.',
	accord: 'Son choix est enregistré.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = delegue(locals.actor);
	const un = await readCompteTenu(locals.ctx, qui, params.compte);
	const lisible = un.tenant === 'soi' && un.consentement !== null;
	return {
		id: un.compteId,
		sectionId: un.sectionId,
		nom: un.nom,
		ou: un.service ?? 'Sans service',
		accord: `${MANIERES[un.accord]}, le ${dateLongue(un.accordLe.toString())}`,
		dit: un.dit,
		depuis: jourDe(un.creeAt),
		qui: quiTient(un),
		tenant: un.tenant,
		consentement: un.consentement,
		codeJusquAu: un.codeJusquAt ? jourDe(un.codeJusquAt) : null,
		note: noteDe(url, NOTES),
		dossier: lisible ? resume(await dossierTenu(locals.ctx, qui, params.compte)) : null
	};
};

const resume = ({ id, saison, regime, chaine, faits }: DossierVu) => ({
	id,
	saison,
	regles: REGIMES_LIBELLES[regime],
	situation: SITUATIONS_LIBELLES[chaine.situation].titre,
	dates: chaine.echeances.flatMap(({ code, pour, statut, prudente, limite }) =>
		pour === 'agent' && statut === 'ouverte' && limite
			? [
					{
						titre: ECHEANCES[code].titre,
						vise: dateLongue((prudente ?? limite).toString()),
						limite: dateLongue(limite.toString())
					}
				]
			: []
	),
	faits: faits.map(ligneDeFait)
});
