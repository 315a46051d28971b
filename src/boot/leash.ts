/**
 * Loaded before each program that `npm start` or `npm run demo` runs. When the one that started it is gone, even killed
 * without a word, the program stops as if it had been told to: nothing is left running.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
