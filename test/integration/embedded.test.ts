import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireServer, type EmbeddedServer } from '#lib/server/db/embedded.ts';
import { isAlive, pidFile, processesOf } from '#lib/server/db/postmaster.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { removeServerFolder, withConnection } from '../support/test-server.ts';

const HOLDER = join(import.meta.dirname, '../support/hold-server.ts');

let folder: string;
let pgDir: string;
const held: EmbeddedServer[] = [];
const holders: ChildProcess[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), `vigie-test-${process.pid}-serveur-`));
	pgDir = join(folder, 'pg');
});

afterEach(async () => {
	for (const child of holders.splice(0)) child.kill('SIGKILL');
	for (const server of held.splice(0)) await server.release();
	await removeServerFolder(folder);
});

async function acquire(dataDir = folder): Promise<EmbeddedServer> {
	const server = await acquireServer(dataDir, { fsync: false });
	held.push(server);
	return server;
}

async function release(server: EmbeddedServer): Promise<void> {
	held.splice(held.indexOf(server), 1);
	await server.release();
}

/** Another process that acquires the server; what it says once it did. */
async function holder(dataDir = folder, command: string[] = []) {
	const [program, ...args] = [...command, process.execPath, HOLDER, dataDir];
	const child = spawn(program ?? '', args, { stdio: ['pipe', 'pipe', 'inherit'] });
	holders.push(child);
	const [said] = await once(createInterface({ input: child.stdout }), 'line');
	const pid = Number(/^held (\d+)$/.exec(String(said))?.[1]);
	const letGo = async () => {
		child.stdin.end();
		await once(child, 'exit');
	};
	const kill = async () => {
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
	return { said: String(said), pid, letGo, kill };
}

const query = <T>(server: EmbeddedServer, text: string) =>
	withConnection(server.login('postgres'), (sql) => sql.unsafe<T[]>(text));

const refused = (act: Promise<unknown>): Promise<unknown> =>
	act.then(
		() => null,
		(error: unknown) => error
	);

describe('the embedded server', () => {
	test('is a durable PostgreSQL 18 that only its user can reach', async () => {
		const server = await acquireServer(folder);
		held.push(server);
		const rows = await query(
			server,
			`select name, setting from pg_settings where name in
				('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') order by name`
		);
		expect(rows).toEqual([
			{ name: 'data_checksums', setting: 'on' },
			{ name: 'fsync', setting: 'on' },
			{ name: 'full_page_writes', setting: 'on' },
			{ name: 'listen_addresses', setting: '' },
			{ name: 'synchronous_commit', setting: 'on' }
		]);
		expect(server.login('postgres').host).toBe(join(folder, 'pg-socket'));
		expect(statSync(join(folder, 'pg-socket')).mode & 0o777).toBe(0o700);
		expect(statSync(pgDir).mode & 0o777).toBe(0o700);
	});

	test('keeps what it was given, and stops with the last who holds it', async () => {
		const first = await acquire();
		await query(first, 'create table memoire as select 42 as n');
		const other = await holder();
		expect(other.pid).toBe(first.pid);
		await release(first);
		expect(isAlive(first.pid)).toBe(true);
		await other.letGo();
		expect(processesOf(pgDir)).toEqual([]);
		expect(await query(await acquire(), 'select n from memoire')).toEqual([{ n: 42 }]);
	});

	test('outlives a program that was killed, and is found again', async () => {
		const killed = await holder();
		await killed.kill();
		expect(isAlive(killed.pid)).toBe(true);
		const server = await acquire();
		expect(server.pid).toBe(killed.pid);
		await release(server);
		expect(processesOf(pgDir)).toEqual([]);
	});

	test('starts again after it was killed itself', async () => {
		const killed = await acquire();
		await query(killed, 'create table memoire as select 42 as n');
		process.kill(killed.pid, 'SIGKILL');
		while (processesOf(pgDir).length > 0) await sleep(10);
		expect(existsSync(pidFile(pgDir))).toBe(true);
		const server = await acquire();
		expect(server.pid).not.toBe(killed.pid);
		await release(killed);
		expect(isAlive(server.pid)).toBe(true);
	});

	test('starts though its old number now is that of another program', async () => {
		const server = await acquire();
		const port = server.login('postgres').port;
		await release(server);
		const now = Math.floor(Date.now() / 1000);
		writeFileSync(
			pidFile(pgDir),
			[process.pid, pgDir, now, port, join(folder, 'pg-socket'), '', '', 'ready', ''].join('\n')
		);
		expect(await query(await acquire(), 'select 1 as n')).toEqual([{ n: 1 }]);
	});

	test('made by several first starts at once is one', async () => {
		const [ours, ...others] = await Promise.all([acquire(), holder(), holder(), holder()]);
		for (const other of others) expect(other.said).toBe(`held ${ours.pid}`);
		expect(readdirSync(folder).filter((name) => name.startsWith('pg.'))).toEqual([]);
	});

	test('comes back for those who arrive while it stops', async () => {
		for (let round = 0; round < 5; round++) {
			const server = await acquire();
			const [next] = await Promise.all([acquire(), release(server)]);
			expect(await query(next, 'select 1 as n')).toEqual([{ n: 1 }]);
			await release(next);
		}
		expect(processesOf(pgDir)).toEqual([]);
	});
});

describe('the data folder', () => {
	test('in which a first start was cut is put aside, and its drafts are removed', async () => {
		mkdirSync(pgDir, { mode: 0o700 });
		writeFileSync(join(pgDir, 'PG_VERSION'), '18\n');
		const dead = spawn('true');
		await once(dead, 'exit');
		mkdirSync(join(folder, `pg.neuf-${dead.pid}-x`, 'base'), { recursive: true });
		expect(await query(await acquire(), 'select 1 as n')).toEqual([{ n: 1 }]);
		const aside = readdirSync(folder).filter((name) => name.startsWith('pg.'));
		expect(aside).toEqual([expect.stringMatching(/^pg\.incomplet-\d+$/)]);
		expect(readdirSync(join(folder, aside[0] ?? ''))).toEqual(['PG_VERSION']);
	});

	test('with a path too long for a socket, or with accents and spaces, works', async () => {
		const long = join(folder, 'Données de la section', 'x'.repeat(120));
		const server = await acquire(long);
		const { host } = server.login('postgres');
		expect(host.length).toBeLessThan(80);
		expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
		await release(server);
		rmSync(host, { recursive: true });
	});

	test('that is a file is refused in one sentence', async () => {
		const path = join(folder, 'fichier');
		writeFileSync(path, '');
		const error = await refused(acquireServer(path));
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as ConfigError).message).toContain('un fichier porte ce nom');
	});

	test('that is read-only is refused in one sentence', async () => {
		// Rights do not stop root: a mount does, in a namespace of its own.
		const mount = 'mount -t tmpfs -o ro vide "$0" && exec "$@"';
		const command = ['unshare', '-U', '-r', '-m', 'sh', '-c', mount, folder];
		const { said } = await holder(folder, command);
		expect(said).toMatch(/^refused ConfigError: Vigie ne peut pas écrire dans le dossier .*lecture seule/);
	});

	test('of another version is refused in one sentence', async () => {
		await release(await acquire());
		writeFileSync(join(pgDir, 'PG_VERSION'), '17\n');
		const error = await refused(acquireServer(folder));
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as ConfigError).message).toContain('PostgreSQL 17');
	});

	test('with a wrong setting is refused with the reason of PostgreSQL', async () => {
		await release(await acquire());
		appendFileSync(join(pgDir, 'postgresql.conf'), '\nwork_mem = beaucoup\n');
		const error = await refused(acquireServer(folder));
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as ConfigError).message).toMatch(/La base intégrée ne démarre pas .*postgresql\.conf/);
	});

	test('whose socket anybody could reach is refused', async () => {
		mkdirSync(join(folder, 'pg-socket'));
		chmodSync(join(folder, 'pg-socket'), 0o755);
		const error = await refused(acquireServer(folder));
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as ConfigError).message).toContain('à vous seul');
	});
});
