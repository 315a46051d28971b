import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '#lib/server/config.ts';
import { prepareDatabase } from '#lib/server/preparation.ts';
import { localEnvironment } from '../../src/boot/environment.ts';

/**
 * Makes the data folder of a site that was started once, never used, and stopped: its cluster, its empty tables, its key.
 * Sites begin with a copy of it. How one is made from nothing is tried by `demarrage.test.ts`.
 */
export async function prepareModele(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'vigie-modele-'));
	const dataDir = join(folder, 'data');
	// Nothing listens to these ports: only the database is prepared.
	const ports = { port: 1, smtpPort: 1 };
	const env = localEnvironment({ mode: 'test', dataDir, clockDir: folder, ...ports });
	const { release } = await prepareDatabase(parseConfig(env));
	await release();
	// The machine may lose what the tests wrote; a server that is killed may not, and loses nothing by this.
	await appendFile(join(dataDir, 'pg', 'postgresql.auto.conf'), 'fsync = off\n');
	return { dataDir, remove: () => rm(folder, { recursive: true }) };
}
