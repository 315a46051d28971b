import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { publicPage, PublicPages, sharedSeconds } from './public-pages.ts';

const NONCE = 'a+b/c1==';
const POLICY = `default-src 'none'; script-src 'self' 'nonce-${NONCE}'; style-src 'self' 'nonce-${NONCE}'; style-src-attr 'unsafe-hashes' 'nonce-${NONCE}'`;
const HTML = `<style nonce="${NONCE}">p{color:red}</style><p>Bonjour</p><script nonce="${NONCE}">\nstart()\n</script>`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (html: string, policy = POLICY) => {
	const made = publicPage(
		{ 'content-security-policy': policy, etag: '"of this rendering"' },
		Buffer.from(html)
	);
	if (!made) throw new Error('the page cannot be shared');
	return made;
};

describe('the page that is kept', () => {
	it('allows its inline style and script by their hash, and no longer by a nonce', async () => {
		const kept = page(HTML);
		expect(kept.headers['content-security-policy']).toBe(
			`default-src 'none'; script-src ${hash('\nstart()\n')} 'self'; style-src ${hash('p{color:red}')} 'self'; style-src-attr 'unsafe-hashes'`
		);
		expect(String(await kept.body('identity'))).toBe(
			'<style>p{color:red}</style><p>Bonjour</p><script>\nstart()\n</script>'
		);
	});

	it('is the same whatever the nonce of the rendering', () => {
		const other = 'ZZZZ9999';
		expect(page(HTML.replaceAll(NONCE, other), POLICY.replaceAll(NONCE, other)).etag).toBe(page(HTML).etag);
		expect(page(HTML.replace('Bonjour', 'Bonsoir')).etag).not.toBe(page(HTML).etag);
	});

	it('is compressed once for all readers', async () => {
		const kept = page(HTML);
		const body = await kept.body('br');
		expect(await kept.body('br')).toBe(body);
		expect(brotliDecompressSync(body).length).toBe(kept.length);
	});

	it('is not made of a page that shows its nonce elsewhere', () => {
		const html = `${HTML}<p data-nonce="${NONCE}"></p>`;
		expect(publicPage({ 'content-security-policy': POLICY }, Buffer.from(html))).toBeNull();
	});
});

describe('the memory of public pages', () => {
	it('lets a page go when its time is over', () => {
		let now = 0;
		const pages = new PublicPages(10, () => now);
		pages.keep('/', page(HTML), 10, pages.generation);
		now = 9_999;
		expect(pages.find('/')).not.toBeNull();
		now = 10_000;
		expect(pages.find('/')).toBeNull();
	});

	it('forgets everything after a write, and the pages that were being made before it', () => {
		const pages = new PublicPages(10, () => 0);
		const before = pages.generation;
		pages.keep('/', page(HTML), 10, before);
		pages.clear();
		pages.keep('/droits', page(HTML), 10, before);
		expect(pages.find('/')).toBeNull();
		expect(pages.find('/droits')).toBeNull();
	});

	it('holds no more than its capacity', () => {
		const pages = new PublicPages(2, () => 0);
		for (const path of ['/a', '/b', '/c']) pages.keep(path, page(HTML), 10, 0);
		expect(pages.find('/a')).toBeNull();
		expect(pages.find('/c')).not.toBeNull();
	});
});

it.each([
	['public, max-age=0, s-maxage=10, must-revalidate', 10],
	['public, max-age=60', 0],
	['s-maxage=10', 0],
	['no-store', 0],
	[undefined, 0]
])('shares an answer with Cache-Control %j for %d seconds', (header, seconds) => {
	expect(sharedSeconds(header)).toBe(seconds);
});
