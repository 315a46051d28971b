import { building } from '$app/environment';
import {
	error,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { acces, estPublic } from '#lib/domain/acces/groupes.ts';
import { acteur } from '#lib/server/acteurs.ts';
import { parseConfig } from '#lib/server/config.ts';
import { contenuRisques, modeles } from '#lib/server/contenu.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { questions } from '#lib/server/droits.ts';
import { AppError, isBodyTooLarge } from '#lib/server/errors.ts';
import { logLine, trace } from '#lib/server/journal.ts';
import { resolveSession } from '#lib/server/sessions.ts';
import errorTemplate from './error.html?raw';
import { escapeHtml } from './http/html.ts';
import { RESEAU_HEADER } from './http/reseaux.ts';
import { outagePage } from './http/outage-page.ts';

let ctx: Context;

/** Opens the database and the rest once, before the first request. `vite build` imports this file too, and needs none. */
export const init: ServerInit = async () => {
	if (building) return;
	// What the union ships is read now: a mistake in it stops the start, not the first visitor.
	for (const read of [modeles, contenuRisques, questions]) read();
	ctx = await createContext(parseConfig(process.env));
	process.once('sveltekit:shutdown', () => ctx.close());
};

/** Public pages may be served from memory for this long; a write that succeeds empties that memory at once. */
const PUBLIC_PAGE = 'public, max-age=0, s-maxage=10, must-revalidate';

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.ctx = ctx;
	if (await hasTooManyFields(event.request)) error(413, { status: 413, message: SENTENCES[413] ?? '' });
	const typed = isPlainForm(event) ? event.request.clone() : null;
	const answered = await answer(event, resolve);
	const isAway = event.locals.errorStatus === 503;
	const response = answered && !(isAway && typed) ? answered : await outage(event, typed);
	response.headers.set('Cache-Control', cacheControl(event, response));
	return response;
};

/** The answer of a page; null when the database was away before any page was asked. */
async function answer(
	event: RequestEvent,
	resolve: Parameters<Handle>[0]['resolve']
): Promise<Response | null> {
	try {
		event.locals.session = null;
		event.locals.actor = { kind: 'public' };
		const turnedAway = event.route.id === null ? null : await admit(event, event.route.id);
		return (
			turnedAway ??
			(await withErrorStatus(event, await resolve(event, { transformPageChunk: filled(isListed(event)) })))
		);
	} catch (cause) {
		if (!isDatabaseUnavailable(cause)) throw cause;
		broken(event, cause, 503);
		return null;
	}
}

/**
 * Fills the places of `app.html`: where the quick exit leads, so that the script goes there before any answer of ours, and the
 * warning of whoever comes from a network of an administration.
 */
const filled =
	(isListed: boolean) =>
	({ html }: { html: string }): string =>
		html
			.replace('%vigie.sortie%', () => escapeHtml(ctx.config.quickExitUrl))
			.replace('%vigie.reseau%', isListed ? ' data-reseau' : '')
			.replace('%vigie.bandeau%', isListed ? BANDEAU : '');

/** Without a link: the first one of a page is that to its content. */
const BANDEAU =
	'<aside class="bandeau sans-papier"><p><b>Vous semblez être sur le réseau d’une administration.</b> Votre employeur peut voir que vous venez ici. Préférez votre téléphone, hors de ce réseau. Rien de ces pages n’est gardé dans ce navigateur par Vigie ; l’historique, lui, les garde.</p></aside>';

/** Whether the web server in front said so of this visitor. */
const isListed = ({ request }: RequestEvent): boolean => request.headers.get(RESEAU_HEADER) === '1';

/** Reads the session, except on public pages, and lets a request into its group or sends it where the title can be had. */
async function admit(event: RequestEvent, routeId: string): Promise<Response | null> {
	const { locals } = event;
	const turnedAway = estPublic(routeId) ? null : await readSession(event, routeId);
	if (!turnedAway) locals.actor = acteur(routeId, locals.session?.compteId ?? null);
	return turnedAway;
}

/** Null when the session opens the page. Without one, an address is asked again after the sign-in. */
async function readSession(event: RequestEvent, routeId: string): Promise<Response | null> {
	const { locals, cookies, url, request } = event;
	const { name, options } = sessionCookie(locals.ctx.origin);
	const id = cookies.get(name);
	locals.session = await resolveSession(locals.ctx, id);
	if (id && !locals.session) cookies.delete(name, options);
	const suite = `suite=${encodeURIComponent(url.pathname + url.search)}`;
	const opened = acces(routeId, locals.session);
	// 307 keeps what was typed: the page of the sign-in gives it back, to be sent again. It cannot do so for files.
	if (
		request.method === 'POST' &&
		!bringsFiles(routeId, request) &&
		(opened === 'connexion' || opened === 'second-facteur')
	) {
		return new Response(null, { status: 307, headers: { location: `/connexion/reprise?${suite}` } });
	}
	switch (opened) {
		case 'connexion':
			return redirect(303, `/connexion?${suite}${id ? '&fin=1' : ''}`);
		case 'second-facteur':
			return redirect(303, `/connexion/second-facteur?${suite}`);
		case 'interdit':
			return error(403, { status: 403, message: new AppError('interdit').message });
		case 'ouvert':
			return null;
	}
}

/**
 * A form posted without scripts, whose texts can be given back. With scripts, the page stays in place and keeps its values by
 * itself; files cannot be given back, and a copy of them would stay in memory.
 */
function isPlainForm({ request, route }: RequestEvent): boolean {
	return (
		request.method === 'POST' &&
		request.headers.get('x-sveltekit-action') !== 'true' &&
		!bringsFiles(route.id, request)
	);
}

/** The pages that take files. */
const FILE_PAGES: readonly (string | null)[] = [
	'/(agent)/dossiers/[id]/pieces',
	'/(admin)/admin/sections/[section]/importations/nouvelle'
];

/** Whether a form brings files. */
const bringsFiles = (routeId: string | null, request: Request): boolean =>
	FILE_PAGES.includes(routeId) &&
	(request.headers.get('content-type') ?? '').startsWith('multipart/form-data');

/** More fields than any form of ours has, and bytes in which so many could hide. */
const MOST_FIELDS = 2_000;
const FEW_BYTES = 64 * 1024;

/** Whether a body was made to be long to read: a million empty fields would hold everybody for a minute. */
async function hasTooManyFields(request: Request): Promise<boolean> {
	const { headers } = request;
	if (!(headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) return false;
	const length = headers.get('content-length');
	if (length !== null && Number(length) <= FEW_BYTES) return false;
	let fields = 1;
	try {
		for (const byte of await request.clone().bytes()) if (byte === AMPERSAND) fields++;
	} catch (cause) {
		if (isBodyTooLarge(cause)) return true;
		throw cause;
	}
	return fields > MOST_FIELDS;
}

const AMPERSAND = 0x26;

/** Says that the database is away. A form that was posted without scripts is given back, to be sent again. */
async function outage(
	{ isDataRequest, request, url }: RequestEvent,
	typed: Request | null
): Promise<Response> {
	const headers = { 'Retry-After': '60' };
	if (isDataRequest || request.headers.get('x-sveltekit-action') === 'true') {
		return json({ type: 'error', error: { status: 503, message: AWAY } }, { status: 503, headers });
	}
	const fields = typed ? await textsOf(typed) : null;
	return new Response(outagePage(errorTemplate, url.pathname + url.search, fields), {
		status: 503,
		headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }
	});
}

/** The texts of a form, without its files; null when it cannot be read. */
async function textsOf(request: Request): Promise<(readonly [string, string])[] | null> {
	try {
		return [...(await request.formData())].flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value] as const] : []
		);
	} catch (cause) {
		if (isUnreadableForm(cause) || isBodyTooLarge(cause)) return null;
		throw cause;
	}
}

/** The body says that it is a form and is not one, or was cut on its way: no fault of ours. */
const isUnreadableForm = (cause: unknown): boolean =>
	cause instanceof TypeError
		? /as FormData|^Content-Type was not one of/.test(cause.message)
		: cause instanceof Error && cause.message === SENDER_LEFT;

/** What Node says of a body whose sender left before its end. */
const SENDER_LEFT = 'aborted';

/**
 * An error of the application leaves SvelteKit as a 500; it gets here the status that it calls for, also in the words of the
 * plain page that endpoints answer.
 */
async function withErrorStatus({ locals }: RequestEvent, response: Response): Promise<Response> {
	const { errorStatus: status } = locals;
	if (status === undefined || response.status !== 500) return response;
	const isPlainPage = response.headers.get('content-type') === 'text/html; charset=utf-8';
	const body = isPlainPage ? (await response.text()).replace(PLAIN_STATUS, `Code ${status}`) : response.body;
	const { headers } = response;
	headers.delete('content-length');
	return new Response(body, { status, headers });
}

/** How `error.html` tells its status. */
const PLAIN_STATUS = 'Code 500';

/**
 * Nothing is kept anywhere but whole public pages, read without a query that could tell what somebody looked for, by somebody
 * who is not warned of their network. A public
 * page whose address is a secret says `no-store` itself.
 */
function cacheControl(event: RequestEvent, response: Response): string {
	const { request, route, url } = event;
	const warned = isListed(event);
	const isPublic = route.id !== null && estPublic(route.id) && request.method === 'GET' && url.search === '';
	const mayBeKept = isPublic && !warned && response.headers.get('cache-control') !== 'no-store';
	return mayBeKept && response.status === 200 ? PUBLIC_PAGE : 'no-store';
}

const AWAY = 'La base de données ne répond pas pour l’instant. Rien n’a été enregistré.';

const STATUS_OF = { introuvable: 404, interdit: 403 } as const;

const SENTENCES: Record<number, string> = {
	400: 'Cet envoi est arrivé abîmé. Rien n’a été enregistré : recommencez.',
	404: 'Cette page n’existe pas, ou plus.',
	405: 'Cette page ne reçoit pas d’envoi.',
	413: 'Ce que vous envoyez est trop gros. Rien n’a été enregistré.',
	415: 'Cette page ne sait pas lire ce que vous envoyez.'
};

export const handleError: HandleServerError = ({ error: cause, event, status }) => {
	if (cause instanceof AppError) {
		const appStatus = STATUS_OF[cause.code];
		event.locals.errorStatus = appStatus;
		return { status: appStatus, message: cause.message };
	}
	if (isUnreadableForm(cause)) {
		event.locals.errorStatus = 400;
		return { status: 400, message: SENTENCES[400] ?? '' };
	}
	if (isBodyTooLarge(cause)) {
		event.locals.errorStatus = 413;
		return { status: 413, message: SENTENCES[413] ?? '' };
	}
	if (status < 500) return { status, message: SENTENCES[status] ?? 'Le site ne comprend pas cette demande.' };
	return broken(event, cause, status);
};

/** Logs a fault of ours under a number that the visitor can quote. */
function broken({ locals, route, request }: RequestEvent, cause: unknown, status: number): App.Error {
	const id = crypto.randomUUID().slice(0, 8);
	// No address, no parameter and nothing that was typed.
	logLine({ id, route: route.id, method: request.method, error: trace(cause) });
	if (!isDatabaseUnavailable(cause))
		return { status, message: 'Le site a rencontré une panne. Ce n’est pas de votre fait.', id };
	locals.errorStatus = 503;
	return { status: 503, message: AWAY, id };
}
