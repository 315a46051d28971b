import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { suiteSure } from '#lib/domain/acces/suite.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Entree, Visiteur } from '#lib/server/connexions.ts';
import { appareilCookie, navigateurCookie, sessionCookie } from '#lib/server/cookies.ts';
import type { NouvelleSession } from '#lib/server/sessions.ts';

/** A text field, empty when it did not come. */
export const texte = z.string().catch('');
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

/** Reads a form; files and repeated fields have no meaning on these pages. */
export async function champs<S extends z.ZodType>({ request }: RequestEvent, schema: S): Promise<z.infer<S>> {
	return schema.parse(Object.fromEntries(await request.formData()));
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

/** Leaves in the browser what a sign-in that succeeded gives: the session, and what makes the device a known one. */
export function setEntree(event: RequestEvent, { session, appareil }: Entree): void {
	const { cookies, locals } = event;
	setSession(event, session);
	const navigateur = navigateurCookie(locals.ctx.origin);
	cookies.delete(navigateur.name, navigateur.options);
	if (appareil === null) return;
	const { name, options } = appareilCookie(locals.ctx.origin, session.maxAge !== undefined);
	cookies.set(name, appareil, options);
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
	const accueil = roles.includes('administrateur')
		? '/admin'
		: roles.includes('delegue')
			? '/delegue'
			: '/dossiers';
	if (roles.length === 0 || secondFactor) return demandee ?? accueil;
	return avecSuite('/connexion/second-facteur', demandee ?? accueil);
}

/** An address of ours that remembers where to go next. */
export function avecSuite(chemin: string, demandee: string | null): string {
	if (demandee === null) return chemin;
	return `${chemin}${chemin.includes('?') ? '&' : '?'}suite=${encodeURIComponent(demandee)}`;
}

/** A refusal as the form shows it, with the status that goes with it. */
export function refuse({ refus }: Refus): {
	status: number;
	erreurs: { champ: string; message: string }[];
} {
	const status = refus.code.startsWith('trop-') ? 429 : refus.code === 'courriel-impossible' ? 503 : 422;
	return { status, erreurs: [{ champ: refus.champ ?? '', message: refus.message }] };
}
