import { invitationDe } from '#lib/server/invitations.ts';
import type { PageServerLoad } from './$types';

/** What an invitation opens. The address holds a secret: no cache keeps the page, and no log its address. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const place = await invitationDe(locals.ctx, params.jeton);
	if (!place.ok) return { place: null, refus: place.refus.message };
	const invitation = encodeURIComponent(params.jeton);
	return {
		place: { section: place.section, service: place.service },
		refus: null,
		nouveau: `/dossiers/nouveau?invitation=${invitation}`,
		rattachement: `/dossiers/rattachement?invitation=${invitation}`
	};
};
