import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { SQL } from 'drizzle-orm';
import type postgres from 'postgres';
import { connect, type Login } from './client.ts';

/**
 * A running transaction; comes from `asActor`, and goes to every function that reads or writes with it. It refuses
 * queries once it has ended or lost its connection. There is no transaction inside a transaction: an act is done or not.
 */
export type Tx = Omit<PostgresJsDatabase, 'transaction'>;

/**
 * A fixed number of connections, each given to one transaction at a time.
 *
 * We do not use the pool of postgres.js: when a connection dies during a transaction, it goes on sending on it. That ends
 * the whole process, or runs the late queries in the transaction of somebody else who got the connection meanwhile
 * (its version 3.4.9). Here each connection is a client of its own, thrown away after a loss.
 */
export type Pool = {
	/**
	 * Runs `fn` between `begin` and `commit`, `opening` being its first statement. Everything is undone when `fn` throws or
	 * when one of its queries failed, even one whose error it swallowed. Callers wait for their turn.
	 */
	transaction: <T>(opening: SQL, fn: (tx: Tx) => Promise<T>) => Promise<T>;
	/** Refuses new transactions, waits a while for those that run or wait, closes every connection: the rest is undone. */
	close: () => Promise<void>;
};

/** The two pools of the application. Nothing uses them but `asActor`. */
export type Database = {
	readonly site: Pool;
	readonly worker: Pool;
	close: () => Promise<void>;
};

const CONNECTIONS = { site: 10, worker: 4 };

/**
 * Opens the pools of the two logins; connections are made when first needed.
 * @param patienceMs how long `close` waits for transactions
 */
export function openDatabase(logins: { site: Login; worker: Login }, patienceMs = 5_000): Database {
	const site = openPool(logins.site, CONNECTIONS.site, patienceMs);
	const worker = openPool(logins.worker, CONNECTIONS.worker, patienceMs);
	return {
		site,
		worker,
		close: async () => {
			await Promise.all([site.close(), worker.close()]);
		}
	};
}

function openPool(login: Login, size: number, patienceMs: number): Pool {
	const idle: Client[] = Array.from({ length: size }, () => openClient(login));
	const clients = new Set(idle);
	const waiting: ((client: Client) => void)[] = [];
	const running = new Set<Promise<void>>();
	let isClosing = false;
	let isClosed = false;

	const take = async (): Promise<Client> =>
		idle.pop() ?? new Promise<Client>((resolve) => waiting.push(resolve));

	/** A client keeps what it had left to send: one that lost its connection is thrown away. */
	const replace = (client: Client): Client => {
		void client.sql.end({ timeout: 0 });
		clients.delete(client);
		const fresh = openClient(login);
		clients.add(fresh);
		return fresh;
	};

	const giveBack = (client: Client): void => {
		// Once the pool is closed, whoever still waits gets a client that refuses.
		const fit = client.isLost && !isClosed ? replace(client) : client;
		const next = waiting.shift();
		if (next) next(fit);
		else idle.push(fit);
	};

	return {
		transaction: async (opening, fn) => {
			if (isClosing) throw new ConnectionLost('CONNECTION_ENDED');
			const { promise: end, resolve: ended } = Promise.withResolvers<void>();
			running.add(end);
			const client = await take();
			try {
				return await runTransaction(client, opening, fn);
			} finally {
				giveBack(client);
				running.delete(end);
				ended();
			}
		},
		close: async () => {
			isClosing = true;
			await Promise.race([Promise.all(running), delay(patienceMs)]);
			isClosed = true;
			await Promise.all([...clients].map(({ sql }) => sql.end({ timeout: 1 })));
		}
	};
}

type Client = { sql: postgres.Sql; isLost: boolean };

function openClient(login: Login): Client {
	const client: Client = {
		isLost: false,
		sql: connect(login, { max: 1, onClose: () => (client.isLost = true) })
	};
	return client;
}

async function runTransaction<T>(client: Client, opening: SQL, fn: (tx: Tx) => Promise<T>): Promise<T> {
	// Idle connections come and go; from here on, a loss ends the transaction.
	client.isLost = false;
	const state = { ended: false };
	const guarded = guard(client, state);
	const tx = drizzle(guarded, { casing: 'snake_case' });
	try {
		await guarded.unsafe('begin');
		await tx.execute(opening);
		const result = await fn(tx);
		const { command } = await guarded.unsafe('commit');
		if (command !== 'COMMIT') throw new Error('A query of this transaction had failed: it was undone');
		return result;
	} catch (error) {
		if (!client.isLost) await rollBack(client);
		throw error;
	} finally {
		state.ended = true;
	}
}

/** Undoes what is left of a transaction; a connection that cannot even do that is lost. */
async function rollBack(client: Client): Promise<void> {
	try {
		await client.sql.unsafe('rollback');
	} catch {
		client.isLost = true;
	}
}

/** The client as a transaction sees it: every query passes here, and none goes out once it may not. */
function guard(client: Client, state: { ended: boolean }): postgres.Sql {
	const send = (...query: Parameters<postgres.Sql['unsafe']>) => {
		if (client.isLost) throw new ConnectionLost('CONNECTION_CLOSED');
		if (state.ended) throw new Error('This transaction has ended: await every query before its end');
		const answer = client.sql.unsafe(...query);
		// The server says that it goes before the connection does, and fn may swallow it.
		answer.catch((error: unknown) => (client.isLost ||= isDatabaseUnavailable(error)));
		return answer;
	};
	return new Proxy(client.sql, {
		get: (sql, name) => {
			if (name === 'begin' || name === 'savepoint') throw new Error('No transaction inside a transaction');
			return name === 'unsafe' ? send : Reflect.get(sql, name);
		}
	});
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** The connection of a transaction went away; `code` is that of postgres.js for the same. */
class ConnectionLost extends Error {
	readonly code: 'CONNECTION_CLOSED' | 'CONNECTION_ENDED';

	constructor(code: ConnectionLost['code']) {
		super('The connection to the database was lost');
		this.name = 'ConnectionLost';
		this.code = code;
	}
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
