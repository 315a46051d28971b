import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program that must always run. It says that it is ready by an IPC message (`process.send`). */
export interface Program {
	/** As in « Le site s’est arrêté ». */
	name: string;
	/** A module of this project. */
	file: URL;
}

/** Programs that run together. */
export interface Children extends AsyncDisposable {
	/** Settles when all run; rejects if one ends before, having said why on its own error output. */
	ready: Promise<void>;
	/** Tells each to stop and waits for its end. A program that does not end in time is ended. */
	[Symbol.asyncDispose](): Promise<void>;
}

/** Where Node keeps what it compiled, which halves the next start; it does without where it may not write. */
export const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A program that ran for this long is taken for healthy: its next failure is its first. */
const HEALTHY_MS = 60_000;
/** A little more than the site leaves to its last requests. */
const END_MS = 35_000;

/**
 * Runs programs side by side and starts again each one that ends by itself, after a pause that doubles.
 * @param say receives one French sentence for each such event
 */
export function runChildren(
	programs: readonly Program[],
	env: NodeJS.ProcessEnv,
	say: (sentence: string) => void
): Children {
	const kept = programs.map((program) => keepRunning(program, env, say));
	return {
		ready: Promise.all(kept.map(({ ready }) => ready)).then(() => undefined),
		[Symbol.asyncDispose]: async () => {
			await Promise.all(kept.map((children) => children[Symbol.asyncDispose]()));
		}
	};
}

function keepRunning(program: Program, env: NodeJS.ProcessEnv, say: (sentence: string) => void): Children {
	const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
	let child: ChildProcess | null = null;
	let retry: NodeJS.Timeout | undefined;
	let pause = FIRST_PAUSE_MS;
	let wasReady = false;
	let isStopping = false;

	function start(): void {
		const startedAt = performance.now();
		const started = startProgram(program.file, env);
		child = started;
		started.once('message', () => {
			wasReady = true;
			resolve();
		});
		started.once('exit', (code, signal) => {
			child = null;
			if (isStopping) return;
			if (!wasReady) return reject(new StartFailure(program.name));
			if (performance.now() - startedAt > HEALTHY_MS) pause = FIRST_PAUSE_MS;
			say(
				`${program.name} s’est arrêté (${signal ?? `code ${code}`}), il repart dans ${(pause / 1000).toLocaleString('fr')}\u00a0s.`
			);
			retry = setTimeout(start, pause);
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
		});
	}

	start();
	return {
		ready,
		[Symbol.asyncDispose]: async () => {
			isStopping = true;
			clearTimeout(retry);
			if (child) await endOf(child);
		}
	};
}

/** A program ended before it was ready. It has said why. */
export class StartFailure extends Error {
	constructor(name: string) {
		super(`${name} n’a pas pu démarrer.`);
		this.name = 'StartFailure';
	}
}

/**
 * Starts a module of this project on the same Node, on a leash. It is in our process group: Ctrl-C reaches it too, and
 * it stops by itself, in order.
 * @param output where it writes: with us, or into pipes for us to read
 */
export function startProgram(
	file: URL,
	env: NodeJS.ProcessEnv,
	output: 'inherit' | 'pipe' = 'inherit'
): ChildProcess {
	return spawn(
		process.execPath,
		['--import', new URL('./leash.ts', import.meta.url).href, fileURLToPath(file)],
		{
			env: { NODE_COMPILE_CACHE: COMPILED, ...env },
			stdio: ['ignore', output, output, 'ipc']
		}
	);
}

/** Stops a program and waits until it is gone. */
export async function endOf(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
	await ended;
	clearTimeout(late);
}
