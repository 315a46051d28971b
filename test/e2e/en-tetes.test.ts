import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demande, type Demande, type Reponse } from '../support/demande.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;

beforeAll(async () => {
	site = await startSite();
});

afterAll(async () => {
	await site?.[Symbol.asyncDispose]();
});

/** What every answer carries, word for word. */
const FIXED = {
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': expect.stringMatching(
		/^accelerometer=\(\), .*camera=\(\).*, clipboard-write=\(self\), fullscreen=\(self\)$/
	),
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

/** Headers that tell nothing and change with each answer. */
const TRANSPORT = new Set([
	'connection',
	'date',
	'keep-alive',
	'transfer-encoding',
	'content-length',
	'last-modified',
	'etag'
]);

const ask = (path: string, options: Demande = {}): Promise<Reponse> => demande(site.origin, path, options);

const told = ({ headers }: Reponse) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !TRANSPORT.has(name)));

/** The policy of a page: nothing but our own files, and what is inline by its nonce or its hash. */
const PAGE_POLICY = new RegExp(
	[
		"^default-src 'none'",
		"worker-src 'self'",
		"connect-src 'self'",
		"font-src 'self'",
		"img-src 'self'",
		"manifest-src 'self'",
		"media-src 'self'",
		"object-src 'none'",
		"script-src (?:'(?:sha256|nonce)-[^']+' )*'self'(?: '(?:sha256|nonce)-[^']+')*",
		"style-src (?:'(?:sha256|nonce)-[^']+' )*'self'(?: '(?:sha256|nonce)-[^']+')*",
		"style-src-attr 'unsafe-hashes' '[^']+'(?: 'nonce-[^']+')?",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types svelte-trusted-html vigie$'
	].join('; ')
);
const PLAIN_POLICY =
	/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/;

describe('the headers of an answer, all of them', () => {
	it.each([
		['public page, the same for everybody', '/', 200, 'public, max-age=0, s-maxage=10, must-revalidate'],
		['page that does not exist', '/rien-de-tel', 404, 'no-store']
	])('%s', async (_, path, status, cache) => {
		const answer = await ask(path);
		expect(answer.status).toBe(status);
		expect(told(answer)).toEqual({
			...FIXED,
			'cache-control': cache,
			'content-security-policy': expect.stringMatching(PAGE_POLICY),
			'content-type': 'text/html; charset=utf-8',
			vary: 'Accept-Encoding'
		});
	});

	it('private page without a session: sent to the sign-in, kept nowhere', async () => {
		const answer = await ask('/compte');
		expect(answer.status).toBe(303);
		expect(told(answer)).toMatchObject({ ...FIXED, location: expect.stringMatching(/^\/connexion\?/) });
	});

	it('file of the build: for a year', async () => {
		const page = await ask('/');
		const path = /\/_app\/immutable\/[\w./-]+/.exec(page.body)?.[0] ?? '';
		const answer = await ask(path);
		expect(answer.status).toBe(200);
		expect(told(answer)).toMatchObject({
			...FIXED,
			'cache-control': 'public,max-age=31536000,immutable',
			'content-security-policy': expect.stringMatching(PLAIN_POLICY)
		});
	});

	it('fixed file', async () => {
		const answer = await ask('/favicon.svg');
		expect(answer.status).toBe(200);
		expect(told(answer)).toMatchObject({ ...FIXED, 'content-type': 'image/svg+xml' });
	});

	it.each<[string, number, string, Demande]>([
		['by another name', 421, '/', { headers: { host: 'autre.exemple' } }],
		[
			'posted from another site',
			403,
			'/',
			{ method: 'POST', headers: { origin: 'https://mechant.exemple' } }
		],
		['posted without origin', 403, '/', { method: 'POST', headers: { origin: null } }],
		['too large', 413, '/', { body: 'a'.repeat(4_000_000) }],
		['headers too large', 431, '/', { headers: { cookie: 'a'.repeat(20_000) } }],
		['supervision through a proxy', 404, '/healthz', { headers: { 'x-forwarded-for': '203.0.113.7' } }]
	])('refusal: %s', async (_, status, path, options) => {
		const answer = await ask(path, options);
		expect(answer.status).toBe(status);
		expect(told(answer)).toEqual({
			...FIXED,
			'cache-control': 'no-store',
			'content-security-policy': expect.stringMatching(PLAIN_POLICY),
			'content-type': 'text/html; charset=utf-8'
		});
		expect(answer.body).toContain('<html lang="fr">');
	});
});

describe('public pages from memory', () => {
	it('carry no nonce, so that none is ever served twice', async () => {
		const [first, second] = [await ask('/'), await ask('/')];
		expect(first.headers['content-security-policy']).not.toContain('nonce-');
		expect(first.body).not.toContain('nonce=');
		expect(second.body).toBe(first.body);
	});

	it('answer 304 to a browser that holds them, under the policy of the page', async () => {
		const { headers } = await ask('/');
		const again = await ask('/', { headers: { 'if-none-match': String(headers.etag) } });
		expect(again.status).toBe(304);
		expect(again.body).toBe('');
		expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
	});

	it('are compressed', async () => {
		const plain = await ask('/');
		const brotli = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
	});
});

it('pages made for one reader have a nonce that never comes back', async () => {
	const nonces = new Set<string>();
	for (let i = 0; i < 200; i++) {
		const { headers } = await ask('/rien-de-tel');
		const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
		if (nonce) nonces.add(nonce);
	}
	expect(nonces.size).toBe(200);
});
