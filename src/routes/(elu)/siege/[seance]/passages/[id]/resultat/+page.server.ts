import { elu } from '#lib/server/acteurs.ts';
import { keepResultat, resultatVu } from '../../../../../../seances/resultat.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => resultatVu(locals.ctx, elu(locals.actor), params);

export const actions: Actions = {
	default: ({ request, locals, params }) => {
		const vers = `/siege/${params.seance}/passages/${params.id}?note=resultat`;
		return keepResultat(request, locals.ctx, elu(locals.actor), params, vers);
	}
};
