import { redirect } from '@sveltejs/kit';
import { GENRES_D_IMPORTATION } from '#lib/domain/importation/colonnes.ts';
import { refus } from '#lib/domain/refus.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, textePropre } from '#lib/server/formulaires.ts';
import { openImportation } from '#lib/server/importations.ts';
import { rendreFormulaire } from '../../../../../../formulaire.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ operation: nouvelleOperation() });

export const actions: Actions = {
	/** Takes the file in, and changes nothing: its columns are told next. */
	default: async ({ request, locals, params }) => {
		const formulaire = await request.formData();
		const fichier = formulaire.get('fichier');
		const genre = GENRES_D_IMPORTATION.find((un) => un === formulaire.get('genre'));
		const valeurs = { genre: genre ?? '' };
		const qui = administrateur(locals.actor);
		if (!genre)
			return rendreFormulaire(valeurs, refus('genre-manquant', 'Dites ce que le fichier contient.', 'genre'));
		const octets = fichier instanceof File ? new Uint8Array(await fichier.arrayBuffer()) : new Uint8Array();
		const nom = fichier instanceof File ? textePropre(fichier.name).slice(0, 120) : '';
		const opId = operation.parse(formulaire.get('op_id'));
		const ouvert = await openImportation(
			locals.ctx,
			qui,
			params.section,
			{ genre, nom: nom || 'fichier sans nom', octets },
			opId
		);
		if (!ouvert.ok) return rendreFormulaire(valeurs, ouvert);
		redirect(303, `/admin/sections/${params.section}/importations/${ouvert.id}/colonnes`);
	}
};
