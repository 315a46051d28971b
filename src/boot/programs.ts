import { runChildren, type Program } from './children.ts';
import { until } from './signals.ts';

/** What runs all the time: the pages, and the scheduled tasks. */
export const PROGRAMS: readonly Program[] = [
	{ name: 'Le site', file: new URL('../server.ts', import.meta.url) },
	{ name: 'Le service des rappels', file: new URL('../worker.ts', import.meta.url) }
];

/**
 * Runs the site and the worker with this environment until the order to stop, then stops them.
 * Throws a `StartFailure` when one of them cannot start; it has said why itself.
 * @param onReady called once both run
 */
export async function runPrograms(
	env: NodeJS.ProcessEnv,
	order: AbortSignal,
	say: (sentence: string) => void,
	onReady: () => void | Promise<void>
): Promise<void> {
	await using children = runChildren(PROGRAMS, env, say);
	await Promise.race([children.ready, until(order)]);
	if (order.aborted) return;
	await onReady();
	await until(order);
}
