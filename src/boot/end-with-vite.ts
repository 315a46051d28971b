import type { Plugin } from 'vite';
import { orderToStop } from './signals.ts';

/** What SvelteKit's own server sends as it ends; vite sends nothing. */
const SHUTDOWN = 'sveltekit:shutdown';

/**
 * Ends with `npm run dev` what the pages have opened, its PostgreSQL among them. Vite waits for it, however it ends: an
 * order, the end of its input, or a new start because its own configuration changed.
 */
export function endWithVite(): Plugin {
	return {
		name: 'vigie-end-with-vite',
		// Vitest has its own ways to end.
		apply: (_, { command, mode }) => command === 'serve' && mode !== 'test',
		configureServer: () => {
			// Vite ends in order on SIGTERM only.
			orderToStop().addEventListener('abort', () => process.emit('SIGTERM'));
		},
		closeServer: async () => {
			const closers = process.listeners(SHUTDOWN);
			process.removeAllListeners(SHUTDOWN);
			await Promise.all(closers.map((close) => close()));
		}
	};
}
