import { delegue } from '#lib/server/acteurs.ts';
import { seances } from '#lib/server/cap.ts';
import { choixDe } from '../choix.server.ts';
import { ligneDeSeance } from '../../../seances/seance.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, actor } = locals;
	const { sections, section } = await choixDe(url, locals);
	const { aVenir, tenues } = await seances(ctx, delegue(actor), section.id);
	const au = ctx.today();
	return {
		sections,
		section,
		aVenir: aVenir.map((une) => ligneDeSeance(une, au)),
		tenues: tenues.map((une) => ligneDeSeance(une, au))
	};
};
