/** What a mandate may be. What each opens: groupes.ts. */
export const ROLES = ['delegue', 'administrateur', 'elu', 'redacteur', 'lecteur'] as const;
export type RoleDeMandat = (typeof ROLES)[number];

/** A part of the site that a mandate opens. */
export type Espace = { href: string; libelle: string };

/** In the order in which one is sent to them. */
const ESPACES: readonly (Espace & { roles: readonly RoleDeMandat[] })[] = [
	{ href: '/admin', libelle: 'Administration', roles: ['administrateur'] },
	{ href: '/delegue', libelle: 'Délégué·es', roles: ['delegue'] },
	{ href: '/siege', libelle: 'Séances', roles: ['elu'] },
	{ href: '/redaction', libelle: 'Fiches des sections', roles: ['redacteur'] },
	{ href: '/chiffres', libelle: 'Chiffres du syndicat', roles: ROLES }
];

/** The parts of the site that these roles open, the one to be sent to first; none for an agent without mandate. */
export function espacesDe(roles: readonly string[]): Espace[] {
	return ESPACES.flatMap(({ roles: admis, ...espace }) =>
		admis.some((role) => roles.includes(role)) ? [espace] : []
	);
}
