import { createHmac } from 'node:crypto';
import postgres from 'postgres';
import { ensureKeys } from '#lib/server/cle-de-la-base.ts';
import type { Config } from '#lib/server/config.ts';
import { connect, parseDatabaseUrl, type Login } from '#lib/server/db/client.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { applyMigrations } from '#lib/server/db/migrations.ts';
import { checkOwner, ensureGroupRoles, ensureLogins, loginNames } from '#lib/server/db/roles.ts';
import { ConfigError } from '#lib/server/errors.ts';
import type { Keys } from '#lib/server/keys/keys.ts';

/** A database that is up to date, and what is needed to work with it. */
export type PreparedDatabase = {
	logins: { site: Login; worker: Login };
	keys: Keys;
	/** True when the key file was just made: whoever runs the server must be told to keep a copy of it. */
	keyCreated: boolean;
	/** Lets go of the embedded server, if that is the one. */
	release: () => Promise<void>;
};

/** Database of the embedded server. */
const EMBEDDED_DATABASE = 'vigie';
/** Number of the advisory lock under which a database is prepared. */
const PREPARATION = 0x5647;

/**
 * Brings a database to the state that this version of Vigie needs: starts the embedded server when no DATABASE_URL is
 * given, makes roles and logins, applies the missing migrations, makes or checks the key file. Does nothing twice, and may
 * run in several processes at once.
 * Throws a `ConfigError`: see `acquireServer`, `checkOwner`, `ensureKeys`; a server that does not answer.
 */
export async function prepareDatabase(config: Config): Promise<PreparedDatabase> {
	return config.databaseUrl === null ? prepareEmbedded(config) : prepareServer(config, config.databaseUrl);
}

async function prepareEmbedded(config: Config): Promise<PreparedDatabase> {
	const server = await acquireServer(config.dataDir);
	try {
		await ensureDatabase(server.login('postgres'), EMBEDDED_DATABASE);
		const prepared = await prepare(config, server.login(EMBEDDED_DATABASE), { withPasswords: false });
		return { ...prepared, release: server.release };
	} catch (error) {
		await server.release();
		throw error;
	}
}

async function prepareServer(config: Config, databaseUrl: string): Promise<PreparedDatabase> {
	try {
		const prepared = await prepare(config, parseDatabaseUrl(databaseUrl), { withPasswords: true });
		return { ...prepared, release: async () => {} };
	} catch (cause) {
		const reason = describeFailure(cause);
		if (!reason) throw cause;
		throw new ConfigError(reason, { variable: 'DATABASE_URL', cause });
	}
}

function describeFailure(error: unknown): string | null {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (isDatabaseUnavailable(error))
		return `La base de DATABASE_URL ne répond pas (${code}) : vérifiez l’adresse et le serveur.`;
	if (code.startsWith('28')) return 'La base de DATABASE_URL refuse ce compte ou ce mot de passe.';
	if (code === '3D000') return 'La base que DATABASE_URL nomme n’existe pas sur ce serveur.';
	if (code === '42501') {
		return 'Le compte de DATABASE_URL n’a pas les droits qu’il faut : donnez celui qui a préparé ce serveur la première fois.';
	}
	return null;
}

async function ensureDatabase(superuser: Login, database: string): Promise<void> {
	const sql = connect(superuser, { max: 1 });
	try {
		const [found] = await sql`select from pg_database where datname = ${database}`;
		if (!found) await sql.unsafe(`create database "${database}"`);
	} catch (error) {
		// Another first start was faster.
		if (!(error instanceof postgres.PostgresError && ['42P04', '23505'].includes(error.code))) throw error;
	} finally {
		await sql.end();
	}
}

type Prepared = Omit<PreparedDatabase, 'release'>;

async function prepare(
	config: Config,
	ownerLogin: Login,
	{ withPasswords }: { withPasswords: boolean }
): Promise<Prepared> {
	const owner = connect(ownerLogin, { max: 1, applicationName: 'vigie-preparation', lifelong: true });
	try {
		await checkOwner(owner);
		await owner`select pg_advisory_lock(${PREPARATION})`;
		await ensureGroupRoles(owner);
		await applyMigrations(owner);
		const { keys, keyCreated } = await ensureKeys(config, owner);
		const password = (login: string) => loginPassword(keys, login);
		await ensureLogins(owner, ownerLogin.database, withPasswords ? password : null);
		const names = loginNames(ownerLogin.database);
		const login = (username: string) => ({
			...ownerLogin,
			username,
			password: withPasswords ? password(username) : ''
		});
		return { logins: { site: login(names.site), worker: login(names.worker) }, keys, keyCreated };
	} finally {
		await owner.end({ timeout: 5 });
	}
}

/** Password of a login of a server given by DATABASE_URL: nothing to store, nothing to type. */
const loginPassword = (keys: Keys, login: string): string =>
	createHmac('sha256', keys.index).update(`v1|login|${login}`).digest('base64url');
