import { existsSync } from 'node:fs';
import { ConfigError } from '#lib/server/errors.ts';
import type { Program } from './children.ts';

/** What runs all the time: the pages, and the scheduled tasks. */
export const PROGRAMS: readonly Program[] = [
	{ name: 'Le site', file: new URL('../server.ts', import.meta.url), saysReady: true },
	{ name: 'Le service des rappels', file: new URL('../worker.ts', import.meta.url), saysReady: true }
];

/** Refused by a `ConfigError`: the site was never built. */
export function requireBuild(): void {
	if (existsSync(new URL('../../build/handler.js', import.meta.url))) return;
	throw new ConfigError('Le site n’est pas construit\u202f: lancez d’abord «\u00a0npm run build\u00a0».');
}
