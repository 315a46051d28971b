import { systemClock, type Clock } from '#lib/server/clock.ts';
import type { Config } from '#lib/server/config.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { prepareDatabase } from '#lib/server/preparation.ts';
import type { Keys } from '#lib/server/keys/keys.ts';
import type { Mailer } from '#lib/server/mail/mailer.ts';
import { createSmtpMailer } from '#lib/server/mail/smtp.ts';

/** The world outside, first argument of every function that reads or writes. Only the tests make another one. */
export type Context = Clock & {
	/** Goes through `asActor`. */
	db: Database;
	mailer: Mailer;
	keys: Keys;
	/** Address that people type, without a final slash. */
	origin: string;
	config: Config;
	/** Closes connections, and the embedded server when nobody else holds it. */
	close: () => Promise<void>;
};

/** Prepares the database and opens everything that a process needs. Throws a `ConfigError` that says why it cannot. */
export async function createContext(config: Config): Promise<Context> {
	const { logins, keys, release } = await prepareDatabase(config);
	const db = openDatabase(logins);
	const mailer = createSmtpMailer(config);
	return {
		...systemClock(config.horlogeFile),
		db,
		mailer,
		keys,
		origin: config.origin,
		config,
		close: async () => {
			mailer.close();
			await db.close();
			await release();
		}
	};
}
