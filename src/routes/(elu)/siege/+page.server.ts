import { elu } from '#lib/server/acteurs.ts';
import { seancesDuSiege } from '#lib/server/cap.ts';
import { ligneDuSiege } from '../../seances/seance.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, actor } }) => {
	const { aVenir, tenues } = await seancesDuSiege(ctx, elu(actor));
	const au = ctx.today();
	return {
		aVenir: aVenir.map((une) => ligneDuSiege(une, au)),
		tenues: tenues.map((une) => ligneDuSiege(une, au))
	};
};
