import postgres from 'postgres';
import { ConfigError } from '#lib/server/errors.ts';

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

/**
 * A postgres.js client. A statement is cut after ten seconds, a transaction left idle after thirty: a lost request never
 * keeps a dossier locked. `lifelong`: the connection is never closed for being idle or old. `onClose` hears of
 * each connection that ends.
 */
export function connect(
	login: Login,
	options: {
		max: number;
		statementTimeoutMs?: number;
		applicationName?: string;
		lifelong?: boolean;
		onClose?: () => void;
	}
): postgres.Sql {
	return postgres({
		...login,
		max: options.max,
		connect_timeout: 10,
		// After an outage, whoever asks is answered at once instead of waiting longer and longer.
		backoff: () => 0.1,
		...(options.lifelong ? { idle_timeout: 0, max_lifetime: null } : { idle_timeout: 300 }),
		// Asks nothing at each connection: arrays are written as lists of parameters.
		fetch_types: false,
		onnotice: () => {},
		onclose: options.onClose,
		connection: {
			application_name: options.applicationName ?? 'vigie',
			TimeZone: 'UTC',
			DateStyle: 'ISO',
			statement_timeout: options.statementTimeoutMs ?? (options.lifelong ? 0 : 10_000),
			idle_in_transaction_session_timeout: 30_000
		}
	});
}
