import { ROLES, type RoleDeMandat } from './roles.ts';

/** What one needs to know of a session to open a door: whose mandates it carries, and how surely. */
export interface Titre {
	readonly roles: readonly string[];
	/** The session has passed the second factor, which every mandate owes. */
	readonly secondFactor: boolean;
}

/**
 * `ouvert`: let through. `connexion`: a session is needed. `second-facteur`: the mandate is there, the second factor is
 * not. `interdit`: this account will never pass.
 */
export type Acces = 'ouvert' | 'connexion' | 'second-facteur' | 'interdit';

/** The mandates of which each group of pages asks for one; null where a session is enough, absent where none is needed. */
const MANDATS: Readonly<Record<string, readonly RoleDeMandat[] | null>> = {
	'(agent)': null,
	'(delegue)': ['delegue'],
	'(elu)': ['elu'],
	'(redaction)': ['redacteur'],
	'(chiffres)': ROLES,
	'(admin)': ['administrateur']
};

const SANS_SESSION: ReadonlySet<string> = new Set(['(public)', '(connexion)', '(machine)']);

/** The group of a page, `(agent)`, by its place in the routes, `/(agent)/dossiers`; null outside any group. */
export function groupeDe(routeId: string): string | null {
	return /^\/(\([a-z]+\))(?:\/|$)/.exec(routeId)?.[1] ?? null;
}

/** Whether a page may be kept by anybody: only those that are the same for everybody, for whom no session is read. */
export function estPublic(routeId: string): boolean {
	return groupeDe(routeId) === '(public)';
}

/** Whether a session may see a page. A page outside the known groups is seen by nobody: a forgotten group leaks nothing. */
export function acces(routeId: string, titre: Titre | null): Acces {
	const groupe = groupeDe(routeId);
	if (groupe === null) return 'interdit';
	if (SANS_SESSION.has(groupe)) return 'ouvert';
	const mandats = Object.hasOwn(MANDATS, groupe) ? MANDATS[groupe] : undefined;
	if (mandats === undefined) return 'interdit';
	if (titre === null) return 'connexion';
	if (mandats === null) return 'ouvert';
	if (!mandats.some((mandat) => titre.roles.includes(mandat))) return 'interdit';
	return titre.secondFactor ? 'ouvert' : 'second-facteur';
}
