import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A free port of the loopback address: `wanted` if nobody has it, else any other. */
export async function freePort(wanted: number): Promise<number> {
	return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

/** The port once it was opened and closed again; null when another program has it. */
function tryPort(port: number): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
			else reject(error);
		});
		server.listen(port, '127.0.0.1', () => {
			const { port: opened } = server.address() as AddressInfo;
			server.close(() => resolve(opened));
		});
	});
}
