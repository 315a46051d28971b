import { delegue } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { AppError } from '#lib/server/errors.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dossierId, titre, courrier, figeAt } = await courrierFige(
		locals.ctx,
		delegue(locals.actor),
		params.courrier
	);
	if (dossierId !== params.id) throw new AppError('introuvable');
	return { id: dossierId, titre, courrier, le: jourDe(figeAt) };
};
