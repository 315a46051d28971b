import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#lib/server/config.ts';
import { acquireServer, type EmbeddedServer } from '#lib/server/db/embedded.ts';
import { ConfigError } from '#lib/server/errors.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A server that ran for this long is taken for healthy: its next fall is its first. */
const HEALTHY_MS = 60_000;

/**
 * Holds the embedded PostgreSQL, once it is prepared, and starts it again each time it is killed, after a pause that
 * doubles; the programs find it again by themselves. Does nothing for a server given by DATABASE_URL, which has its own
 * supervision. Lets go when it is disposed of.
 * @param say receives one French sentence for each such event
 */
export async function keepDatabase(
	config: Config,
	say: (sentence: string) => void
): Promise<AsyncDisposable> {
	if (config.databaseUrl !== null) return new AsyncDisposableStack();
	const stop = new AbortController();
	const first = await acquireServer(config.dataDir);
	const kept = keep(first, config.dataDir, say, stop.signal);
	return {
		[Symbol.asyncDispose]: async () => {
			stop.abort();
			await kept;
		}
	};
}

async function keep(
	first: EmbeddedServer,
	dataDir: string,
	say: (sentence: string) => void,
	stop: AbortSignal
): Promise<void> {
	const stopped = new Promise<void>((resolve) =>
		stop.addEventListener('abort', () => resolve(), { once: true })
	);
	let pause = FIRST_PAUSE_MS;
	for (let server: EmbeddedServer | null = first; server;) {
		const since = performance.now();
		await Promise.race([server.lost, stopped]);
		await server.release();
		if (stop.aborted) return;
		if (performance.now() - since > HEALTHY_MS) pause = FIRST_PAUSE_MS;
		say('La base intégrée s’est arrêtée, elle repart.');
		server = null;
		while (!server && !stop.aborted) {
			await sleep(pause, null, { signal: stop }).catch(() => null);
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
			if (!stop.aborted) server = await tryAgain(dataDir, say);
			if (server) say('La base intégrée répond de nouveau.');
		}
	}
}

/** The server, started again; null when it cannot be, having said why. */
async function tryAgain(dataDir: string, say: (sentence: string) => void): Promise<EmbeddedServer | null> {
	try {
		return await acquireServer(dataDir);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		say(error.message);
		return null;
	}
}
