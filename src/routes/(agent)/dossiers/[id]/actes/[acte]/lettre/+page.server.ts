import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { agent } from '#lib/server/acteurs.ts';
import { acteDuDossier, freezeRefus, refusEnCours } from '#lib/server/adhesions.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { acteAffiche } from '../../../../../../acte.server.ts';
import { noticesDe } from '../../vue.server.ts';
import { cosignatairesPossibles, refusSaisi, valeursProposees } from './saisie.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** The refusal of this address, joined; one that is not leads back to where it is joined. */
async function ouvrir({ locals, params }: Pick<RequestEvent<RouteParams>, 'locals' | 'params'>) {
	const vu = await acteDuDossier(locals.ctx, agent(locals.actor), params.id, params.acte);
	if (vu.acte.texte.genre !== 'refus') throw new AppError('introuvable');
	if (vu.moi === null || vu.moi.signeLe !== null)
		redirect(303, `/dossiers/${params.id}/actes/${params.acte}`);
	return { ...vu, moi: vu.moi };
}

export const load: PageServerLoad = async (event) => {
	const vu = await ouvrir(event);
	const { locals, params } = event;
	const valeurs = valeursProposees(vu.moi, vu.dossier);
	const saisi = refusSaisi(valeurs, vu);
	const ecrite = await refusEnCours(locals.ctx, agent(locals.actor), params.id, params.acte, saisi);
	return {
		operation: nouvelleOperation(),
		id: params.id,
		acte: acteAffiche(vu.acte),
		valeurs,
		courrier: ecrite.courrier,
		lue: ecrite.marque,
		avant: ecrite.modele.avant,
		collegues: cosignatairesPossibles(vu),
		notices: noticesDe(vu.dossier)
	};
};

const formulaire = z.object({ op_id: operation });

/** Days are asked as they are typed, not as files write them. */
const erreurDe = ({ champ, message }: RefusCourrier) => ({
	champ: champ.startsWith('signataires') ? 'cosignataires' : champ,
	message: message.replace('2026-01-26', '26/01/2026')
});

export const actions: Actions = {
	/** Draws the letter again; on « terminer », freezes it if it reads as on the page that was sent. */
	default: async (event) => {
		const { locals, params, request } = event;
		const vu = await ouvrir(event);
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const saisi = refusSaisi(valeurs, vu);
		const ecrite = await refusEnCours(locals.ctx, qui, params.id, params.acte, saisi);
		const rendu = { valeurs, courrier: ecrite.courrier, lue: ecrite.marque, relire: false };
		if (ecrite.refus.length > 0) return fail(422, { ...rendu, erreurs: ecrite.refus.map(erreurDe) });
		if (valeurs['acte'] !== 'terminer') return { ...rendu, erreurs: [] };
		const { op_id } = formulaire.parse(valeurs);
		const fige = { ...saisi, lue: valeurs['lue'] ?? '' };
		const figee = await freezeRefus(locals.ctx, qui, params.id, params.acte, fige, op_id);
		if (figee.ok) redirect(303, `/dossiers/${params.id}/courriers/${figee.id}`);
		const { code, message, champ = '' } = figee.refus;
		return fail(422, { ...rendu, relire: code === 'lettre-changee', erreurs: [{ champ, message }] });
	}
};
