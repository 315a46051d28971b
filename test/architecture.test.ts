import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violations } from './support/architecture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it('no file goes against the direction of dependencies', () => {
	const files = globSync('{src,test}/**/*.{ts,js,svelte}', { cwd: ROOT }).filter(
		(file) => !file.endsWith('.d.ts')
	);
	expect(files.length).toBeGreaterThan(50);
	const found = files.flatMap((file) => violations(file, readFileSync(`${ROOT}/${file}`, 'utf8')));
	expect(found.map(({ file, line, what, rule }) => `${file}:${line} ${what} — ${rule}`)).toEqual([]);
});

describe('the rules catch what they are for', () => {
	it.each<[string, string, string]>([
		['zod in the domain', 'src/lib/domain/delais/franc.ts', `import { z } from 'zod';`],
		['Node in the domain', 'src/lib/domain/delais/franc.ts', `import { readFileSync } from 'node:fs';`],
		['the server in the domain', 'src/lib/domain/delais/franc.ts', `import '../../server/config.ts';`],
		[
			'a type of the server in the domain',
			'src/lib/domain/a.ts',
			`import type { Config } from '#lib/server/config.ts';`
		],
		['a clock in the domain', 'src/lib/domain/a.ts', `const jour = Temporal.Now.plainDateISO();`],
		['a Date in the domain', 'src/lib/domain/a.ts', `export const jour = new Date(0);`],
		['SvelteKit in the server', 'src/lib/server/dossiers.ts', `import { error } from '@sveltejs/kit';`],
		['a page module in the server', 'src/lib/server/dossiers.ts', `import { page } from '$app/state';`],
		[
			'a component in the server',
			'src/lib/server/dossiers.ts',
			`import { jourLong } from '#lib/ui/dates.ts';`
		],
		['an adapter in another', 'src/lib/server/mail/smtp.ts', `import { db } from '../db/connection.ts';`],
		['lucia outside its module', 'src/lib/server/comptes.ts', `import { Lucia } from 'lucia';`],
		['lucia by a dynamic import', 'src/lib/server/comptes.ts', `const lucia = await import('lucia');`],
		[
			'the server in a component',
			'src/lib/ui/Carte.svelte',
			`<script lang="ts">\n\timport { config } from '#lib/server/config.ts';\n</script>`
		],
		[
			'SvelteKit in a component',
			'src/lib/ui/Carte.svelte',
			`<script>import { goto } from '$app/navigation';</script>`
		],
		['SQL in a route', 'src/routes/(agent)/dossiers/+page.server.ts', `import { eq } from 'drizzle-orm';`],
		['a page in the command line', 'src/cli/vigie.ts', `import x from '../routes/+page.svelte';`],
		['the old stores', 'src/routes/+page.svelte', `<script>import { page } from '$app/stores';</script>`],
		[
			'the environment read elsewhere',
			'src/routes/+page.server.ts',
			`import { env } from '$env/dynamic/private';`
		],
		[
			'the alias that Node does not know',
			'src/routes/+page.svelte',
			`<script>import { x } from '$lib/ui/x.ts';</script>`
		],
		['a module replaced in a test', 'src/lib/server/totp.test.ts', `vi.mock('#lib/server/clock.ts');`],
		['a clock replaced in a test', 'test/integration/rappels.test.ts', `vi.useFakeTimers();`],
		['a variable written in a test', 'test/integration/smtp.test.ts', `process.env.PORT = '1';`],
		['a drawer', 'src/lib/server/utils/dates.ts', ''],
		['an index', 'src/lib/domain/delais/index.ts', `export * from './franc.ts';`]
	])('%s', (_, file, text) => {
		expect(violations(file, text)).not.toEqual([]);
	});

	it.each<[string, string, string]>([
		['the domain in the domain', 'src/lib/domain/a/x.ts', `import { y } from '../b/y.ts';`],
		[
			'a sentence that names the clock',
			'src/lib/domain/a.ts',
			`/** Never calls Temporal.Now. */\n// nor new Date\nexport const a = 1;`
		],
		[
			'a package in an adapter',
			'src/lib/server/mail/smtp.ts',
			`import { createTransport } from 'nodemailer';`
		],
		[
			'the server in a route',
			'src/routes/(agent)/dossiers/+page.server.ts',
			`import { listDossiers } from '#lib/server/dossiers.ts';`
		],
		[
			'a variable read in a test',
			'test/e2e/demarrage.test.ts',
			`if (process.env.PATH === '') throw new Error();`
		],
		['the types of a route', 'src/routes/+page.server.ts', `import type { PageServerLoad } from './$types';`],
		[
			'the domain in a component',
			'src/lib/ui/Carte.svelte',
			`<script lang="ts">import type { Echeance } from '#lib/domain/a.ts';</script>`
		]
	])('and let through %s', (_, file, text) => {
		expect(violations(file, text)).toEqual([]);
	});

	it('they give the line', () => {
		const text = `<h1>Titre</h1>\n<script lang="ts">\n\timport { a } from './a.ts';\n\timport { config } from '#lib/server/config.ts';\n</script>`;
		expect(violations('src/lib/ui/Carte.svelte', text).map(({ line }) => line)).toEqual([4]);
	});
});
