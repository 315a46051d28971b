import { acquireServer } from '#lib/server/db/embedded.ts';

/*
 * Another process that holds the embedded server of a data folder: says `held` and the pid of the server, or `refused` and
 * why, then waits for its standard input to close to let go.
 */
const server = await acquireServer(process.argv[2] ?? '', { fsync: false }).catch((error: Error) => {
	process.stdout.write(`refused ${error.name}: ${error.message}\n`);
	process.exit(2);
});
process.stdout.write(`held ${server.pid}\n`);
process.stdin.resume().once('end', async () => {
	await server.release();
	process.exit(0);
});
