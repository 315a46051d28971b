import { delegue } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { AppError } from '#lib/server/errors.ts';
import { approbationsDe } from '#lib/server/relectures.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { nomsDe } from '../../../../../../relecture.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const qui = delegue(locals.actor);
	const fige = await courrierFige(locals.ctx, qui, params.courrier);
	const { dossierId, titre, courrier, figeAt } = fige;
	if (dossierId !== params.id) throw new AppError('introuvable');
	const approuvees = await approbationsDe(locals.ctx, qui, fige);
	const approuveePar = approuvees.length > 0 ? nomsDe(approuvees) : null;
	return { id: dossierId, titre, courrier, le: jourDe(figeAt), approuveePar };
};
