/**
 * `npm start`: prepares the database, then runs the site and the worker until told to stop. Everything that can be
 * mended by whoever runs the server is said in one French sentence.
 */
import { requireBuild } from './boot/build.ts';
import { StartFailure } from './boot/children.ts';
import { runPrograms } from './boot/programs.ts';
import { orderToStop } from './boot/signals.ts';
import { parseConfig } from '#lib/server/config.ts';
import { ConfigError } from '#lib/server/errors.ts';
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
	await using held = new AsyncDisposableStack();
	const { keyCreated, release } = await prepareDatabase(config);
	held.defer(release);
	if (keyCreated) {
		say(`La clé de chiffrement vient d’être créée dans ${config.keyFile}.`);
		say(
			'Gardez-en une copie hors ligne\u202f: sans elle, rien de ce que la base contient ne pourra être relu.'
		);
	}
	await runPrograms(process.env, order, say, () => say(`Le site répond à ${config.origin}`));
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}
