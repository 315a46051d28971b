import { contacts } from '#lib/server/contacts.ts';
import { grille } from '#lib/server/accessibilite.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	grille: grille(),
	contacts: await contacts(locals.ctx, null)
});
