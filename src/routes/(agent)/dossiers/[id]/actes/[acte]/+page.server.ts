import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { agent } from '#lib/server/acteurs.ts';
import { acteDuDossier, estDansLeRecours, joinActe } from '#lib/server/adhesions.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { recours } from '#lib/server/recours.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { acteAffiche, texteVu } from '../../../../../acte.server.ts';
import { lireFormulaire, noteDe, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { cadre, resteAFaire } from '../../recours/vue.server.ts';
import { combien, moyenChezMoi, noticesDe } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	rejoint: 'Vous avez rejoint l’acte. Il reste à écrire votre lettre, et à l’envoyer à vos propres dates.',
	verse: 'Le texte commun est dans votre recours. Relisez-le et complétez-le avec vos propres faits.',
	signe: 'C’est noté : la section sait que votre lettre est partie.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const { dossier, acte, moi, autres, parCinq, possible } = await acteDuDossier(
		ctx,
		qui,
		params.id,
		params.acte
	);
	return {
		id: dossier.id,
		saison: dossier.saison,
		note: noteDe(url, NOTES),
		operation: nouvelleOperation(),
		acte: acteAffiche(acte),
		lieu: acte.service?.nom ?? dossier.section?.nom ?? '',
		texte: texteVu(acte),
		moi: moi && {
			nom: moi.nom,
			depuis: jourDe(moi.accordAt),
			courrierId: moi.courrierId,
			partie: moi.signeLe ? dateLongue(moi.signeLe.toString()) : null
		},
		autres,
		combien: combien(parCinq),
		refus: possible.ok ? null : possible.refus.message,
		nom: dossier.nom ?? '',
		notices: acte.texte.genre === 'refus' ? noticesDe(dossier) : [],
		contestation:
			acte.texte.genre === 'contestation' ? await contestationVue(await recours(ctx, qui, params.id)) : null
	};

	async function contestationVue(vu: Awaited<ReturnType<typeof recours>>) {
		const moyen = acte.texte.genre === 'contestation' ? acte.texte.moyen : null;
		return {
			delai: cadre(vu).delai,
			passe: resteAFaire(vu),
			parti: vu.brouillon.envoyes !== null,
			verse: estDansLeRecours(vu.brouillon, acte),
			moyen: moyen && moyenChezMoi(dossier, moyen)
		};
	}
};

const formulaire = z.object({
	op_id: operation,
	nom: texte,
	version: z.coerce.number().int().catch(0),
	accord: z.literal('oui', {
		error: typographie('Cochez la case pour donner votre accord : sans elle, rien n’est montré à personne.')
	})
});

export const actions: Actions = {
	/** Joins the act, with an explicit agreement under a name. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		await acteDuDossier(ctx, qui, params.id, params.acte);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { nom, version, op_id } = lu.donnees;
		const fait = await joinActe(ctx, qui, params.id, params.acte, { nom, version }, op_id);
		if (!fait.ok) return rendreFormulaire(lu.valeurs, fait);
		redirect(303, `/dossiers/${params.id}/actes/${params.acte}?note=rejoint`);
	}
};
