import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { ConfigError } from '#lib/server/errors.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a build is made from. Programs that Node runs as they are, and tests, change nothing in it. */
const SOURCES = ['src/**/*', 'static/**/*', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
const NOT_SOURCES = /\.test\.ts$|^src\/(?:cli|boot|demo)\//;

/** Left in the folder of a build: the fingerprint of the sources that it was made from. */
const FINGERPRINT = `${ROOT}build/sources.sha256`;

/** Refused by a `ConfigError`: the site was never built. */
export function requireBuild(): void {
	if (existsSync(`${ROOT}build/handler.js`)) return;
	throw new ConfigError('Le site n’est pas construit : lancez d’abord « npm run build ».');
}

/** Whether the last build is that of the present sources. */
export function isBuildFresh(): boolean {
	return existsSync(FINGERPRINT) && readFileSync(FINGERPRINT, 'utf8') === fingerprint();
}

/**
 * Builds the site (about ten seconds). Nothing else of Vigie may run meanwhile: its pages would disappear under it.
 * Throws a `BuildFailure` when vite cannot, with all that it said unless it was shown.
 * @param output where vite writes: with us, or kept for the failure
 */
export async function build(output: 'inherit' | 'pipe' = 'pipe'): Promise<void> {
	const before = fingerprint();
	const vite = spawn(process.execPath, [`${ROOT}node_modules/vite/bin/vite.js`, 'build'], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', output, output]
	});
	const ended = new Promise<number | null>((resolve) => vite.once('exit', resolve));
	const said = [vite.stdout, vite.stderr].map((stream) => (stream ? text(stream) : ''));
	const [code, ...texts] = await Promise.all([ended, ...said]);
	if (code !== 0) throw new BuildFailure(`vite build ended with ${code}\n${texts.join('')}`);
	writeFileSync(FINGERPRINT, before);
}

/** The site could not be built. */
export class BuildFailure extends Error {
	override name = 'BuildFailure';
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES, { cwd: ROOT, withFileTypes: false }).sort()) {
		if (NOT_SOURCES.test(file) || !/\.[a-z0-9]+$/.test(file)) continue;
		// A folder may end like a file: that of an address such as /atom.xml.
		if (!statSync(ROOT + file).isFile()) continue;
		hash
			.update(`${file}\0`)
			.update(readFileSync(ROOT + file))
			.update('\0');
	}
	return hash.digest('hex');
}
