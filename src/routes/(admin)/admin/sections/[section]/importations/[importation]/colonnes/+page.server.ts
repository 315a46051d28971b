import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLES, ROLES_LIBELLES } from '#lib/domain/acces/roles.ts';
import {
	champDeColonne,
	COLONNES,
	colonnesProposees,
	type Correspondance,
	type GenreDImportation
} from '#lib/domain/importation/colonnes.ts';
import { administrateur } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation, type Valeurs } from '#lib/server/formulaires.ts';
import { tryImportation } from '#lib/server/importations.ts';
import { lireFormulaire, rendreFormulaire } from '../../../../../../../formulaire.server.ts';
import { importationDeLaPage } from '../../importation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const une = await importationDeLaPage(locals, params);
	const { genre, apercu, reponses } = une;
	const titres = reponses?.titres ?? une.titres;
	const proposees = reponses?.colonnes ?? colonnesProposees(genre, titres ? (apercu[0] ?? []) : []);
	return {
		operation: nouvelleOperation(),
		nom: une.nom,
		genre,
		motif: une.motif,
		version: une.version,
		titres,
		deplacer: reponses?.deplacer ?? false,
		role: reponses?.role ?? 'delegue',
		roles: ROLES.map((role) => ({ valeur: role, libelle: ROLES_LIBELLES[role].nom })),
		choix: COLONNES[genre].map(({ code, libelle }) => ({ valeur: code, libelle })),
		colonnes: (apercu[0] ?? []).map((titre, rang) => ({
			champ: champDeColonne(rang),
			titre: (titres && titre) || `Colonne ${rang + 1}`,
			exemples: apercu
				.slice(titres ? 1 : 0)
				.map((ligne) => ligne[rang] ?? '')
				.filter((texte) => texte !== '')
				.slice(0, 3),
			code: proposees[rang] ?? ''
		}))
	};
};

const formulaire = z.object({
	op_id: operation,
	version: z.coerce.number().int().catch(0),
	titres: z.literal('oui').optional(),
	deplacer: z.literal('oui').optional(),
	role: z.enum(ROLES).catch('delegue')
});

/** What each column holds, as the form says it; what is no column of this kind of file is left out. */
function colonnesDe(genre: GenreDImportation, largeur: number, valeurs: Valeurs): Correspondance {
	return Array.from({ length: largeur }, (_, rang) => {
		const dit = valeurs[champDeColonne(rang)];
		return COLONNES[genre].find(({ code }) => code === dit)?.code ?? null;
	});
}

export const actions: Actions = {
	/** Says what the file would change, and changes nothing. */
	default: async ({ request, locals, params }) => {
		const { genre, apercu } = await importationDeLaPage(locals, params);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, version, titres, deplacer, role } = lu.donnees;
		const essaye = await tryImportation(
			locals.ctx,
			administrateur(locals.actor),
			params.section,
			params.importation,
			{
				colonnes: colonnesDe(genre, apercu[0]?.length ?? 0, lu.valeurs),
				titres: titres === 'oui',
				deplacer: deplacer === 'oui',
				role,
				version
			},
			op_id
		);
		if (!essaye.ok) return rendreFormulaire(lu.valeurs, essaye);
		redirect(303, `/admin/sections/${params.section}/importations/${params.importation}`);
	}
};
