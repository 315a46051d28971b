import { redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/sessions.ts';
import { escapeHtml } from '../../../http/html.ts';
import { deleteSession } from '../entree.server.ts';
import type { RequestHandler } from './$types';

/** Opened by hand, or by « back »: nothing happens. */
export const GET: RequestHandler = () => redirect(303, '/');

/**
 * The quick exit: ends the session, forgets everything in this browser, and goes to a harmless site. By a page that
 * refreshes at once, since a form of ours may not be redirected to another site (`form-action`).
 */
export const POST: RequestHandler = async ({ cookies, locals }) => {
	const { ctx, session } = locals;
	if (session) await endSession(ctx, session.id);
	deleteSession(cookies, ctx.origin);
	const ailleurs = escapeHtml(ctx.config.quickExitUrl);
	return new Response(
		`<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${ailleurs}"><title>…</title><a href="${ailleurs}">Continuer</a></html>`,
		{
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'clear-site-data': '"cache", "cookies", "storage"'
			}
		}
	);
};
