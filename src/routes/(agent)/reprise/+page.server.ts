import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import { agent } from '#lib/server/acteurs.ts';
import { AppError } from '#lib/server/errors.ts';
import { nouvelleOperation, operation, valeursDe } from '#lib/server/formulaires.ts';
import { confirmReprise, repriseDe } from '#lib/server/reprises.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { MANIERES } from '../../accords.ts';
import { consentementSaisi, erreurDuRefus } from '../dossiers/consentement.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const reprise = await repriseDe(locals.ctx, agent(locals.actor));
	if (!reprise) throw new AppError('introuvable');
	const { dossier, accord, accordLe, dit, repriseAt, aConfirmer, faits } = reprise;
	return {
		operation: nouvelleOperation(),
		dossier: { id: dossier.id, saison: dossier.saison, version: dossier.version },
		section: dossier.section?.nom ?? null,
		service: dossier.service?.nom ?? null,
		consentement: dossier.consentement,
		nom: dossier.nom ?? '',
		accord: `${MANIERES[accord]}, le ${dateLongue(accordLe.toString())}`,
		dit,
		repriseLe: jourDe(repriseAt),
		aConfirmer,
		faits: faits.map(({ id, fait, preuve, par, enregistreAt }) => ({
			id,
			titre: FAITS[fait.type].titre,
			jour: dateLongue(fait.le.toString()),
			preuve,
			par: par ?? 'vous',
			noteLe: jourDe(enregistreAt)
		}))
	};
};

const formulaire = z.object({ version: z.coerce.number().int().catch(0), op_id: operation });

export const actions: Actions = {
	/** The member says in their turn who may know; until then, what they agreed to when they were met stands. */
	default: async ({ request, locals }) => {
		const valeurs = await valeursDe(request);
		const { version, op_id } = formulaire.parse(valeurs);
		const saisi = consentementSaisi(valeurs);
		if (!saisi.ok) return fail(422, { valeurs, erreurs: saisi.erreurs });
		const qui = agent(locals.actor);
		const confirme = await confirmReprise(locals.ctx, qui, { ...saisi.choix, version }, op_id);
		if (confirme.ok) redirect(303, `/dossiers/${confirme.dossierId}?note=consentement`);
		return fail(422, { valeurs, erreurs: [erreurDuRefus(confirme)] });
	}
};
