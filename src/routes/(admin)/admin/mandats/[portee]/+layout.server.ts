import { administrateur } from '#lib/server/acteurs.ts';
import { sectionAdministree } from '#lib/server/sections.ts';
import type { LayoutServerLoad } from './$types';

/** `union` stands for the whole union, anything else for a section. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	if (params.portee === 'union') return { portee: null, titre: 'Tout le syndicat' };
	const { id, nom } = await sectionAdministree(locals.ctx, administrateur(locals.actor), params.portee);
	return { portee: id, titre: nom };
};
