import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { COMPILED } from '../../src/boot/children.ts';
import { freePort } from '../../src/boot/ports.ts';
import { processesOf } from '#lib/server/db/postmaster.ts';

const START = fileURLToPath(new URL('../../src/start.ts', import.meta.url));
const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vigie-demarrage-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Start {
	process: ChildProcess;
	origin: string;
	/** What it has said up to now. */
	said(): string;
	/** The exit code, once everything is over. */
	ended: Promise<number | null>;
	/** Waits until it has said this; throws if it ends before. */
	until(sentence: RegExp): Promise<RegExpExecArray>;
}

/** `npm start` with a data folder of this name, on a free port unless told otherwise. */
async function start(name: string, env: Record<string, string> = {}): Promise<Start> {
	const port = env.PORT ?? String(await freePort(0));
	return launch([START], name, port, env);
}

/** `npm run dev` with a data folder of this name. */
async function develop(name: string): Promise<Start> {
	const port = String(await freePort(0));
	return launch([VITE, 'dev', '--port', port, '--strictPort'], name, port);
}

function launch(command: string[], name: string, port: string, env: Record<string, string> = {}): Start {
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, command, {
		env: {
			PATH: process.env.PATH,
			NODE_COMPILE_CACHE: COMPILED,
			VIGIE_MODE: 'test',
			VIGIE_DATA_DIR: join(folder, name),
			PORT: port,
			ORIGIN: origin,
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (said += text));
	}
	const ended = once(child, 'close').then(([code]) => code as number | null);
	onTestFinished(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	return {
		process: child,
		origin,
		said: () => said,
		ended,
		until: async (sentence) => {
			for (;;) {
				const found = sentence.exec(said);
				if (found) return found;
				if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${said}`);
				await sleep(20);
			}
		}
	};
}

async function isAnswering({ origin }: Start): Promise<boolean> {
	return (await fetch(origin)).ok;
}

const count = (text: string, sentence: RegExp) => [...text.matchAll(sentence)].length;

const hasPostgres = (name: string) => processesOf(join(folder, name, 'pg')).length > 0;

it('runs until told to stop, keeps its key, and leaves nothing behind', async () => {
	const first = await start('entier');
	await first.until(/Le site répond à/);
	expect(first.said()).toMatch(/clé de chiffrement vient d’être créée/);
	expect(await isAnswering(first)).toBe(true);
	first.process.kill('SIGTERM');
	expect(await first.ended).toBe(0);
	expect(hasPostgres('entier')).toBe(false);
	await expect(fetch(first.origin)).rejects.toThrow();

	const second = await start('entier');
	await second.until(/Le site répond à/);
	expect(second.said()).not.toMatch(/clé de chiffrement/);
});

it('runs the pages for development, and leaves nothing behind after Ctrl-C', async () => {
	const run = await develop('dev');
	await run.until(/ready in/);
	expect(await isAnswering(run)).toBe(true);
	expect(hasPostgres('dev')).toBe(true);
	run.process.kill('SIGINT');
	expect(await run.ended).toBe(0);
	expect(hasPostgres('dev')).toBe(false);
});

it('tells the supervision of this machine, and nobody else, that all runs', async () => {
	const run = await start('sante');
	await run.until(/Le site répond à/);
	const here = run.origin.replace('localhost', '127.0.0.1');
	expect(await (await fetch(`${here}/healthz`)).text()).toBe('ok\n');
	// The scheduled tasks give their first sign soon after they start.
	while ((await fetch(`${here}/readyz`)).status !== 200) await sleep(50);
	const proxied = await fetch(`${here}/readyz`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
	expect(proxied.status).toBe(404);
});

it('prints a link that makes the first administrator, another one at each start', async () => {
	const first = await start('premier');
	const [, link] = await first.until(/(http:\/\/localhost:\d+\/connexion\/premier-administrateur\/[\w-]+)/);
	expect((await fetch(link ?? '')).status).toBe(200);
	first.process.kill('SIGTERM');
	await first.ended;
	const second = await start('premier');
	const [, other] = await second.until(/premier-administrateur\/([\w-]+)/);
	expect(link).not.toContain(other);
});

it('takes over what a killed run has left', async () => {
	const killed = await start('tue');
	await killed.until(/Le site répond à/);
	killed.process.kill('SIGKILL');
	await killed.ended;
	const next = await start('tue');
	await next.until(/Le site répond à/);
	expect(await isAnswering(next)).toBe(true);
});

it('begins again a data folder whose making was cut short', async () => {
	await mkdir(join(folder, 'moitie', 'pg', 'base'), { recursive: true });
	await writeFile(join(folder, 'moitie', 'pg', 'PG_VERSION'), '18\n');
	const run = await start('moitie');
	await run.until(/Le site répond à/);
	expect(await isAnswering(run)).toBe(true);
});

it('starts the site again when it falls', async () => {
	const run = await start('chute');
	await run.until(/Le site répond à/);
	const [site] = await childrenOf(run.process, 'server.ts');
	process.kill(site ?? 0, 'SIGKILL');
	await run.until(/Le site s’est arrêté/);
	while (
		!(await fetch(run.origin).then(
			({ ok }) => ok,
			() => false
		))
	)
		await sleep(20);
});

it('starts the database again each time it falls, and stops it in the end', async () => {
	const run = await start('base-tuee');
	await run.until(/Le site répond à/);
	const form = async () => {
		const headers = { origin: run.origin, accept: 'text/html' };
		const body = new URLSearchParams({ courriel: 'quelqu.un@exemple.fr' });
		return (await fetch(`${run.origin}/connexion`, { method: 'POST', headers, body, redirect: 'manual' }))
			.status;
	};
	// No mail server in this test: the answer of a site whose database works.
	const normal = await form();
	for (const falls of [1, 2]) {
		for (const pid of processesOf(join(folder, 'base-tuee', 'pg'))) process.kill(pid, 'SIGKILL');
		// The site may use the database before its keeper holds it: a fall in between is not a fall of its own.
		while (count(run.said(), /La base intégrée répond de nouveau/g) < falls) await sleep(20);
		expect(count(run.said(), /La base intégrée s’est arrêtée, elle repart/g)).toBe(falls);
		while (!(await fetch(`${run.origin}/rejoindre/x`)).ok) await sleep(20);
	}
	expect(await form()).toBe(normal);
	run.process.kill('SIGTERM');
	expect(await run.ended).toBe(0);
	expect(hasPostgres('base-tuee')).toBe(false);
});

it('leaves nothing running when it is killed itself', async () => {
	const run = await start('orphelin');
	await run.until(/Le site répond à/);
	const children = await childrenOf(run.process, '.ts');
	expect(children.length).toBeGreaterThan(0);
	run.process.kill('SIGKILL');
	for (const pid of children) while (isAlive(pid)) await sleep(20);
});

it.each<[string, Record<string, string>, RegExp]>([
	['a wrong variable', { PORT: 'trois mille' }, /^La variable PORT doit être un nombre entier[^\n]*\n$/],
	['an unknown mode', { VIGIE_MODE: 'essai' }, /^La variable VIGIE_MODE doit être l’un de[^\n]*\n$/],
	[
		'production without an address',
		{ VIGIE_MODE: 'production', ORIGIN: '' },
		/^La variable ORIGIN manque[^\n]*\n$/
	],
	[
		'a database that does not answer',
		{ DATABASE_URL: 'postgres://vigie@127.0.0.1:1/vigie' },
		/^La base de DATABASE_URL ne répond pas[^\n]*\n$/
	]
])('says in one sentence why it cannot start: %s', async (_, env, sentence) => {
	const run = await start('refus', env);
	expect(await run.ended).toBe(1);
	expect(run.said()).toMatch(sentence);
});

it('says in one sentence that the port is taken', async () => {
	const other = createServer();
	onTestFinished(() => void other.close());
	const port = await freePort(0);
	await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
	const run = await start('port', { PORT: String(port) });
	expect(await run.ended).toBe(1);
	expect(run.said()).toBe(
		`Le port ${port} est déjà pris par un autre programme\u202f: arrêtez-le, ou donnez un autre port par la variable PORT.\n`
	);
	expect(hasPostgres('port')).toBe(false);
});

it('says in one sentence that a file stands in the place of its folder', async () => {
	await writeFile(join(folder, 'fichier'), '');
	const run = await start('fichier/donnees');
	expect(await run.ended).toBe(1);
	expect(run.said()).toMatch(
		/^Vigie ne peut pas écrire dans le dossier [^\n]*un fichier porte ce nom[^\n]*\n$/
	);
});

it('says in one sentence that it may not write there', async () => {
	// Nobody makes a folder in /sys, not even root.
	const run = await start('sys', { VIGIE_DATA_DIR: '/sys/vigie' });
	expect(await run.ended).toBe(1);
	expect(run.said()).toMatch(/^Vigie ne peut pas écrire dans le dossier \/sys\/vigie[^\n]*\n$/);
});

/** Process ids of the children whose command names this file. */
async function childrenOf({ pid }: ChildProcess, file: string): Promise<number[]> {
	const ps = spawn('ps', ['-axww', '-o', 'pid=,ppid=,command=']);
	let list = '';
	ps.stdout.setEncoding('utf8').on('data', (text: string) => (list += text));
	await once(ps, 'close');
	return list
		.split('\n')
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
		.filter((found) => Number(found?.[2]) === pid && found?.[3]?.includes(file))
		.map((found) => Number(found?.[1]));
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
