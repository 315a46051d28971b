import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { invitationDe } from '#lib/server/invitations.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { nouvelleOperation, operation, texte, valeursDe, type Valeurs } from '../champs.server.ts';
import { EMPLOYEURS_CONNUS, saisons, situationSaisie } from './situation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const jeton = url.searchParams.get('invitation');
	const place = jeton ? await invitationDe(ctx, jeton) : null;
	return {
		operation: nouvelleOperation(),
		invitation: place?.ok ? jeton : null,
		section: place?.ok ? place.section : null,
		service: place?.ok ? place.service : null,
		invitationRefusee: place && !place.ok ? place.refus.message : null,
		saisons: saisons(ctx.today().year),
		employeurs: EMPLOYEURS_CONNUS,
		employeur: place?.ok ? place.employeur : null
	};
};

const choix = z.object({
	etape: z.enum(['situation', 'consentement']).catch('situation'),
	consentement: z.enum(['prive', 'compte', 'suivi']).nullable().catch(null),
	nom: z
		.string()
		.max(120)
		.catch('')
		.transform((nom) => nom.replace(/\s+/g, ' ') || null),
	invitation: texte,
	op_id: operation
});

export const actions: Actions = {
	/** First the situation, answered by the rules that follow from it; then who may know, and the dossier is opened. */
	default: async ({ request, locals }) => {
		const { ctx } = locals;
		const valeurs = await valeursDe(request);
		if (valeurs['vers'] === 'situation') return { valeurs };
		const lue = situationSaisie(valeurs, ctx.today().year);
		if (!lue.ok && 'horsChamp' in lue) {
			const { libelle, raison, fondements } = lue.horsChamp;
			const sources = fondements.map((code) => reference(fondement(code)));
			return fail(422, { valeurs, horsChamp: { libelle, raison, sources } });
		}
		if (!lue.ok) return fail(422, { valeurs, erreurs: lue.erreurs });
		const { etape, op_id, invitation, consentement, nom } = choix.parse(valeurs);
		const suite = { etape: 'consentement' as const, valeurs, phrase: lue.phrase };
		if (etape === 'situation') return suite;
		const defaut = defautDuChoix(valeurs, consentement);
		if (defaut || consentement === null) return fail(422, { ...suite, erreurs: [defaut ?? SANS_CHOIX] });
		const cree = await createDossier(
			ctx,
			agent(locals.actor),
			{
				...lue.situation,
				consentement,
				nom: consentement === 'prive' ? null : nom,
				invitation: invitation || null
			},
			op_id
		);
		if (cree.ok) redirect(303, `/dossiers/${cree.id}?note=ouvert`);
		const erreurs = [{ champ: champDe(cree.refus.champ), message: cree.refus.message }];
		return fail(
			422,
			DE_LA_SITUATION.has(cree.refus.champ ?? '') ? { valeurs, erreurs } : { ...suite, erreurs }
		);
	}
};

/** Refusals that are mended on the first step. */
const DE_LA_SITUATION: ReadonlySet<string> = new Set(['saison', 'employeur', 'statut']);

const SANS_CHOIX = {
	champ: 'consentement',
	message: 'Choisissez qui peut savoir : vous pourrez changer ensuite.'
};

function defautDuChoix(valeurs: Valeurs, consentement: string | null) {
	if (consentement === null) return SANS_CHOIX;
	return (valeurs['nom'] ?? '').length > 120
		? { champ: 'nom', message: 'Ce nom est trop long : 120 caractères au plus.' }
		: null;
}

/** The invitation has no field of its own: its refusal is said at the top. */
const champDe = (champ: string | undefined): string => (champ === 'invitation' ? '' : (champ ?? ''));
