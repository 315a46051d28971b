import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig, type Config } from '#lib/server/config.ts';
import { withConnection, removeServerFolder } from '../support/test-server.ts';
import { connect, type Login } from '#lib/server/db/client.ts';
import { acquireServer, type EmbeddedServer } from '#lib/server/db/embedded.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { createKeyFile } from '#lib/server/keys/key-file.ts';
import { fingerprint } from '#lib/server/keys/keys.ts';
import { prepareDatabase, type PreparedDatabase } from '#lib/server/preparation.ts';

let folder: string;
/** Held during the whole file, so that each preparation is quick. */
let server: EmbeddedServer;
const prepared: PreparedDatabase[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), `vigie-test-${process.pid}-preparation-`));
	server = await acquireServer(folder, { fsync: false });
});
afterEach(async () => {
	for (const one of prepared.splice(0)) await one.release();
});
afterAll(async () => {
	await server.release();
	await removeServerFolder(folder);
});

const keyFile = () => join(folder, 'cle.json');
const config = (env: Record<string, string> = {}): Config =>
	parseConfig({ VIGIE_MODE: 'demo', VIGIE_DATA_DIR: folder, ...env });

async function prepare(with_ = config()): Promise<PreparedDatabase> {
	const one = await prepareDatabase(with_);
	prepared.push(one);
	return one;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error);

/** The sentence of the refusal, spaces made ordinary. */
const sentence = async (act: Promise<unknown>): Promise<string> => {
	const error = await act.catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(ConfigError);
	return (error as ConfigError).message.replaceAll(/[\u00a0\u202f]/g, ' ');
};

describe('the first start', () => {
	test('of several processes makes one database with one key, and the next ones change nothing', async () => {
		const starts = await Promise.all([prepare(), prepare(), prepare()]);
		expect(new Set(starts.map(({ keys }) => fingerprint(keys))).size).toBe(1);
		expect(starts.filter(({ keyCreated }) => keyCreated)).toHaveLength(1);
		const again = await prepare();
		expect(again.keyCreated).toBe(false);
		const migrations = await withConnection(
			server.login('vigie'),
			(sql) => sql`select from drizzle.__drizzle_migrations`
		);
		const journal: { entries: unknown[] } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8'));
		expect(migrations).toHaveLength(journal.entries.length);
	});
});

describe('the key of a database', () => {
	test('that is missing stops the start, and no other is made', async () => {
		await prepare();
		const kept = readFileSync(keyFile());
		rmSync(keyFile());
		expect(await sentence(prepare())).toMatch(/cle\.json manque.*remettez la copie/);
		expect(() => readFileSync(keyFile())).toThrow('ENOENT');
		writeFileSync(keyFile(), kept, { mode: 0o600 });
		expect((await prepare()).keyCreated).toBe(false);
	});

	test('that was exchanged for another stops the start', async () => {
		const other = join(folder, 'autre.json');
		await createKeyFile(other);
		expect(await sentence(prepare(config({ VIGIE_KEY_FILE: other })))).toContain(
			'n’est pas la clé de cette base'
		);
	});
});

describe('a server given by DATABASE_URL', () => {
	const database = 'section_essai';
	let address: Login;

	/** The address of a login of the embedded server, as an operator would write it. */
	const url = (login: string, name = database) =>
		`postgres://${login}:secret@localhost:${address.port}/${name}?host=${encodeURIComponent(address.host)}`;
	const onServer = (login: string, name?: string) =>
		config({ DATABASE_URL: url(login, name), VIGIE_KEY_FILE: join(folder, 'cle-serveur.json') });

	beforeAll(async () => {
		address = server.login('postgres');
		await withConnection(address, async (sql) => {
			await sql`create role intendant login createrole`;
			await sql`create role simple login`;
			await sql.unsafe(`create database ${database} owner intendant`);
			await sql`create database base_simple owner simple`;
		});
		// The group roles belong to whoever made them first: give this owner the right to hand them out.
		await prepare();
		await withConnection(
			address,
			(sql) =>
				sql`grant app_connexion, app_public, app_agent, app_delegue, app_elu, app_redacteur, app_administrateur, app_figures,
				app_worker
				to intendant with admin option, inherit false, set false`
		);
	});

	test('is prepared by an owner that is no superuser, with logins that have a password', async () => {
		const { logins } = await prepare(onServer('intendant'));
		expect(logins.site).toMatchObject({ username: 'section_essai_site', database });
		expect(logins.site.password).toMatch(/^[\w-]{43}$/);
		expect(logins.worker.password).not.toBe(logins.site.password);
		const stored = await withConnection(
			address,
			(sql) => sql`select rolname from pg_authid where rolname like 'section_essai_%'
				and rolpassword like 'SCRAM-SHA-256$%' order by 1`
		);
		expect(stored).toEqual([{ rolname: 'section_essai_site' }, { rolname: 'section_essai_worker' }]);
		await prepare(onServer('intendant'));
	});

	test('lets the logins in by their password only', async () => {
		const { logins } = await prepare(onServer('intendant'));
		const rules = join(folder, 'pg', 'pg_hba.conf');
		const trusted = readFileSync(rules, 'utf8');
		const asked = `local ${database} ${logins.site.username},${logins.worker.username} scram-sha-256\n`;
		const reload = () => withConnection(address, (sql) => sql`select pg_reload_conf()`);
		const enter = (login: Login) => withConnection(login, (sql) => sql`select 1 as n`);
		writeFileSync(rules, asked + trusted);
		await reload();
		await expect.poll(() => enter({ ...logins.site, password: 'autre' }).catch(codeOf)).toBe('28P01');
		for (const login of Object.values(logins)) expect(await enter(login)).toEqual([{ n: 1 }]);
		expect(await enter({ ...logins.site, password: logins.worker.password }).catch(codeOf)).toBe('28P01');
		writeFileSync(rules, trusted);
		await reload();
	});

	test('whose owner is bound by forced row level security still keeps its key and its mandates', async () => {
		await prepare(onServer('intendant'));
		const owner = connect({ ...address, database, username: 'intendant' }, { max: 1 });
		expect(await owner`select cle from reglage`).toEqual([{ cle: 'cle.empreinte' }]);
		expect(await owner`select vigie_sans_administrateur() as aucun`).toEqual([{ aucun: true }]);
		expect(await owner`select from compte`).toEqual([]);
		await owner.end();
	});

	test.each([
		['simple', 'base_simple', 'ne peut pas créer de rôles'],
		['intendant', 'base_simple', 'n’est pas propriétaire de la base'],
		['intendant', 'absente', 'n’existe pas sur ce serveur'],
		['inconnu', database, 'refuse ce compte'],
		['intendant', 'Majuscule', 'doit porter un nom court']
	])('%s on %s is refused in one sentence', async (login, name, reason) => {
		expect(await sentence(prepare(onServer(login, name)))).toContain(reason);
	});

	test('that does not answer is refused in one sentence', async () => {
		const nowhere = config({ DATABASE_URL: 'postgres://x:y@localhost/vigie?host=/nulle/part' });
		expect(await sentence(prepare(nowhere))).toContain('ne répond pas');
	});
});
