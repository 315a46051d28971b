import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { compteDe } from '#lib/server/comptes.ts';
import { AppError } from '#lib/server/errors.ts';
import { texte, valeursDe } from '#lib/server/formulaires.ts';
import { revokeSession, sessionsDe } from '#lib/server/sessions.ts';
import { momentEnClair } from '#lib/ui/format/instants.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, session } = locals;
	if (!session) throw new AppError('interdit');
	const compte = await compteDe(ctx, session.compteId);
	const sessions = await sessionsDe(ctx, session);
	return {
		courriel: compte.courriel,
		aUneCle: compte.aUneCle,
		aUnMandat: session.roles.length > 0,
		secondFacteur: compte.totpConfirmeAt !== null,
		sessions: sessions.map(({ reference, courante, creeAt, vueAt, finAt, appareilPersonnel }) => ({
			reference,
			courante,
			appareilPersonnel,
			creeAt: momentEnClair(creeAt),
			vueAt: momentEnClair(vueAt),
			finAt: momentEnClair(finAt)
		}))
	};
};

const formulaire = z.object({ session: texte });

export const actions: Actions = {
	/** Ends one session of the list. */
	default: async ({ request, locals }) => {
		const { compteId } = agent(locals.actor);
		const { session } = formulaire.parse(await valeursDe(request));
		if (await revokeSession(locals.ctx, compteId, session)) redirect(303, '/compte');
		return fail(404, { erreurs: [{ champ: '', message: typographie('Cette session était déjà fermée.') }] });
	}
};
