import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
	compress,
	mayCompress,
	preferredEncoding,
	SMALLEST_COMPRESSED_BYTES,
	type Encoding
} from './compression.ts';
import type { PublicPage } from './public-pages.ts';
import { REFUSALS, refusalPage, type Refusal } from './refusals.ts';
import type { WholeAnswer } from './whole-answer.ts';

/** Sends a page that is kept in memory, or 304 if the browser holds the same one. */
export async function sendPublicPage(
	request: IncomingMessage,
	answer: WholeAnswer,
	page: PublicPage
): Promise<void> {
	answer.finish = null;
	for (const [name, value] of Object.entries(page.headers)) {
		if (value !== undefined) answer.setHeader(name, value);
	}
	answer.setHeader('ETag', page.etag);
	if (request.headers['if-none-match']?.includes(page.etag)) {
		addVary(answer);
		answer.removeHeader('content-type');
		answer.writeHead(304).end();
		return;
	}
	const encoding = page.length < SMALLEST_COMPRESSED_BYTES ? 'identity' : acceptedEncoding(request);
	sendBody(request, answer, await page.body(encoding), encoding);
}

/** Sends a text made for one reader. */
export async function sendOncePage(
	request: IncomingMessage,
	answer: WholeAnswer,
	body: Buffer
): Promise<void> {
	const site = request.headers['sec-fetch-site'];
	const isPrivate = String(answer.getHeader('cache-control') ?? '').includes('no-store');
	const worthwhile = body.length >= SMALLEST_COMPRESSED_BYTES;
	const encoding =
		worthwhile && mayCompress(isPrivate, typeof site === 'string' ? site : undefined)
			? acceptedEncoding(request)
			: 'identity';
	// Without a tag: a 304 answer would put our strictest policy in the place of the page's in the browser's cache.
	answer.removeHeader('etag');
	sendBody(request, answer, await compress(body, encoding, 'once'), encoding);
}

/** Sends the plain page of a refusal. What is left of the request is read and thrown away: closing would lose the answer on its way. */
export function sendRefusal(answer: WholeAnswer, refusal: Refusal): void {
	sendUnkept(answer, refusal.status, 'text/html; charset=utf-8', refusalPage(refusal));
}

/** The same for a program, in the form that the contract gives to every refusal. */
export function sendRefusalDocument(answer: WholeAnswer, refusal: Refusal): void {
	const { code, message } = refusal;
	sendUnkept(answer, refusal.status, 'application/json', JSON.stringify({ erreur: { code, message } }));
}

function sendUnkept(answer: WholeAnswer, status: number, type: string, text: string): void {
	answer.finish = null;
	const body = Buffer.from(text);
	answer.setHeader('Cache-Control', 'no-store');
	answer.setHeader('Content-Type', type);
	answer.setHeader('Content-Length', body.length);
	answer.writeHead(status).end(body);
}

/** Says that the process answers, and nothing about what it can reach. */
export function sendAlive(answer: WholeAnswer): void {
	answer.setHeader('Cache-Control', 'no-store');
	answer.setHeader('Content-Type', 'text/plain; charset=utf-8');
	answer.writeHead(200).end('ok\n');
}

/** Answers what is not even a request of HTTP, then closes. */
export function refuseOnSocket(
	error: NodeJS.ErrnoException,
	socket: Duplex,
	headers: ReadonlyMap<string, string>
): void {
	if (error.code === 'ECONNRESET' || !socket.writable) {
		socket.destroy();
		return;
	}
	const refusal = refusalOf(error.code);
	const body = refusalPage(refusal);
	const lines = [
		`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
		...[...headers].map(([name, value]) => `${name}: ${value}`),
		'Cache-Control: no-store',
		'Content-Type: text/html; charset=utf-8',
		`Content-Length: ${Buffer.byteLength(body)}`,
		'Connection: close'
	];
	socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf(code: string | undefined): Refusal {
	if (code === 'HPE_HEADER_OVERFLOW') return REFUSALS.headersTooLarge;
	return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? REFUSALS.timeout : REFUSALS.badRequest;
}

function sendBody(request: IncomingMessage, answer: WholeAnswer, body: Buffer, encoding: Encoding): void {
	if (encoding !== 'identity') answer.setHeader('Content-Encoding', encoding);
	if (answer.getHeader('content-type') === 'text/html')
		answer.setHeader('Content-Type', 'text/html; charset=utf-8');
	addVary(answer);
	answer.setHeader('Content-Length', body.length);
	answer.end(request.method === 'HEAD' ? undefined : body);
}

function addVary(answer: WholeAnswer): void {
	const vary = answer.getHeader('vary');
	answer.setHeader('Vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`);
}

function acceptedEncoding(request: IncomingMessage): Encoding {
	const accepted = request.headers['accept-encoding'];
	return preferredEncoding(Array.isArray(accepted) ? accepted.join(',') : accepted);
}
