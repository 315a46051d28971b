import type { IncomingHttpHeaders } from 'node:http';
import { REFUSALS, wrongAddress, type Refusal } from './refusals.ts';

/** Beyond this an answer of the page itself is not possible; up to it, forms refuse politely and keep the values. */
export const LARGEST_BODY_BYTES = 3 * 1024 * 1024;

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

/** Addresses for the machine's own supervision, which say nothing to anybody else. */
const HEALTH_PATHS = new Set(['/healthz', '/readyz']);

/**
 * Decides whether a request may reach the site that answers at `origin`.
 *
 * Refused: another `Host` than ours (links and cookies would be built on it); a write that another site has started,
 * by `Sec-Fetch-Site` where the browser sends it and by `Origin` in every case; a body that is too large to be read, or that
 * is not a form: no page reads anything else; the health pages to anybody but this machine.
 * @returns null if it may pass
 */
export function refusal(visit: Visit, origin: URL): Refusal | null {
	if (HEALTH_PATHS.has(visit.path)) return isThisMachine(visit) ? null : REFUSALS.notFound;
	if (visit.headers.host?.toLowerCase() !== origin.host) return wrongAddress(origin);
	if (isWrite(visit.method)) {
		const site = visit.headers['sec-fetch-site'];
		if (site !== undefined && site !== 'same-origin') return REFUSALS.foreignSite;
		if (visit.headers.origin !== origin.origin) return REFUSALS.foreignSite;
		if (Number(visit.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) return REFUSALS.tooLarge;
		if (!FORM.test(visit.headers['content-type'] ?? '')) return REFUSALS.notAForm;
	}
	return null;
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
