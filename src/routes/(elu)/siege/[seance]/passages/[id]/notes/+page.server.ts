import { elu } from '#lib/server/acteurs.ts';
import { keepNotes, notesVues } from '../../../../../../seances/notes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => notesVues(locals.ctx, elu(locals.actor), params);

export const actions: Actions = {
	default: ({ request, locals, params }) => {
		const vers = `/siege/${params.seance}/passages/${params.id}?note=notes`;
		return keepNotes(request, locals.ctx, elu(locals.actor), params, vers);
	}
};
