import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { type CodeLettre, LETTRES } from '#lib/domain/recours/brouillon.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { type Agent, agent } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { recours } from '#lib/server/recours.ts';
import { answerRemarque, askRelecture } from '#lib/server/relectures.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { cadre } from '../../../vue.server.ts';
import { relectureDeLAgent } from '../relecture.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** The letter of this address. Throws `introuvable` for another word. */
function lettreDe(params: RouteParams): CodeLettre {
	const code = z.enum(LETTRES).safeParse(params.modele);
	if (!code.success) throw new AppError('introuvable');
	return code.data;
}

/** One remark to answer, by its id in the address; the whole reading without. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const code = lettreDe(params);
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const relecture = await relectureDeLAgent(locals, vu.dossier, code, url);
	if (!relecture) redirect(303, `/dossiers/${params.id}/recours`);
	const id = url.searchParams.get('remarque');
	const remarque = relecture.vue.fil.find((mot) => mot.id === id && mot.genre === 'remarque');
	return {
		cadre: cadre(vu),
		lettre: `/dossiers/${params.id}/recours/lettre/${code}`,
		operation: nouvelleOperation(),
		relecture,
		remarque: remarque ?? null
	};
};

const formulaire = z.object({
	op_id: operation,
	acte: z.enum(['demander', 'repondre', 'regler']),
	remarque: texte,
	texte
});
type Donnees = z.infer<typeof formulaire>;

const NOTES = { demander: 'demandee', repondre: 'repondue', regler: 'reglee' };

export const actions: Actions = {
	/** Asks for a reading, answers a remark, or marks it as dealt with. */
	default: async ({ locals, params, request }: RequestEvent<RouteParams>) => {
		const code = lettreDe(params);
		const qui = agent(locals.actor);
		await recours(locals.ctx, qui, params.id);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const fait = await agir(locals, qui, { dossierId: params.id, code }, lu.donnees);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		redirect(303, `/dossiers/${params.id}/recours/lettre/${code}?note=${NOTES[lu.donnees.acte]}#relecture`);
	}
};

function agir(
	{ ctx }: App.Locals,
	qui: Agent,
	{ dossierId, code }: { dossierId: string; code: CodeLettre },
	{ op_id, acte, remarque: remarqueId, texte: dit }: Donnees
): Promise<{ ok: true } | Refus> {
	if (acte === 'demander') return askRelecture(ctx, qui, dossierId, code, op_id);
	const reponse = { code, remarqueId, texte: dit, regler: acte === 'regler' };
	return answerRemarque(ctx, qui, dossierId, reponse, op_id);
}
