import { error, redirect, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { acces, estPublic } from '#lib/domain/acces/groupes.ts';
import { AppError } from '#lib/server/errors.ts';

/** Public pages may be served from memory for this long; a write that succeeds empties that memory at once. */
const PUBLIC_PAGE = 'public, max-age=0, s-maxage=10, must-revalidate';

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.session = null;
	if (event.route.id !== null) guard(event, event.route.id);
	const response = withErrorStatus(event, await resolve(event));
	response.headers.set('Cache-Control', cacheControl(event, response));
	return response;
};

/** Lets a request into its group of pages, or sends it where the missing title can be had. */
function guard({ locals, url }: RequestEvent, routeId: string): void {
	const suite = `?suite=${encodeURIComponent(url.pathname)}`;
	switch (acces(routeId, locals.session)) {
		case 'connexion':
			redirect(303, `/connexion${suite}`);
			break;
		case 'second-facteur':
			redirect(303, `/connexion/second-facteur${suite}`);
			break;
		case 'interdit':
			error(403, { status: 403, message: new AppError('interdit').message });
	}
}

/** An error of the application leaves SvelteKit as a 500; it gets here the status that it calls for. */
function withErrorStatus({ locals }: RequestEvent, response: Response): Response {
	if (locals.errorStatus === undefined || response.status !== 500) return response;
	return new Response(response.body, { status: locals.errorStatus, headers: response.headers });
}

/** Nothing is kept anywhere but whole public pages, read without a query that could tell what somebody looked for. */
function cacheControl({ request, route, url }: RequestEvent, response: Response): string {
	const isPublic = route.id !== null && estPublic(route.id) && request.method === 'GET' && url.search === '';
	return isPublic && response.status === 200 ? PUBLIC_PAGE : 'no-store';
}

const STATUS_OF = { introuvable: 404, interdit: 403 } as const;

const SENTENCES: Record<number, string> = {
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
	if (status < 500) return { status, message: SENTENCES[status] ?? 'Le site ne comprend pas cette demande.' };
	const id = crypto.randomUUID().slice(0, 8);
	log({ id, route: event.route.id, method: event.request.method, error: cause });
	return { status, message: 'Le site a rencontré une panne. Ce n’est pas de votre fait.', id };
};

/** One line of JSON on the error output. No address, no parameter and nothing that was typed. */
function log({
	error: cause,
	...context
}: {
	id: string;
	route: string | null;
	method: string;
	error: unknown;
}): void {
	const stack = cause instanceof Error ? cause.stack : String(cause);
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...context, error: stack })}\n`);
}
