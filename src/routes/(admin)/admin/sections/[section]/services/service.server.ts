import { z } from 'zod';
import { arbre, branche, enLignes } from '#lib/domain/participation/arbre.ts';
import type { ServiceVu } from '#lib/server/services.ts';
import { operation } from '#lib/server/formulaires.ts';
import {
	choixFacultatif,
	entierFacultatif,
	jourFacultatif,
	ligne
} from '../../../../../formulaire.server.ts';

/** A service as it is typed. */
export const serviceSaisi = z.object({
	op_id: operation,
	nom: ligne('Donnez le nom du service.'),
	parentId: choixFacultatif,
	ouvreLe: jourFacultatif,
	effectifDepuis: jourFacultatif.transform((le) => le ?? undefined),
	effectif: entierFacultatif(
		'L’effectif est un nombre entier d’agents : laissez vide si vous ne le connaissez pas.'
	)
});

/** The services that may contain this one (null: a new one), indented by their place. */
export function parentsPossibles(
	services: readonly ServiceVu[],
	id: string | null
): { valeur: string; libelle: string }[] {
	const exclus = id === null ? new Set<string>() : branche(services, id);
	return enLignes(arbre(services))
		.filter(({ service }) => service.fermeLe === null && !exclus.has(service.id))
		.map(({ service, chemin }) => ({ valeur: service.id, libelle: [...chemin, service.nom].join(' › ') }));
}
