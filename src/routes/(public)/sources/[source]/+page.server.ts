import { fondements } from '#lib/domain/regimes/fondements.ts';
import { AppError } from '#lib/server/errors.ts';
import { usages } from '#lib/server/usages.ts';
import { sourceVue } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	const source = fondements().find(({ code }) => code === params.source);
	if (!source) throw new AppError('introuvable');
	return { source: sourceVue(source, usages().get(source.code) ?? [], locals.ctx.today()) };
};
