import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOf } from '../../src/boot/children.ts';
import { freePort } from '../../src/boot/ports.ts';

const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The smallest site that SvelteKit can make: one page, one title, its own server. */
const FILES: Record<string, string> = {
	'package.json': '{ "name": "empty", "type": "module", "private": true }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n`,
	'src/app.html': `<!doctype html><html lang="fr"><head><meta charset="utf-8">%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
	'src/routes/+page.svelte': '<h1>Bonjour</h1>\n'
};

export interface EmptySite extends AsyncDisposable {
	origin: string;
}

/** Builds an empty SvelteKit site of the installed version in a temporary folder, and starts it on a free port. */
export async function startEmptySite(): Promise<EmptySite> {
	const held = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), 'vigie-bench-'));
	held.defer(() => rm(folder, { recursive: true }));
	for (const [name, content] of Object.entries(FILES)) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
	await symlink(NODE_MODULES, join(folder, 'node_modules'));

	const vite = spawn(process.execPath, [join(NODE_MODULES, 'vite/bin/vite.js'), 'build'], {
		cwd: folder,
		stdio: 'ignore'
	});
	const [code] = await once(vite, 'exit');
	if (code !== 0) throw new Error('The empty site does not build');

	const port = await freePort(0);
	const origin = `http://localhost:${port}`;
	const server = spawn(process.execPath, ['build/index.js'], {
		cwd: folder,
		env: {
			PATH: process.env.PATH,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: origin
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	held.defer(() => endOf(server));
	await once(server.stdout, 'data');
	return { origin, [Symbol.asyncDispose]: () => held.disposeAsync() };
}
