import type { IncomingHttpHeaders } from 'node:http';
import { REFUSALS, wrongAddress, type Refusal } from './refusals.ts';

/** Beyond this an answer of the page itself is not possible; up to it, forms refuse politely and keep the values. */
export const LARGEST_BODY_BYTES = 3 * 1024 * 1024;

/** The same for a form that brings files, read as it comes and never whole: six of the largest exhibits at once. */
export const LARGEST_UPLOAD_BYTES = 64 * 1024 * 1024;

/** The same for a list that an administrator brings in: one of 16 MiB, and what the form says beside it. */
export const LARGEST_LIST_BYTES = 17 * 1024 * 1024;

/** What the gate looks at in a request. */
export interface Visit {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	remoteAddress: string | undefined;
}

/** What browsers send a form as. */
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:;|$)/i;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOSTS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Addresses that answer other programs. Exactly these: nothing in them leads elsewhere. */
const API_PATH = /^\/api\/[a-z]+$/;

/** The one address that takes exhibits. Exactly this: everywhere else a body is read whole. */
const UPLOAD_PATH = /^\/dossiers\/[\da-f-]{36}\/pieces$/i;

/** The one address that takes a list. */
const LIST_PATH = /^\/admin\/sections\/[\da-f-]{36}\/importations\/nouvelle$/i;

/** Addresses for the machine's own supervision, which say nothing to anybody else. */
const HEALTH_PATHS = new Set(['/healthz', '/readyz']);

/**
 * Decides whether a request may reach the site that answers at `origin`.
 *
 * Refused: another `Host` than ours (links and cookies would be built on it); a write that another site has started,
 * by `Sec-Fetch-Site` where the browser sends it and by `Origin` in every case; a body that is too large to be read, or that
 * is not a form: no page reads anything else; the health pages to anybody but this machine. What answers other programs is
 * asked without cookies (`asAnybody`) and changes nothing: there a write needs no origin and its body may be anything, but a
 * page of another site stays refused (docs/decisions/0022).
 * @returns null if it may pass
 */
export function refusal(visit: Visit, origin: URL): Refusal | null {
	if (HEALTH_PATHS.has(visit.path)) return isThisMachine(visit) ? null : REFUSALS.notFound;
	if (visit.headers.host?.toLowerCase() !== origin.host) return wrongAddress(origin);
	if (isWrite(visit.method)) {
		const site = visit.headers['sec-fetch-site'];
		if (site !== undefined && site !== 'same-origin') return REFUSALS.foreignSite;
		const isProgram = isApi(visit.path) && visit.headers.origin === undefined;
		if (!isProgram && visit.headers.origin !== origin.origin) return REFUSALS.foreignSite;
		if (Number(visit.headers['content-length'] ?? 0) > largestBody(visit.path)) return tooLarge(visit.path);
		if (!isApi(visit.path) && !FORM.test(visit.headers['content-type'] ?? '')) return REFUSALS.notAForm;
	}
	return null;
}

/** Whether an address answers other programs, in JSON. */
export function isApi(path: string): boolean {
	return API_PATH.test(path);
}

/** Whether an address takes files. */
export const isUpload = (path: string): boolean => UPLOAD_PATH.test(path) || isList(path);

const isList = (path: string): boolean => LIST_PATH.test(path);

/** Most bytes that an address reads. */
export function largestBody(path: string): number {
	if (isList(path)) return LARGEST_LIST_BYTES;
	return isUpload(path) ? LARGEST_UPLOAD_BYTES : LARGEST_BODY_BYTES;
}

function tooLarge(path: string): Refusal {
	if (isList(path)) return REFUSALS.listTooLarge;
	return isUpload(path) ? REFUSALS.filesTooLarge : REFUSALS.tooLarge;
}

/**
 * Makes a request to the functions for programs the same whoever sends it: no cookie, hence no session to abuse. SvelteKit asks
 * of a text the origin that it asks of a form; what the gate let through comes from a program or from our own page.
 */
export function asAnybody(headers: IncomingHttpHeaders, origin: URL): void {
	delete headers.cookie;
	headers.origin = origin.origin;
}

/** Whether a method may change something. */
export function isWrite(method: string): boolean {
	return !READS.has(method);
}

/** Asked from this machine, directly: a reverse proxy on the same machine is not this machine's own supervision. */
function isThisMachine({ headers, remoteAddress }: Visit): boolean {
	return (
		LOOPBACK_ADDRESSES.has(remoteAddress ?? '') &&
		LOOPBACK_HOSTS.test(headers.host ?? '') &&
		PROXY_HEADERS.every((name) => headers[name] === undefined)
	);
}
