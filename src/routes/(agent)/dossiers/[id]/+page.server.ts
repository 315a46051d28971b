import { ECHEANCES, REGIMES_LIBELLES, SITUATIONS_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { passagesDe } from '#lib/server/cap.ts';
import { actesDuDossier } from '#lib/server/adhesions.ts';
import { dossier, type DossierVu } from '#lib/server/dossiers.ts';
import { etatDEngagement } from '#lib/server/engagements.ts';
import { messagesNonLus } from '#lib/server/messages.ts';
import { estPrisEnCharge } from '#lib/server/prises-en-charge.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { NIVEAUX } from '../niveaux.ts';
import { carteDActe } from './actes/vue.server.ts';
import { passageVu } from './cap/cap.server.ts';
import { confirmation, type Confirmation } from './changements.server.ts';
import { faitsProposes } from './faits/propositions.ts';
import { aVenir, passe } from '../../../frise.server.ts';
import { irregularitesVues } from '../../../irregularites.server.ts';
import { carteMaintenant } from '../../../maintenant.server.ts';
import { suiviDuDossier, versFait } from '../../../suivi.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const qui = agent(locals.actor);
	const un = await dossier(locals.ctx, qui, params.id);
	const passages = await passagesDe(locals.ctx, qui, params.id);
	const { actes } = await actesDuDossier(locals.ctx, agent(locals.actor), params.id);
	const nonLus = await messagesNonLus(locals.ctx, qui);
	const faits = un.faits.map(({ fait }) => fait);
	const suivi = suiviDuDossier(un);
	const carte = carteMaintenant(suivi);
	const { suivants, autres } = faitsProposes(faits, un.chaine.situation, un.regime);
	// What the card already offers is not offered twice.
	const offerts = new Set([carte.action, ...carte.suites].map((lien) => lien?.href));
	return {
		id: un.id,
		saison: un.saison,
		au: dateLongue(un.chaine.au.toString()),
		regles: REGIMES_LIBELLES[un.regime],
		situation: SITUATIONS_LIBELLES[un.chaine.situation],
		niveau: NIVEAUX.find(({ valeur }) => valeur === un.consentement)?.libelle ?? '',
		section: un.section?.nom ?? null,
		service: un.service?.nom ?? null,
		note: note(un, url.searchParams.get('note')),
		prive: un.consentement === 'prive',
		joignable: un.joignable,
		/** Asked on its own, once the agent lets the section know. */
		demande:
			['ouvert', 'consentement'].includes(url.searchParams.get('note') ?? '') &&
			un.consentement !== 'prive' &&
			!un.joignable,
		nonLus: nonLus.get(un.id) ?? 0,
		pris: un.consentement === 'suivi' ? await estPrisEnCharge(locals.ctx, qui, un.id) : null,
		carte,
		actes: actes.map(carteDActe),
		engagement: await etatDEngagement(locals.ctx, qui, params.id),
		suivants: suivants.filter((type) => !offerts.has(versFait(un.id, type))),
		autres,
		passe: passe(suivi),
		aVenir: aVenir(suivi),
		aVerifier: un.chaine.echeances
			.filter(({ certitude, statut }) => certitude === 'a-verifier' && statut === 'ouverte')
			.map(({ code }) => ECHEANCES[code].titre),
		irregularites: irregularitesVues(un.chaine),
		passages: passages.map((passage) => passageVu(passage, un.chaine.au))
	};
};

function note(un: DossierVu, code: string | null): Confirmation | null {
	if (code === 'ouvert') return { titre: 'Votre dossier est ouvert', lignes: [] };
	if (code === 'consentement' || code === 'joignable')
		return { titre: 'Votre choix est enregistré', lignes: [] };
	return code === null ? null : confirmation(un, code);
}
