import { type ActionFailure, type Cookies, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { espacesDe } from '#lib/domain/acces/roles.ts';
import { avecSuite, suiteSure } from '#lib/domain/acces/suite.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Entree, Visiteur } from '#lib/server/connexions.ts';
import { appareilCookie, navigateurCookie, sessionCookie } from '#lib/server/cookies.ts';
import { valeursDe } from '#lib/server/formulaires.ts';
import { endSession, type NouvelleSession } from '#lib/server/sessions.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';

/** A checkbox. */
export const coche = z
	.literal('oui')
	.transform(() => true)
	.catch(false);
/** The page to go to afterwards, if it is one of ours. */
export const suite = z
	.string()
	.nullish()
	.catch(null)
	.transform((text) => suiteSure(text));

/** Reads a form whose schema takes anything: what is wrong with it is said by whoever uses it. */
export async function champs<S extends z.ZodType>({ request }: RequestEvent, schema: S): Promise<z.infer<S>> {
	return schema.parse(await valeursDe(request));
}

/** The browser that knocks. */
export function visiteur({ cookies, locals, getClientAddress }: RequestEvent): Visiteur {
	const { origin } = locals.ctx;
	return {
		navigateur: cookies.get(navigateurCookie(origin).name),
		appareil: cookies.get(appareilCookie(origin, false).name),
		adresse: getClientAddress()
	};
}

/**
 * Goes in after a sign-in that succeeded: ends the session that this browser had, leaves it the new one and what makes the
 * device a known one, and sends it where it wanted to go.
 */
export async function enter(
	event: RequestEvent,
	{ session, appareil }: Entree,
	demandee: string | null
): Promise<never> {
	const { cookies, locals } = event;
	const { ctx, session: ancienne } = locals;
	// A code sent twice opens the same session twice.
	if (ancienne && ancienne.id !== session.id) await endSession(ctx, ancienne.id);
	setSession(event, session);
	const navigateur = navigateurCookie(ctx.origin);
	cookies.delete(navigateur.name, navigateur.options);
	if (appareil !== null) {
		const { name, options } = appareilCookie(ctx.origin, session.maxAge !== undefined);
		cookies.set(name, appareil, options);
	}
	redirect(303, destination(session, false, demandee));
}

/** Leaves the session in the browser: until it closes, or as long as one's own device may keep it. */
export function setSession({ cookies, locals }: RequestEvent, { id, maxAge }: NouvelleSession): void {
	const { name, options } = sessionCookie(locals.ctx.origin, maxAge);
	cookies.set(name, id, options);
}

export function deleteSession(cookies: Cookies, origin: string): void {
	const { name, options } = sessionCookie(origin);
	cookies.delete(name, options);
}

/** Where one goes once in: the second factor for those who owe it, else the page that was asked for, else one's own. */
export function destination(
	{ roles }: Pick<NouvelleSession, 'roles'>,
	secondFactor: boolean,
	demandee: string | null
): string {
	const accueil = espacesDe(roles)[0]?.href ?? '/dossiers';
	if (roles.length === 0 || secondFactor) return demandee ?? accueil;
	return avecSuite('/connexion/second-facteur', demandee ?? accueil);
}

/** The form again, with the sentence of a refusal at its field and the status that goes with it. */
export function refuse<V>(
	{ refus }: Refus,
	valeurs: V
): ActionFailure<{ erreurs: ErreurChamp[]; valeurs: V }> {
	const status = refus.code.startsWith('trop-') ? 429 : refus.code === 'courriel-impossible' ? 503 : 422;
	return fail(status, { erreurs: [{ champ: refus.champ ?? '', message: refus.message }], valeurs });
}
