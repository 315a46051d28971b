import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { inject, test as base } from 'vitest';
import { createClock } from '#lib/server/clock.ts';
import { parseConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { connect, type Login } from '#lib/server/db/client.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { ensureLogins, loginNames } from '#lib/server/db/roles.ts';
import { generateKeyMaterial, importKeys } from '#lib/server/keys/keys.ts';
import type { Mail } from '#lib/server/mail/mailer.ts';
import { dropDatabase, withConnection, type TestServer } from './test-server.ts';

/** A `Context` on a database of its own, whose mails are kept and whose clock is moved by hand. */
export type TestContext = Context & {
	/** Mails handed over, oldest first. Empty it with `outbox.length = 0`. */
	outbox: Mail[];
	clock: {
		/** `2026-03-02` (nine o'clock in Paris) or an instant. */
		set: (at: string) => void;
		/** ISO 8601 duration: `P3D`, `PT31M`. */
		advance: (duration: string) => void;
	};
	/** Owner of the tables, to look behind the scenes. Goes round row level security on the embedded server. */
	owner: postgres.Sql;
	logins: { site: Login; worker: Login };
};

const START = '2026-03-02';

/**
 * `test` with `ctx`: one database and one context for the file, made on first use, removed at its end. The tests of a file
 * share the rows.
 */
export const test = base.extend('ctx', { scope: 'file' }, async ({}, { onCleanup }): Promise<TestContext> => {
	const ctx = await createTestContext(inject('testServer'));
	onCleanup(ctx.close);
	return ctx;
});

async function createTestContext(server: TestServer): Promise<TestContext> {
	const database = `${server.template.replace(/_modele$/, '')}_${randomUUID().slice(0, 8)}`;
	const logins = await createDatabase(server, database);
	const owner = connect({ ...server.admin, database }, { max: 2 });
	const db = openDatabase(logins);
	const outbox: Mail[] = [];
	const { clock, source } = movableClock();
	const config = parseConfig({
		VIGIE_MODE: 'test',
		ORIGIN: 'http://localhost:3000',
		VIGIE_DATA_DIR: join(tmpdir(), database)
	});
	return {
		...createClock(source),
		clock,
		db,
		owner,
		logins,
		outbox,
		mailer: {
			send: async (mail) => {
				outbox.push(mail);
				return { messageId: mail.messageId ?? `<${randomUUID()}@vigie.test>` };
			},
			close: () => {}
		},
		keys: importKeys(generateKeyMaterial()),
		origin: config.origin,
		config,
		close: async () => {
			await db.close();
			await owner.end({ timeout: 5 });
			await withConnection(server.admin, (sql) => dropDatabase(sql, database));
		}
	};
}

async function createDatabase({ admin, template, withPasswords }: TestServer, database: string) {
	const password = () => 'mot-de-passe-des-essais';
	await withConnection(admin, async (sql) => {
		await sql.unsafe(`create database "${database}" template "${template}" strategy file_copy`);
		await ensureLogins(sql, database, withPasswords ? password : null);
	});
	const names = loginNames(database);
	const login = (username: string): Login => ({
		...admin,
		database,
		username,
		password: withPasswords ? password() : ''
	});
	return { site: login(names.site), worker: login(names.worker) };
}

function movableClock() {
	let at = parse(START);
	return {
		source: () => at,
		clock: {
			set: (text: string) => void (at = parse(text)),
			advance: (duration: string) =>
				void (at = at.toZonedDateTimeISO('Europe/Paris').add(Temporal.Duration.from(duration)).toInstant())
		}
	};
}

function parse(text: string): Temporal.Instant {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return Temporal.Instant.from(text);
	return Temporal.PlainDate.from(text)
		.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '09:00' })
		.toInstant();
}
