import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { ConfigError } from '#lib/server/errors.ts';

/**
 * Opens a server at an address. Refused by a `ConfigError`: the port is taken or reserved, the address is not of this
 * machine.
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
	try {
		server.listen(port, host);
		await once(server, 'listening');
	} catch (error) {
		throw explained(error as NodeJS.ErrnoException, host, port);
	}
}

/** Makes sure that a server can be opened at an address, before anything is done for it. Refused like `listen`. */
export async function requirePort({ host, port }: { host: string; port: number }): Promise<void> {
	const server = createServer();
	await listen(server, host, port);
	await new Promise((resolve) => server.close(resolve));
}

function explained(cause: NodeJS.ErrnoException, host: string, port: number): Error {
	switch (cause.code) {
		case 'EADDRINUSE':
			return new ConfigError(
				`Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou donnez un autre port par la variable PORT.`,
				{ variable: 'PORT', cause }
			);
		case 'EACCES':
			return new ConfigError(
				`Le port ${port} est réservé à l’administrateur de la machine : donnez un port supérieur à 1023 par la variable PORT.`,
				{ variable: 'PORT', cause }
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return new ConfigError(
				`L’adresse ${host} n’est pas celle de cette machine : corrigez la variable HOST.`,
				{
					variable: 'HOST',
					cause
				}
			);
		default:
			return cause;
	}
}
