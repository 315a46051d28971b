import { createServer, type IncomingMessage, type Server } from 'node:http';
import {
	refuseOnSocket,
	sendAlive,
	sendOncePage,
	sendPublicPage,
	sendRefusal,
	sendRefusalDocument
} from './answers.ts';
import { watchArrival } from './arrival.ts';
import { CountedRequest } from './counted-request.ts';
import { asAnybody, isApi, isUpload, isWrite, largestBody, refusal } from './gate.ts';
import { fixedHeaders, WORKER_PATH, WORKER_POLICY } from './headers.ts';
import { publicPage, PublicPages, sharedSeconds } from './public-pages.ts';
import { RESEAU_HEADER } from './reseaux.ts';
import { type Refusal, REFUSALS, refusalStyleHash } from './refusals.ts';
import { WholeAnswer } from './whole-answer.ts';

/** The handler that `vite build` makes. `next` is called when nothing answers, which does not happen with SvelteKit. */
export type PageHandler = (request: IncomingMessage, answer: WholeAnswer, next: () => void) => unknown;

/**
 * A slow or endless request holds a connection no longer than this (times in milliseconds). `watchArrival` is stricter than
 * `requestTimeout`, which holds for whatever escapes it.
 */
const LIMITS = {
	maxHeaderSize: 16 * 1024,
	headersTimeout: 10_000,
	requestTimeout: 75 * 60_000,
	keepAliveTimeout: 65_000,
	connectionsCheckingInterval: 5_000
};

/** What is known of a request before the pages see it. */
interface Asked {
	method: string;
	path: string;
	hasQuery: boolean;
}

export type SiteServer = Server<typeof CountedRequest, typeof WholeAnswer>;

/**
 * The web server of the site: checks each request, gives it the fixed headers, answers public pages from memory and
 * leaves the rest to SvelteKit, whose answers it compresses. It is not listening yet.
 * @param report receives what no page could answer; the visitor sees a plain page
 * @param isListed whether a visitor comes from a network of an administration: the pages are told, and nothing made for such
 *   a visitor is kept
 */
export function siteServer(
	origin: URL,
	pages: PageHandler,
	report: (error: unknown) => void,
	isListed: (request: IncomingMessage) => boolean = () => false
): SiteServer {
	const headers = new Map(Object.entries(fixedHeaders(origin, refusalStyleHash())));
	const kept = new PublicPages();

	const server = createServer(
		{ IncomingMessage: CountedRequest, ServerResponse: WholeAnswer, ...LIMITS },
		(request, answer) => {
			answer.setHeaders(headers);
			if (!server.listening) answer.setHeader('Connection', 'close');
			answer.once('finish', () => discardRest(request));
			watchArrival(request, {
				bringsFiles: () => isUpload(whatIsAsked(request)?.path ?? '') && !answer.writableFinished,
				cut: (error) => refuseOnSocket(error, request.socket, headers)
			});
			respond(request, answer).catch((error: unknown) => breakDown(answer, error));
		}
	);
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseOnSocket(error, socket, headers));
	return server;

	async function respond(request: CountedRequest, answer: WholeAnswer): Promise<void> {
		const asked = whatIsAsked(request);
		if (!asked) return refuse(answer, REFUSALS.badRequest);
		request.largest = largestBody(asked.path);
		const refused = refusal(
			{ ...asked, headers: request.headers, remoteAddress: request.socket.remoteAddress },
			origin
		);
		if (refused) return refuse(answer, refused);
		if (isApi(asked.path)) asAnybody(request.headers, origin);
		if (asked.path === '/healthz') return sendAlive(answer);

		if (asked.path === WORKER_PATH) answer.setHeader('Content-Security-Policy', WORKER_POLICY);
		delete request.headers[RESEAU_HEADER];
		const listed = isListed(request);
		if (listed) request.headers[RESEAU_HEADER] = '1';
		const page = isWrite(asked.method) || asked.hasQuery || listed ? null : kept.find(asked.path);
		if (page) return sendPublicPage(request, answer, page);

		const { generation } = kept;
		answer.finish = {
			head(finished) {
				finished.removeHeader('x-sveltekit-page');
				if (!finished.hasHeader('cache-control') && !isFound(finished.statusCode))
					finished.setHeader('Cache-Control', 'no-store');
				if (isWrite(asked.method) && !isApi(asked.path) && finished.statusCode < 400) kept.clear();
			},
			text(finished, body) {
				sendText(request, finished, body, { ...asked, listed }, generation).catch((error: unknown) =>
					breakDown(finished, error)
				);
			}
		};
		await pages(request, answer, () => refuse(answer, REFUSALS.notFound));
	}

	function sendText(
		request: IncomingMessage,
		answer: WholeAnswer,
		body: Buffer,
		asked: Asked & { listed: boolean },
		generation: number
	): Promise<void> {
		const seconds = sharedSeconds(String(answer.getHeader('cache-control') ?? ''));
		const isShared = seconds > 0 && answer.statusCode === 200 && !answer.hasHeader('set-cookie');
		if (isShared && asked.method === 'GET' && !asked.hasQuery && !asked.listed) {
			const page = publicPage(answer.getHeaders(), body);
			if (page) {
				kept.keep(asked.path, page, seconds, generation);
				return sendPublicPage(request, answer, page);
			}
		}
		return sendOncePage(request, answer, body);
	}

	function breakDown(answer: WholeAnswer, error: unknown): void {
		report(error);
		if (answer.headersSent) answer.destroy();
		else refuse(answer, REFUSALS.breakdown);
	}
}

/** A refusal in the form that whoever asked can read: a page, or a document for a program. */
function refuse(answer: WholeAnswer, refusal: Refusal): void {
	const path = whatIsAsked(answer.req)?.path ?? '';
	(isApi(path) ? sendRefusalDocument : sendRefusal)(answer, refusal);
}

/**
 * Lets go of what was sent and that nothing read: SvelteKit leaves it on the connection, where the next request, which behind a
 * reverse proxy is somebody else's, would wait behind it. `watchArrival` bounds it.
 */
function discardRest(request: IncomingMessage): void {
	request.removeAllListeners('data');
	request.resume();
}

/** A file or a page, or the news that the browser holds it already. */
const isFound = (status: number): boolean => status === 304 || (status >= 200 && status < 300);

/** What the first line of a request asks; null for forms of it that a web site has no use for. */
function whatIsAsked({ url, method }: IncomingMessage): Asked | null {
	if (!url?.startsWith('/') || !method) return null;
	const query = url.indexOf('?');
	return { method, path: query < 0 ? url : url.slice(0, query), hasQuery: query >= 0 };
}
