import { groupeDe } from '#lib/domain/acces/groupes.ts';
import type { Actor } from '#lib/server/db/as-actor.ts';
import { AppError } from '#lib/server/errors.ts';

/** `par`: the delegate who acts for a member whose account they keep (comptes-tenus.ts). */
export type Agent = { kind: 'agent'; compteId: string; par?: string };
export type Delegue = { kind: 'delegue'; compteId: string };
export type Elu = { kind: 'elu'; compteId: string };
export type Redacteur = { kind: 'redacteur'; compteId: string };
export type Administrateur = { kind: 'administrateur'; compteId: string };

/**
 * In whose name the pages of a group reach the database. Given after the guard of the groups let the request through:
 * throws `interdit` for a group that needs an account when there is none, and for a page outside the groups.
 */
export function acteur(routeId: string, compteId: string | null): Actor {
	const groupe = groupeDe(routeId);
	if (groupe === '(public)' || groupe === '(machine)') return { kind: 'public' };
	if (groupe === '(connexion)') return { kind: 'connexion' };
	if (compteId === null) throw new AppError('interdit');
	if (groupe === '(agent)') return { kind: 'agent', compteId };
	if (groupe === '(delegue)') return { kind: 'delegue', compteId };
	if (groupe === '(elu)') return { kind: 'elu', compteId };
	if (groupe === '(redaction)') return { kind: 'redacteur', compteId };
	if (groupe === '(chiffres)') return { kind: 'figures' };
	if (groupe === '(admin)') return { kind: 'administrateur', compteId };
	throw new AppError('interdit');
}

/** The actor of a page of the group `(agent)`. Throws `interdit` anywhere else. */
export function agent(actor: Actor): Agent {
	if (actor.kind !== 'agent') throw new AppError('interdit');
	return { kind: 'agent', compteId: actor.compteId };
}

/** The actor of a page of the group `(delegue)`. Throws `interdit` anywhere else. */
export function delegue(actor: Actor): Delegue {
	if (actor.kind !== 'delegue') throw new AppError('interdit');
	return { kind: 'delegue', compteId: actor.compteId };
}

/** The actor of a page of the group `(elu)`. Throws `interdit` anywhere else. */
export function elu(actor: Actor): Elu {
	if (actor.kind !== 'elu') throw new AppError('interdit');
	return { kind: 'elu', compteId: actor.compteId };
}

/** The actor of a page of the group `(redaction)`. Throws `interdit` anywhere else. */
export function redacteur(actor: Actor): Redacteur {
	if (actor.kind !== 'redacteur') throw new AppError('interdit');
	return { kind: 'redacteur', compteId: actor.compteId };
}

/** The actor of a page of the group `(admin)`. Throws `interdit` anywhere else. */
export function administrateur(actor: Actor): Administrateur {
	if (actor.kind !== 'administrateur') throw new AppError('interdit');
	return { kind: 'administrateur', compteId: actor.compteId };
}
