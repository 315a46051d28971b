import { logLine, trace } from '#lib/server/journal.ts';

/**
 * Loaded before each program that `npm start` or `npm run demo` runs. When the one that started it is gone, even killed
 * without a word, the program stops as if it had been told to: nothing is left running. When it breaks down, it says why
 * without the values that Node would print.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
process.once('uncaughtException', (error) => {
	logLine({ error: trace(error) });
	process.exit(1);
});
