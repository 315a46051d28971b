import { contacts } from '#lib/server/contacts.ts';
import { question } from '#lib/server/droits.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import { AppError } from '#lib/server/errors.ts';
import { questionVue } from './vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const lue = question(params.question);
	if (!lue) throw new AppError('introuvable');
	const positions = await ecritsPublies(ctx, { kind: 'public' }, 'position', { cle: lue.code });
	return {
		...questionVue(lue, positions, ctx.today()),
		contacts: await contacts(ctx, null)
	};
};
