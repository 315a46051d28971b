import { administrateur } from '#lib/server/acteurs.ts';
import { invitations, type InvitationCreee } from '#lib/server/invitations.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import type { PageServerLoad } from './$types';

const ETATS: Record<InvitationCreee['etat'], string> = {
	ouverte: 'ouvert',
	epuisee: 'épuisé',
	expiree: 'expiré',
	revoquee: 'révoqué'
};

/** Exact numbers, beside those who chose to be counted, would tell how many did not. */
function reste(etat: InvitationCreee['etat'], restants: number, usagesMax: number): string {
	if (etat === 'epuisee') return `Ses ${usagesMax} utilisations ont servi`;
	if (restants === 0) return `Dix utilisations restantes au plus, sur ${usagesMax}`;
	return `Plus de ${restants} utilisations restantes sur ${usagesMax}`;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const toutes = await invitations(locals.ctx, administrateur(locals.actor), params.section);
	return {
		note: url.searchParams.get('note') === 'revoquee' ? 'Le lien ne sert plus à personne.' : null,
		invitations: toutes.map(({ id, service, restants, usagesMax, creeAt, expireAt, etat }) => ({
			id,
			pour: service ?? 'Toute la section',
			ouverte: etat === 'ouverte',
			etat: ETATS[etat],
			reste: reste(etat, restants, usagesMax),
			creeLe: jourDe(creeAt),
			// It serves until the evening: the last day is the one before its end.
			dernierJour: jourDe(expireAt.subtract({ seconds: 1 }))
		}))
	};
};
