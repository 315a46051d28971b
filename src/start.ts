/**
 * `npm start`: prepares the database, then runs the site and the worker until told to stop. Everything that can be
 * mended by whoever runs the server is said in one French sentence.
 */
import { requireBuild } from './boot/build.ts';
import { StartFailure } from './boot/children.ts';
import { keepDatabase } from './boot/database.ts';
import { requirePort } from './boot/listening.ts';
import { runPrograms } from './boot/programs.ts';
import { orderToStop } from './boot/signals.ts';
import { parseConfig, type Config } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { firstAdministratorLink } from '#lib/server/liens.ts';
import { prepareDatabase } from '#lib/server/preparation.ts';

try {
	await run();
} catch (error) {
	process.exitCode = 1;
	if (error instanceof ConfigError) say(error.message);
	// A program that could not start has said why itself.
	else if (!(error instanceof StartFailure)) throw error;
}

async function run(): Promise<void> {
	const order = orderToStop();
	const config = parseConfig(process.env);
	requireBuild();
	await requirePort(config);
	await using held = new AsyncDisposableStack();
	const { keyCreated, release } = await prepareDatabase(config);
	held.defer(release);
	held.use(await keepDatabase(config, say));
	if (keyCreated) {
		say(`La clé de chiffrement vient d’être créée dans ${config.keyFile}.`);
		say(
			'Gardez-en une copie hors ligne\u202f: sans elle, rien de ce que la base contient ne pourra être relu.'
		);
	}
	const link = await administratorLink(config);
	await runPrograms(process.env, order, say, () => {
		say(`Le site répond à ${config.origin}`);
		if (link)
			say(
				`Il n’a pas encore d’administrateur. Ce lien, valable 24 heures et une seule fois, vous fait le premier\u202f: ${link}`
			);
	});
}

/** The link that makes the first administrator; null once there is one. */
async function administratorLink(config: Config): Promise<string | null> {
	const ctx = await createContext(config);
	return firstAdministratorLink(ctx).finally(ctx.close);
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}
