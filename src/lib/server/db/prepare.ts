import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Config } from '#lib/server/config.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { createKeyFile, readKeyFile } from '#lib/server/keys/key-file.ts';
import { fingerprint, type Keys } from '#lib/server/keys/keys.ts';
import { connect, isDatabaseUnavailable, type Login } from './connection.ts';
import { acquireServer } from './embedded.ts';
import { checkOwner, ensureGroupRoles, ensureLogins, loginNames } from './roles.ts';

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
const FINGERPRINT = 'cle.empreinte';

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

/** Reads an owner's URL. Refused: a database name that could not name its logins. */
export function parseDatabaseUrl(text: string): Login {
	const url = new URL(text);
	const database = decodeURIComponent(url.pathname.slice(1));
	if (!/^[a-z_][a-z0-9_]{0,55}$/.test(database)) {
		throw new ConfigError(
			'La base que DATABASE_URL nomme doit porter un nom court, en minuscules, chiffres et tirets bas.',
			{ variable: 'DATABASE_URL' }
		);
	}
	const sslmode = url.searchParams.get('sslmode');
	return {
		host: url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port || 5432),
		database,
		username: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password),
		...(sslmode && isSslMode(sslmode) ? { ssl: sslmode } : {})
	};
}

const isSslMode = (text: string): text is NonNullable<Login['ssl']> =>
	['require', 'prefer', 'verify-full', 'allow'].includes(text);

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

/**
 * Applies the missing migrations of `drizzle/`, all or none. A statement that waits two seconds for a lock gives up rather
 * than blocking the site. `owner` must be a single connection.
 */
export async function applyMigrations(owner: postgres.Sql): Promise<void> {
	const migrationsFolder = resolve('drizzle');
	if (!existsSync(join(migrationsFolder, 'meta', '_journal.json'))) {
		throw new ConfigError(`Le dossier ${migrationsFolder} manque : lancez Vigie depuis son propre dossier.`);
	}
	await owner`set lock_timeout = '2s'`;
	await migrate(drizzle(owner), { migrationsFolder, migrationsSchema: 'drizzle' });
	await owner`set lock_timeout = 0`;
}

/**
 * The keys of this database, or of a new one. The database keeps the fingerprint of its key file, so that Vigie never
 * writes with another one.
 * Throws a `ConfigError`: the file is missing though the database was made with one, or is not the right one.
 */
export async function ensureKeys(
	config: Pick<Config, 'keyFile' | 'mode'>,
	owner: postgres.Sql
): Promise<{ keys: Keys; keyCreated: boolean }> {
	const [known] = await owner<{ valeur: string }[]>`select valeur from reglage where cle = ${FINGERPRINT}`;
	const found = await readKeyFile(config.keyFile, { strict: config.mode === 'production' });
	if (known) {
		if (!found) {
			throw new ConfigError(
				`Le fichier de clé ${config.keyFile} manque, et sans lui rien de ce que la base contient ne peut être lu : remettez la copie que vous en avez gardée.`,
				{ variable: 'VIGIE_KEY_FILE' }
			);
		}
		if (fingerprint(found) !== known.valeur) {
			throw new ConfigError(
				`Le fichier ${config.keyFile} n’est pas la clé de cette base : remettez celle avec laquelle elle a été créée.`,
				{ variable: 'VIGIE_KEY_FILE' }
			);
		}
		return { keys: found, keyCreated: false };
	}
	const keys = found ?? (await createKeyFile(config.keyFile));
	await owner`insert into reglage (cle, valeur) values (${FINGERPRINT}, ${fingerprint(keys)})`;
	return { keys, keyCreated: found === null };
}

/** Password of a login of a server given by DATABASE_URL: nothing to store, nothing to type. */
const loginPassword = (keys: Keys, login: string): string =>
	createHmac('sha256', keys.index).update(`v1|login|${login}`).digest('base64url');
