/**
 * The site: the pages that `vite build` made, behind our own web server. Started by `start.ts`, which prepares the
 * database first; `node src/server.ts` alone works too once that is done.
 */
import { readFile } from 'node:fs/promises';
import { parseConfig, type Config } from '#lib/server/config.ts';
import { ConfigError } from '#lib/server/errors.ts';
import { logLine, trace } from '#lib/server/journal.ts';
import { requireBuild } from './boot/build.ts';
import { listen } from './boot/listening.ts';
import { orderToStop, until } from './boot/signals.ts';
import { LARGEST_UPLOAD_BYTES } from './http/gate.ts';
import { adresseDuVisiteur, AUCUN_RESEAU, lireReseaux, type Reseaux } from './http/reseaux.ts';
import { siteServer, type PageHandler, type SiteServer } from './http/site-server.ts';

const BUILT_HANDLER = new URL('../build/handler.js', import.meta.url);

/** How long requests may last after the order to stop. */
const LAST_REQUESTS_MS = 30_000;

try {
	await serve(parseConfig(process.env));
} catch (error) {
	process.stderr.write(`${isForThePerson(error) ? error.message : trace(error)}\n`);
	process.exit(1);
}

async function serve(config: Config): Promise<void> {
	const order = orderToStop();
	const pages = await builtPages(config);
	const reseaux = await reseauxListes(config);
	const server = siteServer(
		new URL(config.origin),
		pages,
		(error) => logLine({ error: trace(error) }),
		(request) => reseaux.contient(adresseDuVisiteur(request, config))
	);
	await listen(server, config.host, config.port);
	if (process.send) process.send('ready');
	else process.stdout.write(`Le site répond à ${config.origin}\n`);
	await until(order);
	await stop(server);
}

/** The networks of administrations that the configuration lists. Throws `ConfigError` for a file that is not such a list. */
async function reseauxListes({ reseauxFile }: Config): Promise<Reseaux> {
	if (reseauxFile === null) return AUCUN_RESEAU;
	const variable = 'VIGIE_RESEAUX_FILE';
	const texte = await readFile(reseauxFile, 'utf8').catch(() => {
		throw new ConfigError(`La variable ${variable} désigne un fichier que Vigie ne peut pas lire.`, {
			variable
		});
	});
	const lus = lireReseaux(texte);
	if (lus.ok) return lus.reseaux;
	throw new ConfigError(
		`La variable ${variable} désigne une liste dont la ligne ${lus.ligne} n’est pas un réseau : écrivez par exemple 192.0.2.0/24.`,
		{ variable }
	);
}

/** The pages of the last build. They read their own environment, which is set here from the checked one. */
async function builtPages(config: Config): Promise<PageHandler> {
	requireBuild();
	process.env.ORIGIN = config.origin;
	// SvelteKit knows one limit for all: ours, by address, are in the gate and in the request itself.
	process.env.BODY_SIZE_LIMIT = String(LARGEST_UPLOAD_BYTES);
	process.env.XFF_DEPTH = String(config.xffDepth);
	if (config.addressHeader) process.env.ADDRESS_HEADER = config.addressHeader;
	else delete process.env.ADDRESS_HEADER;
	const built: { handler: PageHandler } = await import(BUILT_HANDLER.href);
	return built.handler;
}

/** Takes no new request, lets the others end, then tells the pages to close what they hold. */
async function stop(server: SiteServer): Promise<void> {
	const late = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
	await new Promise((resolve) => server.close(resolve));
	clearTimeout(late);
	// The event by which SvelteKit asks an application to let go of its resources.
	process.emit('sveltekit:shutdown', 'SIGTERM');
}

/** The built pages carry a copy of `ConfigError` of their own: the name is what both have in common. */
function isForThePerson(error: unknown): error is Error {
	return error instanceof Error && error.name === 'ConfigError';
}
