import { LETTRES, type CodeLettre } from '#lib/domain/recours/brouillon.ts';
import { agent } from '#lib/server/acteurs.ts';
import { courrierFige, type CourrierFige } from '#lib/server/courriers.ts';
import { AppError } from '#lib/server/errors.ts';

/** The frozen letter of this address. Throws `introuvable`, also when it belongs to another dossier. */
export async function lettreDe(
	locals: App.Locals,
	params: { id: string; courrier: string }
): Promise<CourrierFige> {
	const fige = await courrierFige(locals.ctx, agent(locals.actor), params.courrier);
	if (fige.dossierId !== params.id) throw new AppError('introuvable');
	return fige;
}

/** Whether a letter is one of the recourse, whose sending is noted here. */
export const estDuRecours = (modele: string): modele is CodeLettre => LETTRES.some((code) => code === modele);
