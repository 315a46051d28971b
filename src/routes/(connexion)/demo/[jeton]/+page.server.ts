import { error, redirect } from '@sveltejs/kit';
import type { RequestEvent } from './$types';
import { estAdresseLocale } from '#lib/server/boucle-locale.ts';
import { AppError } from '#lib/server/errors.ts';
import { lienDeDemoValable, signInAsDemo } from '#lib/server/liens.ts';
import { endSession } from '#lib/server/sessions.ts';
import { destination, refuse, setSession } from '../../entree.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The demo is for whoever sits at this machine: to anybody else these pages do not exist. */
function assertHere({ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>): void {
	if (estAdresseLocale(getClientAddress())) return;
	error(404, { status: 404, message: new AppError('introuvable').message });
}

export const load: PageServerLoad = async (event) => {
	assertHere(event);
	return { valable: await lienDeDemoValable(event.locals.ctx, event.params.jeton) };
};

export const actions: Actions = {
	default: async (event) => {
		assertHere(event);
		const { ctx, session: ancienne } = event.locals;
		const entree = await signInAsDemo(ctx, event.params.jeton);
		if (!entree.ok) return refuse(entree, {});
		if (ancienne) await endSession(ctx, ancienne.id);
		setSession(event, entree.session);
		redirect(303, destination(entree.session, true, null));
	}
};
