import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { isAlive, readPostmaster } from '#lib/server/db/postmaster.ts';
import { ConfigError } from '#lib/server/errors.ts';

/** Everything that the demonstration writes. */
export const DEMO_FOLDER = fileURLToPath(new URL('../../data/demo', import.meta.url));

const LOCK = join(DEMO_FOLDER, 'demo.pid');

/**
 * Takes the folder for this process; returns what gives it back. A lock whose process is gone is taken over.
 * Refused by a `ConfigError`: a demonstration runs already.
 */
export function lockDemo(): () => void {
	try {
		writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		const pid = Number(readFileSync(LOCK, 'utf8'));
		if (isDemo(pid)) {
			throw new ConfigError(
				`Une démonstration tourne déjà (processus ${pid}) : arrêtez-la d’abord par Ctrl-C.`
			);
		}
		writeFileSync(LOCK, String(process.pid));
	}
	return () => rmSync(LOCK, { force: true });
}

/** A pid may have been given to another program since: where the system tells, we look at what it runs. */
function isDemo(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return false;
	if (process.platform !== 'linux') return true;
	return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo.ts');
}

/** Empties the folder. A PostgreSQL that a killed run has left there is stopped first. */
export async function resetDemo(): Promise<void> {
	if (readPostmaster(join(DEMO_FOLDER, 'pg'))) await (await acquireServer(DEMO_FOLDER)).release();
	const names = await readdir(DEMO_FOLDER);
	for (const name of names) {
		if (join(DEMO_FOLDER, name) !== LOCK) await rm(join(DEMO_FOLDER, name), { recursive: true });
	}
}
