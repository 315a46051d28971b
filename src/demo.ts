/**
 * `npm run demo [-- --reset] [--port N]`: the whole site on this machine alone, with a named cast and a mailbox that
 * catches what is sent. Builds the site when its sources have changed.
 */
import { parseArgs } from 'node:util';
import { build, isBuildFresh } from './boot/build.ts';
import { StartFailure } from './boot/children.ts';
import { keepDatabase } from './boot/database.ts';
import { localEnvironment } from './boot/environment.ts';
import { requirePort } from './boot/listening.ts';
import { freePort } from './boot/ports.ts';
import { runPrograms } from './boot/programs.ts';
import { orderToStop } from './boot/signals.ts';
import { castLinks, loadCast, type Role } from './demo/cast.ts';
import { DEMO_FOLDER, lockDemo, resetDemo } from './demo/folder.ts';
import { startMailCatcher } from './demo/mail-catcher.ts';
import { startMailPages } from './demo/mail-pages.ts';
import { Mailbox } from './demo/mailbox.ts';
import { parseConfig, type Config } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { prepareDataDir } from '#lib/server/data-dir.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { prepareDatabase } from '#lib/server/preparation.ts';
import { publishChiffres } from '#lib/server/publications.ts';

const SITE_PORT = 3000;
const MAIL_PORT = 3025;

const order = orderToStop();
try {
	await run(readArguments());
} catch (error) {
	// What fails because everything was told to stop is no failure.
	process.exitCode = order.aborted ? 0 : 1;
	if (error instanceof ConfigError) say(error.message);
	// A program that could not start has said why itself.
	else if (!order.aborted && !(error instanceof StartFailure)) throw error;
}

interface Arguments {
	reset: boolean;
	/** Null: the usual one, or another if it is taken. */
	port: number | null;
}

function readArguments(): Arguments {
	const { values, positionals } = parseArgs({
		options: { reset: { type: 'boolean' }, port: { type: 'string' } },
		strict: false
	});
	const { reset = false, port = null, ...unknown } = values;
	const isPort = port === null || (typeof port === 'string' && /^\d{1,5}$/.test(port));
	if (typeof reset !== 'boolean' || !isPort || positionals.length > 0 || Object.keys(unknown).length > 0) {
		throw new ConfigError(
			'La démonstration ne connaît que « --reset » et « --port », par exemple : npm run demo -- --port 3000'
		);
	}
	return { reset, port: port === null ? null : Number(port) };
}

async function run({ reset, port }: Arguments): Promise<void> {
	await using held = new AsyncDisposableStack();
	await prepareDataDir(DEMO_FOLDER);
	held.defer(lockDemo());
	if (!isBuildFresh()) {
		say('Construction du site, une dizaine de secondes…');
		await build();
	}
	if (reset) await resetDemo();

	const mailbox = new Mailbox(`${DEMO_FOLDER}/mails`);
	const catcher = await startMailCatcher(mailbox, 0);
	held.defer(catcher.close);
	const mailPages = await startMailPages(mailbox, await usualPort(MAIL_PORT));
	held.defer(mailPages.close);

	const env = localEnvironment({
		mode: 'demo',
		dataDir: DEMO_FOLDER,
		clockDir: DEMO_FOLDER,
		port: port ?? (await usualPort(SITE_PORT)),
		smtpPort: catcher.port
	});
	const config = parseConfig(env);
	await requirePort(config);
	const { release } = await prepareDatabase(config);
	held.defer(release);
	held.use(await keepDatabase(config, say));
	const roles = await prepareCast(config);
	await runPrograms(env, order, say, () =>
		sayAddresses(config.origin, `http://localhost:${mailPages.port}`, roles)
	);
}

/** Loads the cast if it is not there, and makes a new sign-in link for each of its characters. */
async function prepareCast(config: Config): Promise<Role[]> {
	const ctx = await createContext(config);
	try {
		await loadCast(ctx);
		// The worker publishes once a day, and may have looked before there was anything.
		await publishChiffres(ctx);
		return await castLinks(ctx);
	} finally {
		await ctx.close();
	}
}

async function usualPort(usual: number): Promise<number> {
	const port = await freePort(usual);
	if (port !== usual) say(`Le port ${usual} est déjà pris par un autre programme, ce sera le ${port}.`);
	return port;
}

function sayAddresses(site: string, mails: string, roles: readonly Role[]): void {
	say('');
	say('Vigie, en démonstration sur cette machine seulement');
	say(`  le site                ${site}`);
	say(`  les courriels envoyés  ${mails}`);
	say('');
	say('Un lien par personnage, qui remplace le code et le second facteur :');
	const largeur = Math.max(...roles.map(({ nom }) => nom.length));
	for (const { nom, role, lien } of roles) say(`  ${nom.padEnd(largeur)}  ${role}\n    ${lien}`);
	say('');
	say('Ctrl-C arrête tout et garde les données ; « npm run demo -- --reset » repart de zéro.');
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}
