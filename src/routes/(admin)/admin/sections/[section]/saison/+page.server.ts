import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { saisons, saveSaison } from '#lib/server/saisons.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import {
	entier,
	jourFacultatif,
	lireFormulaire,
	rendreFormulaire
} from '../../../../../formulaire.server.ts';
import { nomDeLEmployeur } from '../../../../../employeurs.ts';
import { employeurChoisi } from '../../fiche.server.ts';
import type { Actions, PageServerLoad } from './$types';

const enClair = (le: Temporal.PlainDate | null): string => (le ? dateLongue(le.toString()) : 'pas de date');

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx, actor } = locals;
	const annee = ctx.today().year;
	const toutes = await saisons(ctx, administrateur(actor), params.section);
	return {
		operation: nouvelleOperation(),
		note: url.searchParams.has('note') ? 'Les dates sont enregistrées.' : null,
		annees: [annee, annee + 1, annee - 1].map((une) => ({ valeur: String(une), libelle: String(une) })),
		saisons: toutes.map((une) => ({
			cle: `${une.annee}-${une.employeur ?? ''}`,
			annee: String(une.annee),
			employeur: nomDeLEmployeur(une.employeur),
			entretiens: enClair(une.entretiensAvant),
			comptesRendus: enClair(une.comptesRendusAvant)
		}))
	};
};

const formulaire = z.object({
	op_id: operation,
	annee: entier('Choisissez l’année des entretiens.'),
	employeur: employeurChoisi,
	entretiensAvant: jourFacultatif,
	comptesRendusAvant: jourFacultatif
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...saison } = lu.donnees;
		const ecrite = await saveSaison(locals.ctx, administrateur(locals.actor), params.section, saison, op_id);
		if (!ecrite.ok) return rendreFormulaire(lu.valeurs, ecrite);
		redirect(303, `/admin/sections/${params.section}/saison?note=1`);
	}
};
