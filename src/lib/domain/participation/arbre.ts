import { type Refus, refus } from '#lib/domain/refus.ts';

/** A service of a section, under another one or at the top. */
export type Feuille = { id: string; nom: string; parentId: string | null };

/** A service at its place in the tree. */
export type Noeud<S extends Feuille> = {
	service: S;
	/** 0 at the top. */
	profondeur: number;
	/** Names of the services above, from the top. */
	chemin: string[];
	enfants: Noeud<S>[];
};

const parNom = (a: Feuille, b: Feuille): number => a.nom.localeCompare(b.nom, 'fr', { numeric: true });

/** The services as a tree, each level by name. A service whose parent is not in the list stands at the top. */
export function arbre<S extends Feuille>(services: readonly S[]): Noeud<S>[] {
	const connus = new Set(services.map(({ id }) => id));
	const sous = Map.groupBy(services, ({ parentId }) => (parentId && connus.has(parentId) ? parentId : null));
	const niveau = (parentId: string | null, profondeur: number, chemin: string[]): Noeud<S>[] =>
		(sous.get(parentId) ?? []).toSorted(parNom).map((service) => ({
			service,
			profondeur,
			chemin,
			enfants: niveau(service.id, profondeur + 1, [...chemin, service.nom])
		}));
	return niveau(null, 0, []);
}

/** The tree line by line, each service before those that it contains. */
export const enLignes = <S extends Feuille>(noeuds: readonly Noeud<S>[]): Noeud<S>[] =>
	noeuds.flatMap((noeud) => [noeud, ...enLignes(noeud.enfants)]);

/** The ids of a service and of all those that it contains. */
export function branche(services: readonly Feuille[], id: string): Set<string> {
	const noeud = enLignes(arbre(services)).find(({ service }) => service.id === id);
	return new Set(noeud ? enLignes([noeud]).map(({ service }) => service.id) : []);
}

/** What an administrator types of a service. */
export type ServiceSaisi = {
	nom: string;
	parentId: string | null;
	/** Agents who work in the service itself, without those of the services that it contains; null when unknown. */
	effectif: number | null;
};

export const EFFECTIF_MAX = 100_000;

/**
 * Why a service may not be written so, or null. `id` null: a new one. Refused: no name, a name that the same level already
 * has, a parent that is gone, closed, the service itself or below it, a head count out of bounds.
 */
export function refusDeService(
	services: readonly (Feuille & { fermeLe: Temporal.PlainDate | null })[],
	id: string | null,
	{ nom, parentId, effectif }: ServiceSaisi
): Refus | null {
	if (nom === '') return refus('nom-manquant', 'Donnez le nom du service.', 'nom');
	const parent = services.find((un) => un.id === parentId);
	if (parentId !== null && !parent)
		return refus(
			'parent-inconnu',
			'Ce service n’existe pas dans la section : choisissez-en un autre.',
			'parentId'
		);
	if (parent && id !== null && branche(services, id).has(parent.id))
		return refus(
			'parent-en-boucle',
			'Un service ne peut pas dépendre de lui-même, ni d’un service qu’il contient : choisissez-en un autre.',
			'parentId'
		);
	if (parent?.fermeLe)
		return refus('parent-ferme', 'Ce service est fermé : choisissez-en un autre, ou rouvrez-le.', 'parentId');
	const freres = services.filter((un) => un.id !== id && un.parentId === parentId && !un.fermeLe);
	if (freres.some((frere) => pareil(frere.nom, nom)))
		return refus('nom-pris', 'Un service porte déjà ce nom au même endroit : précisez-le.', 'nom');
	if (effectif !== null && !(Number.isInteger(effectif) && effectif >= 1 && effectif <= EFFECTIF_MAX))
		return refus(
			'effectif-hors-bornes',
			'L’effectif est un nombre entier d’agents, 1 au moins : laissez vide si vous ne le connaissez pas.',
			'effectif'
		);
	return null;
}

/** From when a service and its head count hold. */
export type Validite = {
	/** First day of the service; null when unknown, or from always. */
	ouvreLe: Temporal.PlainDate | null;
	/** Day from which the head count holds. */
	effectifDepuis: Temporal.PlainDate;
};

/**
 * Why a service may not hold from these days, or null. Refused: days to come (nothing is counted of what does not exist yet), a
 * service that opens after it closed, a head count from before the service.
 */
export function refusDeValidite(
	{ ouvreLe, effectifDepuis }: Validite,
	{ au, fermeLe }: { au: Temporal.PlainDate; fermeLe: Temporal.PlainDate | null }
): Refus | null {
	const apres = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0;
	const A_VENIR = 'Ce jour est à venir : revenez le jour venu, ou donnez une date passée.';
	if (ouvreLe && apres(ouvreLe, au)) return refus('date-a-venir', A_VENIR, 'ouvreLe');
	if (ouvreLe && fermeLe && apres(ouvreLe, fermeLe))
		return refus(
			'ouvert-apres-fermeture',
			'Ce service aurait ouvert après avoir fermé : vérifiez les deux jours.',
			'ouvreLe'
		);
	if (apres(effectifDepuis, au)) return refus('date-a-venir', A_VENIR, 'effectifDepuis');
	if (ouvreLe && apres(ouvreLe, effectifDepuis))
		return refus(
			'effectif-avant-ouverture',
			'L’effectif vaudrait avant l’ouverture du service : vérifiez les deux jours.',
			'effectifDepuis'
		);
	return null;
}

const pareil = (a: string, b: string): boolean => a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0;
