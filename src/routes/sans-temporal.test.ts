import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { globSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';

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

afterEach(() => {
	vi.unstubAllGlobals();
	vi.resetModules();
});

it('un navigateur sans Temporal charge ce que les pages lui envoient', async () => {
	const modules = await modulesDesComposants();
	expect(modules.length).toBeGreaterThan(10);
	vi.resetModules();
	vi.stubGlobal('Temporal', undefined);
	for (const module of modules) await expect(import(module), module).resolves.toBeDefined();
});
