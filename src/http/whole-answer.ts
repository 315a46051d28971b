import { ServerResponse, type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http';
import type { CountedRequest } from './counted-request.ts';

/** Text worth seeing whole: compressing it in one go is faster than by pieces, and gives its exact length. */
const TEXT =
	/^(?:text\/(?!event-stream)|application\/(?:json|manifest\+json|(?:atom\+)?xml)|image\/svg\+xml)/;

/** What the site does with the answers that SvelteKit makes, before they leave. */
export interface Finish {
	/** Called once status and headers are known, whatever the body. */
	head(answer: WholeAnswer): void;
	/** Called with a complete text answer, which it must end itself. */
	text(answer: WholeAnswer, body: Buffer): void;
}

/**
 * A response that keeps a text answer back until it is complete and then gives it to `finish` instead of the
 * network. Everything else (files, PDF, answers that are compressed already, event streams) passes untouched.
 */
export class WholeAnswer extends ServerResponse<CountedRequest> {
	finish: Finish | null = null;
	#kept: Buffer[] | null = null;

	override writeHead(
		status: number,
		reasonOrHeaders?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
		headers?: OutgoingHttpHeaders | OutgoingHttpHeader[]
	): this {
		const given = typeof reasonOrHeaders === 'string' ? headers : reasonOrHeaders;
		if (given && !Array.isArray(given)) {
			for (const [name, value] of Object.entries(given)) {
				if (value !== undefined) this.setHeader(name, value);
			}
		}
		this.statusCode = status;
		this.finish?.head(this);
		if (this.finish && this.#isPlainText()) {
			this.#kept = [];
			return this;
		}
		return super.writeHead(status);
	}

	override write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
		if (!this.#kept) return super.write(chunk as Uint8Array, encoding as BufferEncoding, done as () => void);
		this.#kept.push(toBuffer(chunk));
		return true;
	}

	override end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
		const kept = this.#kept;
		const finish = this.finish;
		if (!kept || !finish)
			return super.end(chunk as Uint8Array, encoding as BufferEncoding, done as () => void);
		if (chunk !== undefined && typeof chunk !== 'function') kept.push(toBuffer(chunk));
		this.#kept = null;
		this.finish = null;
		finish.text(this, Buffer.concat(kept));
		return this;
	}

	#isPlainText(): boolean {
		const type = this.getHeader('content-type');
		return typeof type === 'string' && TEXT.test(type) && !this.hasHeader('content-encoding');
	}
}

function toBuffer(chunk: unknown): Buffer {
	if (typeof chunk === 'string') return Buffer.from(chunk);
	if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	throw new TypeError('A response body is made of strings and bytes');
}
