import { agent } from '#lib/server/acteurs.ts';
import { openDiffusion } from '#lib/server/diffusions.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { titre, texte, nom, section, recueAt } = await openDiffusion(
		locals.ctx,
		agent(locals.actor),
		params.diffusion
	);
	return { titre, texte, qui: nom ?? 'un·e délégué·e', section, quand: momentEnClair(recueAt) };
};
