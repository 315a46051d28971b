import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { MOIS_MAX, SEUIL_MIN } from '#lib/domain/engagement/engagement.ts';
import { agent } from '#lib/server/acteurs.ts';
import { actesDuDossier } from '#lib/server/adhesions.ts';
import { engagementDe, recordEngagement } from '#lib/server/engagements.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { entier, jour, lireFormulaire, noteDe, rendreFormulaire } from '../../../../formulaire.server.ts';
import { carteDActe, noticesDe } from '../actes/vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	engage: 'Votre engagement est noté. Dès que le nombre est atteint, vous recevez un message.',
	retire: 'Votre engagement est retiré : il n’en reste rien.',
	nom: 'Votre nom n’est plus montré. Votre engagement, lui, est tenu.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const { dossier, engagement, bascule, noms, possible } = await engagementDe(ctx, qui, params.id);
	const au = dossier.chaine.au;
	const { actes } = bascule ? await actesDuDossier(ctx, qui, params.id) : { actes: [] };
	return {
		id: dossier.id,
		saison: dossier.saison,
		service: dossier.service?.nom ?? null,
		nom: dossier.nom,
		note: noteDe(url, NOTES),
		operation: nouvelleOperation(),
		empeche: possible.ok ? null : possible.refus,
		engagement: engagement && {
			seuil: engagement.seuil,
			nom: engagement.nom,
			creeLe: dateLongue(engagement.creeLe.toString()),
			finLe: dateLongue(engagement.finLe.toString())
		},
		atteint: bascule && { nombre: bascule.nombre, le: jourDe(bascule.at) },
		noms,
		actes: actes.filter(({ acte: { texte } }) => texte.genre === 'refus').map(carteDActe),
		notices: noticesDe(dossier),
		seuilMin: SEUIL_MIN,
		bornes: { min: au.toString(), max: au.add({ months: MOIS_MAX }).toString() },
		valeurs: {
			seuil: engagement ? String(engagement.seuil) : '',
			finLe: (engagement?.finLe ?? au.add({ months: 2 })).toString(),
			montrerNom: engagement?.nom ? 'oui' : ''
		}
	};
};

const formulaire = z.object({
	op_id: operation,
	seuil: entier('Écrivez un nombre de collègues, par exemple 10.'),
	finLe: jour('Dites jusqu’à quel jour votre engagement vaut.'),
	montrerNom: z.literal('oui').nullable().catch(null)
});

export const actions: Actions = {
	/** Pledges, or changes the pledge. */
	default: async ({ request, locals, params }) => {
		const qui = agent(locals.actor);
		await engagementDe(locals.ctx, qui, params.id);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, seuil, finLe, montrerNom } = lu.donnees;
		const saisi = { seuil, finLe, montrerNom: montrerNom !== null };
		const fait = await recordEngagement(locals.ctx, qui, params.id, saisi, op_id);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		redirect(303, `/dossiers/${params.id}/engagement?note=engage`);
	}
};
