import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { administrateur } from '#lib/server/acteurs.ts';
import { domainesRefuses, saveDomaine } from '#lib/server/domaines-refuses.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { ligne, lireFormulaire, noteDe, rendreFormulaire } from '../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	ecrit: 'La ligne est enregistrée. Elle vaut dès la prochaine entrée.',
	retire: 'La ligne est retirée de la liste.'
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { domaines, modifiable } = await domainesRefuses(locals.ctx, administrateur(locals.actor));
	// Most lines share one sentence: it is shown once for all of them.
	const parMotif = Map.groupBy(domaines, ({ motif }) => motif);
	return {
		operation: nouvelleOperation(),
		note: noteDe(url, NOTES),
		modifiable,
		groupes: [...parMotif].map(([motif, lignes]) => ({
			motif,
			domaines: lignes.map(({ domaine }) => domaine)
		})),
		motif: [...parMotif].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
	};
};

const formulaire = z.object({
	op_id: operation,
	domaine: ligne('Écrivez ce qui suit le @ dans les adresses à refuser.', 253),
	motif: ligne('Écrivez la phrase que la personne lira.', 400)
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...domaine } = lu.donnees;
		const ecrit = await saveDomaine(locals.ctx, administrateur(locals.actor), domaine, op_id);
		if (!ecrit.ok) return rendreFormulaire(lu.valeurs, ecrit);
		redirect(303, '/admin/domaines?note=ecrit');
	}
};
