import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { ConfigError } from '#lib/server/errors.ts';
import * as schema from './schema.ts';

/** How to reach a database as one login: a server by address, or the embedded one by the folder of its socket. */
export type Login = {
	/** Folder of the Unix socket, or host name. */
	host: string;
	port: number;
	database: string;
	username: string;
	password?: string;
	ssl?: 'require' | 'prefer' | 'verify-full' | 'allow';
};

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

type Pool = PostgresJsDatabase<typeof schema>;

/** A running transaction; comes from `asActor`, and goes to every function that reads or writes with it. */
export type Tx = Parameters<Parameters<Pool['transaction']>[0]>[0];

/** The two pools of the application. Nothing may use them but `asActor`. */
export type Database = {
	readonly site: Pool;
	readonly worker: Pool;
	/** Waits for what runs, five seconds at most, then closes every connection. */
	close: () => Promise<void>;
};

const CONNECTIONS = { site: 10, worker: 4 };

/** Opens the pools of the two logins; connections are made when first needed. */
export function openDatabase(logins: { site: Login; worker: Login }): Database {
	const site = connect(logins.site, { max: CONNECTIONS.site });
	const worker = connect(logins.worker, { max: CONNECTIONS.worker });
	return {
		site: drizzle(site, { schema, casing: 'snake_case' }),
		worker: drizzle(worker, { schema, casing: 'snake_case' }),
		close: async () => {
			await Promise.all([site.end({ timeout: 5 }), worker.end({ timeout: 5 })]);
		}
	};
}

/**
 * A postgres.js client. A statement is cut after ten seconds, a transaction left idle after thirty: a lost request never
 * keeps a dossier locked. `lifelong`: the connection is never closed for being idle or old.
 */
export function connect(
	login: Login,
	options: { max: number; statementTimeoutMs?: number; applicationName?: string; lifelong?: boolean }
): postgres.Sql {
	return postgres({
		...login,
		max: options.max,
		connect_timeout: 10,
		...(options.lifelong ? { idle_timeout: 0, max_lifetime: null } : { idle_timeout: 300 }),
		onnotice: () => {},
		connection: {
			application_name: options.applicationName ?? 'vigie',
			TimeZone: 'UTC',
			DateStyle: 'ISO',
			statement_timeout: options.statementTimeoutMs ?? (options.lifelong ? 0 : 10_000),
			idle_in_transaction_session_timeout: 30_000
		}
	});
}

const UNAVAILABLE = new Set([
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	'CONNECT_TIMEOUT',
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'EPIPE',
	'ETIMEDOUT',
	// Class 08: connection; 53: no room left, on the disk or among connections; 57P: the server stops or starts.
	'53100',
	'53200',
	'53300',
	'57P01',
	'57P02',
	'57P03'
]);

/**
 * True when an error, or one of its causes, says that the database cannot answer now: nothing was recorded by the
 * transaction unless its commit was already on its way, and the same act may be sent again with its operation id.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const code = 'code' in cause ? String(cause.code) : '';
		if (UNAVAILABLE.has(code) || code.startsWith('08')) return true;
		// The socket of the embedded server is gone.
		if (code === 'ENOENT' && 'syscall' in cause && cause.syscall === 'connect') return true;
	}
	return false;
}
