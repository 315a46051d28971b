import { administrateur } from '#lib/server/acteurs.ts';
import { sectionAdministree } from '#lib/server/sections.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => ({
	section: await sectionAdministree(locals.ctx, administrateur(locals.actor), params.section)
});
