import { redirect } from '@sveltejs/kit';
import { administrateur } from '#lib/server/acteurs.ts';
import { perimetre } from '#lib/server/sections.ts';
import type { PageServerLoad } from './$types';

/** Who administers one section only goes straight to it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { national, sections } = await perimetre(locals.ctx, administrateur(locals.actor));
	const [seule, ...autres] = sections;
	if (!national && seule && autres.length === 0) redirect(303, `/admin/sections/${seule.id}`);
	return { national, sections };
};
