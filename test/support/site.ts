import { once } from 'node:events';
import { cp, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Email } from 'postal-mime';
import { parseConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { processesOf } from '#lib/server/db/postmaster.ts';
import { endOf, startProgram } from '../../src/boot/children.ts';
import { localEnvironment } from '../../src/boot/environment.ts';
import { freePort } from '../../src/boot/ports.ts';
import { PROGRAMS } from '../../src/boot/programs.ts';
import { startMailCatcher } from '../../src/demo/mail-catcher.ts';
import { Mailbox } from '../../src/demo/mailbox.ts';

/** The whole site as in production, on its own ports, database and clock. */
export interface Site extends AsyncDisposable {
	origin: string;
	/** What the programs of the site use too, to set a scene through the functions of the application. */
	ctx: Context;
	/** Moves the clock of the site by an ISO 8601 duration from now: `P3D`. */
	moveClock(offset: string): Promise<void>;
	/** Moves the clock of the site so that it is now nine o'clock in Paris on this day. */
	setToday(day: string): Promise<void>;
	/** The oldest mail to this address that was not read yet, once it is there. */
	readMail(to: string): Promise<Email>;
	/** Mails to this address that were not read. */
	unreadMails(to: string): Promise<Email[]>;
	/** Kills PostgreSQL, runs `during`, starts it again. That the programs complain of it meanwhile is expected. */
	withoutDatabase<T>(during: () => Promise<T>): Promise<T>;
	/** What the programs have written on their error output and nobody has taken yet: it was expected. */
	takeErrors(): string;
	/** Stops everything; refused if a program has written on its error output. */
	[Symbol.asyncDispose](): Promise<void>;
}

/** Far beyond what any mail takes, even on a busy machine. */
const LONGEST_WAIT_MS = 30_000;
const POLL_MS = 10;

/** What programs say of a PostgreSQL that was killed under them, or that is starting again. */
const DATABASE_LOST = /CONNECTION_|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|57P0[123]|base indisponible/;

/** Starts a site from the last build, with an empty database. `plus`: variables besides those of any test. */
export async function startSite(plus: Readonly<Record<string, string>> = {}): Promise<Site> {
	const held = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), 'vigie-e2e-'));
	held.defer(() => rm(folder, { recursive: true }));
	const mailbox = new Mailbox(join(folder, 'mails'));
	const catcher = await startMailCatcher(mailbox, 0);
	held.defer(catcher.close);

	const port = await freePort(0);
	const local = {
		mode: 'test',
		dataDir: join(folder, 'data'),
		clockDir: folder,
		port,
		smtpPort: catcher.port
	} as const;
	const env = { ...localEnvironment(local), ...plus };
	const config = parseConfig(env);
	const modele = await modeleDeSite();
	if (modele) await cp(modele, config.dataDir, { recursive: true });
	const ctx = await createContext(config);
	held.defer(ctx.close);
	const errors: string[] = [];
	const children = PROGRAMS.map(({ file }) => startProgram(file, env, 'pipe'));
	held.defer(async () => void (await Promise.all(children.map(endOf))));
	for (const child of children) {
		child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
		child.stdout?.resume();
	}
	await Promise.all(children.map((child) => Promise.race([once(child, 'message'), failure(child, errors)])));

	const read = new Set<string>();
	const unread = async (to: string) =>
		(await mailbox.mails())
			.filter(({ id, recipients }) => recipients.includes(to) && !read.has(id))
			.reverse();

	let databaseWasLost = false;
	const pgDir = join(await realpath(config.dataDir), 'pg');
	const moveClock = (offset: string) => writeWhole(join(folder, 'horloge'), offset);

	return {
		origin: config.origin,
		ctx,
		withoutDatabase: async (during) => {
			databaseWasLost = true;
			const lost = await acquireServer(config.dataDir);
			process.kill(lost.pid, 'SIGKILL');
			try {
				// Those who serve its clients outlive it for a moment, long enough to answer once more.
				while (processesOf(pgDir).length > 0) await sleep(POLL_MS);
				return await during();
			} finally {
				await lost.release();
				const again = await acquireServer(config.dataDir);
				held.defer(again.release);
			}
		},
		takeErrors: () => errors.splice(0).join(''),
		moveClock,
		setToday: (day) => {
			const nine = Temporal.PlainDate.from(day).toZonedDateTime({
				timeZone: 'Europe/Paris',
				plainTime: '09:00'
			});
			return moveClock(Temporal.Now.zonedDateTimeISO('Europe/Paris').until(nine).toString());
		},
		unreadMails: async (to) => (await unread(to)).map(({ email }) => email),
		readMail: async (to) => {
			const deadline = performance.now() + LONGEST_WAIT_MS;
			while (performance.now() < deadline) {
				const [mail] = await unread(to);
				if (mail) {
					read.add(mail.id);
					return mail.email;
				}
				await sleep(50);
			}
			throw new Error(`No mail to ${to} after ${LONGEST_WAIT_MS} ms`);
		},
		[Symbol.asyncDispose]: async () => {
			await held.disposeAsync();
			const unexpected = errors.filter((text) => !(databaseWasLost && DATABASE_LOST.test(text)));
			if (unexpected.length > 0) throw new Error(`The site has logged errors:\n${unexpected.join('')}`);
		}
	};
}

/** The folder that sites of tests begin with; null outside of tests, where each is made from nothing. */
async function modeleDeSite(): Promise<string | null> {
	if (!process.env['VITEST']) return null;
	const { inject } = await import('vitest');
	return inject('modeleDeSite');
}

async function failure(child: ReturnType<typeof startProgram>, errors: readonly string[]): Promise<never> {
	await once(child, 'exit');
	throw new Error(`The site could not start:\n${errors.join('')}`);
}

/** Readers see the old content or the new one, never a half. */
async function writeWhole(file: string, content: string): Promise<void> {
	await writeFile(`${file}.part`, content);
	await rename(`${file}.part`, file);
}
