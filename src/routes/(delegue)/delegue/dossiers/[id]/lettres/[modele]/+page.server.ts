import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { LETTRES } from '#lib/domain/recours/brouillon.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { addRemarque, approveLettre, type LettreRelue } from '#lib/server/relectures.ts';
import {
	type FormulaireRefuse,
	lireFormulaire,
	noteDe,
	rendreFormulaire
} from '../../../../../../formulaire.server.ts';
import { lettreEtRelecture } from '../../../../../../relecture.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** The letter of this address as it reads now; one that is not being written goes back to the dossier. */
async function ouvrir({ locals, params }: RequestEvent<RouteParams>) {
	const qui = delegue(locals.actor);
	const un = await dossier(locals.ctx, qui, params.id);
	const code = z.enum(LETTRES).safeParse(params.modele);
	if (!code.success) throw new AppError('introuvable');
	const nom = un.nom ?? 'L’agent';
	const relue = await lettreEtRelecture(locals.ctx, qui, params.id, code.data, nom);
	if (!relue) redirect(303, `/delegue/dossiers/${params.id}`);
	return { qui, un, code: code.data, relue };
}

/** What the delegate reads, with the mark of it. */
const lecture = ({ lettre, marque }: LettreRelue) => ({
	courrier: lettre.courrier,
	manques: lettre.refus.map(({ message }) => message),
	lue: marque
});

const NOTES = {
	remarque: 'Votre remarque est enregistrée. L’agent la lira dans son dossier.',
	approbation: 'Vous avez approuvé cette version. L’agent le verra sur sa lettre.'
};

export const load: PageServerLoad = async (event) => {
	const { un, relue } = await ouvrir(event);
	return {
		id: un.id,
		nom: un.nom ?? 'Sans nom',
		titre: relue.lettre.modele.titre,
		operation: nouvelleOperation(),
		note: noteDe(event.url, NOTES),
		vue: relue.vue,
		lecture: lecture(relue)
	};
};

const formulaire = z.object({
	op_id: operation,
	lue: texte,
	acte: z.enum(['remarque', 'approbation']).catch('remarque'),
	texte,
	passage: texte
});

export const actions: Actions = {
	/** A remark on the letter, or the approval of the version that was read. */
	default: async (event) => {
		const { locals, params, request } = event;
		const { qui, code } = await ouvrir(event);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return rendre(event, lu.reponse.data);
		const { op_id, acte, ...mot } = lu.donnees;
		const envoyer = acte === 'approbation' ? approveLettre : addRemarque;
		const fait = await envoyer(locals.ctx, qui, params.id, { code, ...mot }, op_id);
		if (fait.ok) redirect(303, `/delegue/dossiers/${params.id}/lettres/${code}?note=${acte}`);
		return rendre(event, rendreFormulaire(lu.valeurs, fait).data);
	}
};

/** The form again, with the letter as it is now: the one under a refusal may be older, when only the form is replaced. */
async function rendre(event: RequestEvent<RouteParams>, rendu: FormulaireRefuse) {
	return fail(422, { ...rendu, lecture: lecture((await ouvrir(event)).relue) });
}
