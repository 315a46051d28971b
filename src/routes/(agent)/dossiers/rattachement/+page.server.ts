import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { dossier, dossiers, joinService } from '#lib/server/dossiers.ts';
import { invitationDe } from '#lib/server/invitations.ts';
import { nouvelleOperation, operation, texte, valeursDe } from '#lib/server/formulaires.ts';
import { erreurDuRefus } from '../consentement.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const jeton = url.searchParams.get('invitation') ?? '';
	const place = await invitationDe(ctx, jeton);
	const liste = await dossiers(ctx, agent(locals.actor));
	if (place.ok && liste.length === 0)
		redirect(303, `/dossiers/nouveau?invitation=${encodeURIComponent(jeton)}`);
	return {
		operation: nouvelleOperation(),
		invitation: jeton,
		place: place.ok ? { section: place.section, service: place.service } : null,
		refus: place.ok ? null : place.refus.message,
		dossiers: liste.map(({ id, saison, version, section, service }) => ({
			valeur: `${id} ${version}`,
			libelle: `Dossier ${saison}`,
			aide: section
				? `Aujourd’hui : ${[section.nom, service?.nom].filter(Boolean).join(', ')}`
				: 'Sans section'
		}))
	};
};

const formulaire = z.object({ dossier: texte, invitation: texte, op_id: operation });

export const actions: Actions = {
	/** Attaches one dossier to the service of the invitation, then asks who may know. */
	default: async ({ request, locals }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const { dossier: choisi, invitation, op_id } = formulaire.parse(valeurs);
		const [id = '', version] = choisi.split(' ');
		if (id === '') return fail(422, { valeurs, erreurs: [SANS_CHOIX] });
		const rattache = await joinService(ctx, qui, id, { invitation, version: Number(version) }, op_id);
		if (rattache.ok) redirect(303, `/dossiers/${id}/consentement`);
		const { version: actuelle } = await dossier(ctx, qui, id);
		return fail(422, { valeurs: { dossier: `${id} ${actuelle}` }, erreurs: [erreurDuRefus(rattache)] });
	}
};

const SANS_CHOIX = { champ: 'dossier', message: 'Choisissez le dossier à rattacher.' };
