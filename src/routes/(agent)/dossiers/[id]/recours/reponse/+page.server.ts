import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { contestes, ISSUES, sensDeLaReponse } from '#lib/domain/recours/brouillon.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { agent } from '#lib/server/acteurs.ts';
import { marque, recordReponse, recours, type RecoursVu, type Reponses } from '#lib/server/recours.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { nouvelleOperation, operation, valeursDe, type Valeurs } from '#lib/server/formulaires.ts';
import { faitSaisi } from '../../../../../faits/saisie.ts';
import { rendre, saisi } from '../formulaire.server.ts';
import { reponseNotee } from '../reponse-notee.server.ts';
import { cadre } from '../vue.server.ts';
import { REPLIQUE_MAXIMUM } from './limites.ts';
import type { Actions, PageServerLoad } from './$types';

const faitDeReponse = ({ dossier }: RecoursVu) =>
	dossier.faits.map(({ fait }) => fait).find((fait) => fait.type === 'reponse-notifiee');

const estParti = ({ dossier }: RecoursVu): boolean =>
	dossier.faits.some(
		({ fait }) => fait.type === 'recours-hierarchique-envoye' || fait.type === 'recours-hierarchique-recu'
	);

export const load: PageServerLoad = async ({ locals, params }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	if (!estParti(vu)) redirect(303, `/dossiers/${params.id}/recours`);
	const notee = faitDeReponse(vu);
	return {
		cadre: cadre(vu),
		operation: nouvelleOperation(),
		base: marque(contestes(vu.brouillon)),
		au: vu.dossier.chaine.au.toString(),
		notee: notee ? enToutesLettres(notee.le) : null,
		effet: reponseNotee(vu)?.effet ?? null,
		horsVigie: vu.brouillon.envoyes === null,
		elements: contestes(vu.brouillon).map(({ id, nom, redaction, obtenu, dit = '', replique }) => ({
			id,
			nom,
			redaction,
			obtenu,
			dit,
			replique
		}))
	};
};

const issue = z.enum(ISSUES).nullable().catch(null);
const replique = saisi('Ce que vous en dites', REPLIQUE_MAXIMUM, { lignes: 200 });
const ecrit = saisi('Ce que l’autorité a écrit', REPLIQUE_MAXIMUM, { lignes: 200 });

export const actions: Actions = {
	/** Keeps the answer to each element; then, if it is not there yet, the fact, whose sense follows from them. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const vu = await recours(ctx, qui, params.id);
		const lues = reponsesLues(valeurs, vu);
		if (!lues.ok) return rendre({ valeurs, erreurs: lues.erreurs });
		const { reponses } = lues;
		const sens = sensDeLaReponse(Object.values(reponses)) ?? valeurs['sens'] ?? '';
		const saisie = faitSaisi('reponse-notifiee', { ...valeurs, sens });
		const notee = faitDeReponse(vu) !== undefined;
		if (!notee && !saisie.ok) return rendre({ valeurs, erreurs: saisie.erreurs });
		const fait = !notee && saisie.ok && saisie.fait.type === 'reponse-notifiee' ? saisie.fait : null;
		const { op_id: opId } = z.object({ op_id: operation }).parse(valeurs);
		const reponse = { reponses, fait, preuve: saisie.ok ? saisie.preuve : null };
		const note = await recordReponse(ctx, qui, params.id, reponse, { base: valeurs['base'] ?? '', opId });
		if (note.ok) redirect(303, `/dossiers/${params.id}/recours`);
		return rendre({
			valeurs,
			erreurs: [{ champ: note.refus.champ ?? '', message: note.refus.message }],
			base: marque(contestes((await recours(ctx, qui, params.id)).brouillon))
		});
	}
};

/** Every element needs an answer: the sense of the whole, and what goes to the commission, follow from them. */
function reponsesLues(
	valeurs: Valeurs,
	{ brouillon }: RecoursVu
): { ok: true; reponses: Reponses } | { ok: false; erreurs: ErreurChamp[] } {
	const erreurs: ErreurChamp[] = [];
	const reponses: Record<string, Reponses[string]> = {};
	for (const { id } of contestes(brouillon)) {
		const obtenu = issue.parse(valeurs[`obtenu-${id}`]);
		const dite = replique.safeParse(valeurs[`replique-${id}`]);
		if (obtenu === null)
			erreurs.push({ champ: `obtenu-${id}`, message: 'Dites ce que la réponse vous accorde ici.' });
		for (const { message } of dite.error?.issues ?? []) erreurs.push({ champ: `replique-${id}`, message });
		const dit = ecrit.safeParse(valeurs[`dit-${id}`]);
		for (const { message } of dit.error?.issues ?? []) erreurs.push({ champ: `dit-${id}`, message });
		if (obtenu !== null && dite.success && dit.success)
			reponses[id] = { obtenu, dit: dit.data, replique: dite.data };
	}
	return erreurs.length > 0 ? { ok: false, erreurs } : { ok: true, reponses };
}
