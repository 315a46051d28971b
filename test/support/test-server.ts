import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { connect, parseDatabaseUrl, type Login } from '#lib/server/db/client.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { isAlive, processesOf, readPostmaster, servesFolder } from '#lib/server/db/postmaster.ts';
import { applyMigrations } from '#lib/server/db/migrations.ts';
import { ensureGroupRoles, loginNames } from '#lib/server/db/roles.ts';

/** The PostgreSQL of one run of the tests, and the migrated database that every test file copies. */
export type TestServer = {
	/** Superuser of the embedded server, or the login of DATABASE_URL. */
	admin: Login;
	template: string;
	withPasswords: boolean;
};

const FOLDER = /^vigie-test-(\d+)-/;
const DATABASE = /^vigie_test_(\d+)_/;

/**
 * Starts one throw-away server (or takes that of DATABASE_URL) with a migrated template, after removing what killed runs
 * left. `close` removes everything.
 */
export async function startTestServer(): Promise<TestServer & { close: () => Promise<void> }> {
	await removeDeadFolders();
	const url = process.env.DATABASE_URL;
	return url ? useServer(parseDatabaseUrl(url)) : startEmbedded();
}

async function startEmbedded() {
	const folder = await mkdtemp(join(tmpdir(), `vigie-test-${process.pid}-`));
	const server = await acquireServer(folder, { fsync: false });
	const admin = server.login('postgres');
	const template = await createTemplate(admin);
	const close = async () => {
		await server.release();
		await rm(folder, { recursive: true });
	};
	return { admin, template, withPasswords: false, close };
}

async function useServer(admin: Login) {
	await withConnection(admin, (sql) => dropDatabases(sql, (pid) => !isAlive(pid)));
	const template = await createTemplate(admin);
	const close = () => withConnection(admin, (sql) => dropDatabases(sql, (pid) => pid === process.pid));
	return { admin, template, withPasswords: true, close };
}

async function createTemplate(admin: Login): Promise<string> {
	const template = `vigie_test_${process.pid}_modele`;
	await withConnection(admin, async (sql) => {
		await ensureGroupRoles(sql);
		await sql.unsafe(`create database "${template}"`);
	});
	await withConnection({ ...admin, database: template }, applyMigrations);
	return template;
}

export async function withConnection<T>(login: Login, fn: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = connect(login, { max: 1, statementTimeoutMs: 60_000 });
	try {
		return await fn(sql);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** Drops a database of the tests with its two logins. */
export async function dropDatabase(sql: postgres.Sql, database: string): Promise<void> {
	await sql.unsafe(`drop database if exists "${database}" with (force)`);
	for (const login of Object.values(loginNames(database))) await sql.unsafe(`drop role if exists "${login}"`);
}

async function dropDatabases(sql: postgres.Sql, isDue: (pid: number) => boolean): Promise<void> {
	const found = await sql<{ name: string }[]>`select datname as name from pg_database`;
	for (const { name } of found) {
		const pid = DATABASE.exec(name)?.[1];
		if (pid && isDue(Number(pid))) await dropDatabase(sql, name);
	}
}

async function removeDeadFolders(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const pid = FOLDER.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) await removeServerFolder(join(tmpdir(), name));
	}
}

/** Stops the server of a data folder at once, if it runs, and removes the folder. */
export async function removeServerFolder(folder: string): Promise<void> {
	const pgDir = join(folder, 'pg');
	const running = readPostmaster(pgDir);
	if (running && servesFolder(running.pid, pgDir)) process.kill(running.pid, 'SIGQUIT');
	while (processesOf(pgDir).length > 0) await sleep(10);
	await rm(folder, { recursive: true, force: true });
}
