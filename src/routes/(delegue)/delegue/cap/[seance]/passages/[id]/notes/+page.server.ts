import { delegue } from '#lib/server/acteurs.ts';
import { keepNotes, notesVues } from '../../../../../../../seances/notes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	notesVues(locals.ctx, delegue(locals.actor), params);

export const actions: Actions = {
	default: ({ request, locals, params }) => {
		const vers = `/delegue/cap/${params.seance}/passages/${params.id}?note=notes`;
		return keepNotes(request, locals.ctx, delegue(locals.actor), params, vers);
	}
};
