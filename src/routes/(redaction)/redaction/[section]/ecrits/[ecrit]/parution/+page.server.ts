import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { refus } from '#lib/domain/refus.ts';
import { redacteur } from '#lib/server/acteurs.ts';
import { publishEcrit } from '#lib/server/ecrits-rediges.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { heureSaisie } from '#lib/ui/format/heures.ts';
import { jourFacultatif, lireFormulaire, rendreFormulaire } from '../../../../../../formulaire.server.ts';
import { ecritDe, enTete } from '../ecrit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	operation: nouvelleOperation(),
	place: params.section,
	ecrit: enTete(await ecritDe(locals.ctx, redacteur(locals.actor), params))
});

const formulaire = z.object({
	op_id: operation,
	version: z.coerce.number().int().min(0).catch(0),
	quand: texte,
	le: jourFacultatif,
	heure: texte
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const qui = redacteur(locals.actor);
		await ecritDe(locals.ctx, qui, params);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, version, ...choix } = lu.donnees;
		const du = momentChoisi(choix);
		if (!du.ok) return rendreFormulaire(lu.valeurs, du);
		const paru = await publishEcrit(locals.ctx, qui, params.ecrit, du.moment, { vue: version, opId: op_id });
		if (!paru.ok) return rendreFormulaire(lu.valeurs, paru);
		const note = du.moment === null ? 'paru' : 'prevu';
		redirect(303, `/redaction/${params.section}/ecrits/${params.ecrit}?note=${note}`);
	}
};

/** Null at once; else the day and the hour, by the clock of Paris. */
function momentChoisi({ quand, le, heure }: Pick<z.output<typeof formulaire>, 'quand' | 'le' | 'heure'>) {
	if (quand === 'maintenant') return { ok: true, moment: null } as const;
	if (quand !== 'plus-tard') return refus('quand', 'Dites quand ce texte paraît.', 'quand');
	if (le === null) return refus('jour-manquant', 'Donnez le jour où ce texte paraîtra.', 'le');
	const a = heureSaisie(heure);
	if (a === null) return refus('heure-illisible', 'Écrivez une heure, comme 8:00.', 'heure');
	const moment = le.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: a }).toInstant();
	return { ok: true, moment } as const;
}
