import { IncomingMessage } from 'node:http';

/** What whoever reads the body gets once it is longer than its address may read. Known by its name: the pages have a copy. */
export class BodyTooLarge extends Error {
	constructor() {
		super('The body is longer than this address reads');
		this.name = 'BodyTooLarge';
	}
}

/**
 * A request that counts its body as it arrives, whatever it said of its length: beyond `largest` bytes its reader gets a
 * `BodyTooLarge`, and what still arrives is thrown away, so that the answer can be read on the same connection.
 */
export class CountedRequest extends IncomingMessage {
	/** Bytes of the body that arrived. */
	received = 0;
	largest = Infinity;

	constructor(...socket: ConstructorParameters<typeof IncomingMessage>) {
		super(...socket);
		// A body that nobody reads may be too long all the same.
		this.on('error', () => {});
	}

	override push(chunk: unknown, encoding?: BufferEncoding): boolean {
		if (!(chunk instanceof Uint8Array)) return super.push(chunk, encoding);
		const before = this.received;
		this.received += chunk.length;
		if (this.received <= this.largest) return super.push(chunk, encoding);
		if (before <= this.largest) this.emit('error', new BodyTooLarge());
		return true;
	}
}
