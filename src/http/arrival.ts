import type { CountedRequest } from './counted-request.ts';

/** How long any request may take to arrive, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** What files must bring beyond that time, in bytes a second: a tenth of what a telephone sends on a poor line. */
export const SLOWEST_BYTES_PER_SECOND = 16 * 1024;

const LOOK_MS = 5_000;

/** How a request arrives: times in milliseconds, `waited` is ours, while nobody here was ready to read on. */
export type Arrival = { elapsed: number; waited: number; received: number; bringsFiles: boolean };

/**
 * Whether a request holds its connection for too long: a minute for a form; for files, a minute and the time that the slowest
 * accepted line takes for what has arrived.
 */
export function isTooSlow({ elapsed, waited, received, bringsFiles }: Arrival): boolean {
	const sending = bringsFiles ? elapsed - waited : elapsed;
	const earned = bringsFiles ? (received / SLOWEST_BYTES_PER_SECOND) * 1000 : 0;
	return sending > PATIENCE_MS + earned;
}

/** Follows a request until it has arrived whole; `cut` gets the error that Node itself gives to a request that is too slow. */
export function watchArrival(
	request: CountedRequest,
	{ bringsFiles, cut }: { bringsFiles: () => boolean; cut: (error: NodeJS.ErrnoException) => void }
): void {
	const since = performance.now();
	let waited = 0;
	const look = setInterval(() => {
		if (request.complete || request.destroyed) return clearInterval(look);
		if (request.isPaused()) waited += LOOK_MS;
		const elapsed = performance.now() - since;
		if (!isTooSlow({ elapsed, waited, received: request.received, bringsFiles: bringsFiles() })) return;
		clearInterval(look);
		cut(Object.assign(new Error('The request takes too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }));
	}, LOOK_MS);
	look.unref();
	request.once('close', () => clearInterval(look));
}
