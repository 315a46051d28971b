import { redirect } from '@sveltejs/kit';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { AppError } from '#lib/server/errors.ts';
import { regimeVu } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

/** The older markings have no chain of delays: their page checks a sheet. */
export const load: PageServerLoad = ({ locals, params }) => {
	const code = REGIMES.find((regime) => regime === params.regime);
	if (code === undefined) throw new AppError('introuvable');
	if (estAncien(code)) redirect(307, '/outils/ancienne-notation');
	return regimeVu(code, locals.ctx.today());
};
