import { delegue } from '#lib/server/acteurs.ts';
import { diffusions } from '#lib/server/diffusions.ts';
import { choixDe } from '../choix.server.ts';
import { diffusionVue } from './diffusion.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { sections, section } = await choixDe(url, locals);
	const envoyees = await diffusions(locals.ctx, delegue(locals.actor), section.id);
	return { sections, section, diffusions: envoyees.map(diffusionVue) };
};
