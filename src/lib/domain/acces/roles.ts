/** What a mandate may be. What each opens: groupes.ts. */
export const ROLES = ['delegue', 'administrateur', 'elu', 'redacteur', 'lecteur'] as const;
export type RoleDeMandat = (typeof ROLES)[number];

/** A delegate is of a section: agents agree that the delegates of theirs know. Every other role may be for the whole union. */
export const seDonnePourTous = (role: RoleDeMandat): boolean => role !== 'delegue';

/** How the screens name a role, and what it opens: in a section, or in all of them, those to come included. */
export const ROLES_LIBELLES: Readonly<Record<RoleDeMandat, { nom: string; ouvre: string }>> = {
	delegue: {
		nom: 'Délégué·e',
		ouvre: 'Lit la participation, et les dossiers que leurs agents laissent suivre.'
	},
	elu: {
		nom: 'Élu·e en CAP ou CCP',
		ouvre:
			'Lit les dossiers que leurs agents confient à une séance, y prend des notes, note l’avis. Ni la participation, ni les autres dossiers.'
	},
	redacteur: {
		nom: 'Rédaction',
		ouvre: 'Écrit les textes publics de la section et tient son contact. Aucun dossier, aucun nom.'
	},
	lecteur: {
		nom: 'Lecture des chiffres',
		ouvre: 'Lit les chiffres arrêtés chaque semaine, où les petits nombres sont protégés. Rien d’autre.'
	},
	administrateur: {
		nom: 'Administration',
		ouvre: 'Tient la fiche, les services, les mandats et les liens. N’ouvre aucun dossier.'
	}
};

/** A part of the site that a mandate opens. */
export type Espace = { href: string; libelle: string };

/** In the order in which one is sent to them. */
const ESPACES: readonly (Espace & { roles: readonly RoleDeMandat[] })[] = [
	{ href: '/admin', libelle: 'Administration', roles: ['administrateur'] },
	{ href: '/delegue', libelle: 'Délégué·es', roles: ['delegue'] },
	{ href: '/siege', libelle: 'Séances', roles: ['elu'] },
	{ href: '/redaction', libelle: 'Textes et contacts', roles: ['redacteur'] },
	{ href: '/chiffres', libelle: 'Chiffres du syndicat', roles: ROLES }
];

/** The parts of the site that these roles open, the one to be sent to first; none for an agent without mandate. */
export function espacesDe(roles: readonly string[]): Espace[] {
	return ESPACES.flatMap(({ roles: admis, ...espace }) =>
		admis.some((role) => roles.includes(role)) ? [espace] : []
	);
}
