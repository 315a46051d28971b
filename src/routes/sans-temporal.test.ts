import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '..');
/** A value imported from a module of ours, not a type alone: `{ type A, type B }` loads nothing. */
const IMPORT = /^\s*import (?!type\b)([^;']*?) from '(#lib\/domain\/[^']+\.ts|\.{1,2}\/[^']+\.ts)'/gm;
const estDeType = (noms: string) => /^\{(\s*type [^,}]+,?)+\s*\}$/.test(noms.trim());

/** The modules that components load into browsers. */
async function modulesDesComposants(): Promise<string[]> {
	const trouves = new Set<string>();
	for (const composant of globSync('**/*.svelte', { cwd: SRC })) {
		const source = await readFile(path.join(SRC, composant), 'utf8');
		for (const [, noms = '', module = ''] of source.matchAll(IMPORT)) {
			if (estDeType(noms)) continue;
			trouves.add(
				module.startsWith('#lib/')
					? path.join(SRC, 'lib', module.slice('#lib/'.length))
					: path.join(SRC, path.dirname(composant), module)
			);
		}
	}
	return [...trouves];
}

/** Loads modules as a browser would that has no Temporal: in a process of its own, since tests share their globals. */
const CHARGER = `
	delete globalThis.Temporal;
	for (const module of process.argv.slice(1)) await import(module);
`;

it('un navigateur sans Temporal charge ce que les pages lui envoient', async () => {
	const modules = await modulesDesComposants();
	expect(modules.length).toBeGreaterThan(10);
	await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', CHARGER, ...modules]);
});
