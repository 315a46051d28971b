import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
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
 * Throws with the whole output when it fails.
 */
export async function build(): Promise<void> {
	const before = fingerprint();
	const vite = spawn(process.execPath, [`${ROOT}node_modules/vite/bin/vite.js`, 'build'], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = new Promise<number | null>((resolve) => vite.once('exit', resolve));
	const [output, errors, code] = await Promise.all([text(vite.stdout), text(vite.stderr), ended]);
	if (code !== 0) throw new Error(`vite build ended with ${code}\n${output}${errors}`);
	writeFileSync(FINGERPRINT, before);
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES, { cwd: ROOT, withFileTypes: false }).sort()) {
		if (NOT_SOURCES.test(file) || !/\.[a-z0-9]+$/.test(file)) continue;
		hash
			.update(`${file}\0`)
			.update(readFileSync(ROOT + file))
			.update('\0');
	}
	return hash.digest('hex');
}
