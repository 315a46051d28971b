import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { compress, type Encoding } from './compression.ts';

/** A page that is the same for everybody, ready to be sent in each encoding. */
export interface PublicPage {
	readonly headers: OutgoingHttpHeaders;
	readonly etag: string;
	/** Bytes before compression. */
	readonly length: number;
	body(encoding: Encoding): Promise<Buffer>;
}

interface Entry {
	page: PublicPage;
	freshUntil: number;
}

/**
 * Public pages in memory, each for the few seconds that its `s-maxage` allows. Addresses with a query are never
 * kept, so an attacker cannot fill it; beyond `capacity` pages the oldest leaves.
 */
export class PublicPages {
	#pages = new Map<string, Entry>();
	#generation = 0;
	readonly #capacity: number;
	readonly #clock: () => number;

	/** @param clock milliseconds on a clock that never goes back */
	constructor(capacity = 500, clock: () => number = () => performance.now()) {
		this.#capacity = capacity;
		this.#clock = clock;
	}

	find(path: string): PublicPage | null {
		const entry = this.#pages.get(path);
		if (!entry) return null;
		if (entry.freshUntil > this.#clock()) return entry.page;
		this.#pages.delete(path);
		return null;
	}

	/** Changes with each `clear`: a page rendered under an older generation may show what a write has changed. */
	get generation(): number {
		return this.#generation;
	}

	/** Keeps a page whose rendering began under `generation`, unless that generation is over. */
	keep(path: string, page: PublicPage, seconds: number, generation: number): void {
		if (generation !== this.#generation) return;
		this.#pages.delete(path);
		if (this.#pages.size >= this.#capacity) {
			const oldest = this.#pages.keys().next();
			if (!oldest.done) this.#pages.delete(oldest.value);
		}
		this.#pages.set(path, { page, freshUntil: this.#clock() + seconds * 1000 });
	}

	/** Forgets every page: called after each write that succeeded, whose effect may be on any of them. */
	clear(): void {
		this.#generation++;
		this.#pages.clear();
	}
}

/** Seconds for which an answer may be shared, by the `s-maxage` of its `Cache-Control`; 0 when it may not. */
export function sharedSeconds(cacheControl: string | undefined): number {
	const found = /(?:^|[\s,])s-maxage=(\d{1,6})/.exec(cacheControl ?? '');
	return found && cacheControl!.includes('public') ? Number(found[1]) : 0;
}

/**
 * Makes the page that is kept out of the page that was rendered.
 *
 * A nonce served twice protects nobody. The inline styles and scripts of a kept page are allowed by their hash
 * instead: the nonce goes from the markup and from the policy.
 * @returns null if the page still mentions the nonce, which means that it cannot be shared
 */
export function publicPage(headers: OutgoingHttpHeaders, html: Buffer): PublicPage | null {
	const policy = String(headers['content-security-policy'] ?? '');
	const shared = withoutNonce(html.toString('utf8'), policy);
	if (!shared) return null;

	const { connection: _connection, etag: _etag, ...own } = headers;
	const body = Buffer.from(shared.html);
	const tag = createHash('sha256').update(shared.policy).update(body).digest('base64url').slice(0, 22);
	const compressed = new Map<Encoding, Promise<Buffer>>();
	return {
		headers: { ...own, 'content-security-policy': shared.policy },
		etag: `W/"${tag}"`,
		length: body.length,
		body(encoding) {
			const made = compressed.get(encoding) ?? compress(body, encoding, 'kept');
			compressed.set(encoding, made);
			return made;
		}
	};
}

/** The same page and policy with hashes in the place of the nonce; null if the nonce stands anywhere else. */
function withoutNonce(html: string, policy: string): { html: string; policy: string } | null {
	const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
	if (!nonce) return { html, policy };

	const hashes: Record<string, Set<string>> = { script: new Set(), style: new Set() };
	const inline = new RegExp(
		`<(script|style)([^>]*?) nonce="${RegExp.escape(nonce)}"([^>]*)>([^]*?)</\\1>`,
		'g'
	);
	const fixedHtml = html.replace(inline, (_, tag: string, before: string, after: string, content: string) => {
		hashes[tag]?.add(`'sha256-${createHash('sha256').update(content).digest('base64')}'`);
		return `<${tag}${before}${after}>${content}</${tag}>`;
	});
	const fixedPolicy = policy
		.replaceAll(` 'nonce-${nonce}'`, '')
		.replace(/(script|style)-src /g, (directive, tag: string) =>
			[directive.trim(), ...(hashes[tag] ?? []), ''].join(' ')
		);
	return fixedHtml.includes(nonce) || fixedPolicy.includes(nonce)
		? null
		: { html: fixedHtml, policy: fixedPolicy };
}
