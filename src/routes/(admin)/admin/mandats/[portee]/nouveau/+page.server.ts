import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLES, ROLES_LIBELLES, seDonnePourTous } from '#lib/domain/acces/roles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { ligne, lireFormulaire, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { porteeDe } from '../mandat.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	const national = porteeDe(params.portee) === null;
	return {
		operation: nouvelleOperation(),
		roles: ROLES.filter((role) => !national || seDonnePourTous(role)).map((role) => ({
			valeur: role,
			libelle: ROLES_LIBELLES[role].nom,
			aide: typographie(ROLES_LIBELLES[role].ouvre)
		}))
	};
};

const formulaire = z.object({
	op_id: operation,
	nom: ligne('Donnez le nom de cette personne, tel que ses collègues le connaissent.', 120),
	courriel: ligne('Donnez l’adresse personnelle de cette personne.', 254),
	role: z.enum(ROLES, 'Choisissez ce que cette personne pourra faire.')
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, ...nouveau } = lu.donnees;
		const qui = administrateur(locals.actor);
		const ajoute = await addMandat(locals.ctx, qui, porteeDe(params.portee), nouveau, op_id);
		if (!ajoute.ok) return rendreFormulaire(lu.valeurs, ajoute);
		redirect(
			303,
			`/admin/mandats/${params.portee}?note=${ajoute.prevenu ? 'ajoute' : 'ajoute-sans-courriel'}`
		);
	}
};
