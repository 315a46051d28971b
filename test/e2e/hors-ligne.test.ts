import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, visit } from '../support/browser.ts';
import { chacun, demande } from '../support/demande.ts';
import { send, title } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	site = await startSite();
	browser = await startBrowser();
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** The pages that the browser keeps. */
const kept = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return caught.flat().map(({ url }) => new URL(url).pathname);
	});

it('public pages that were read stay readable without a network, nothing else is kept, and all of it can be wiped', async () => {
	const { page } = await visit(browser, site);
	await page.goto('/droits');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect.poll(() => kept(page)).toContain('/droits');
	await page.goto('/regles');
	await page.goto('/recherche?q=visa');
	// It asks for its scripts once it is there; nothing may be under way when the network goes.
	await page.goto('/connexion', { waitUntil: 'networkidle' });
	await expect.poll(() => kept(page)).toContain('/regles');
	const pages = (await kept(page)).filter((path) => !/\.(?:js|svg|woff2)$/.test(path));
	expect(pages.toSorted()).toEqual(['/droits', '/hors-ligne', '/regles']);

	await page.context().setOffline(true);
	await page.goto('/droits');
	expect(await title(page)).toContain('droits');
	await page.goto('/sources');
	expect(await title(page)).toBe('Sans réseau');
	await page.context().setOffline(false);

	await page.goto('/hors-ligne');
	await send(page, 'Effacer les pages gardées');
	await page.waitForURL(/confidentialite/);
	await page.goto('/api');
	expect(await kept(page)).not.toContain('/droits');
});

it('the script of the pages that are only read weighs four kilobytes at most', async () => {
	const script = await readFile(new URL('../../static/page.js', import.meta.url));
	expect(script.length).toBeLessThanOrEqual(4096);
	expect(await (await fetch(new URL('/page.js', site.origin))).text()).toBe(script.toString());
});

/** A style sheet that the browser would fetch: those that stand in the page are named by links that are switched off. */
const STYLE_APART = /<link(?![^>]*\bdisabled\b)[^>]*rel="stylesheet"/;

it('every public page to be found comes in one answer of fourteen kilobytes at most, its style inside', async () => {
	const plan = new XMLParser({ isArray: (name) => name === 'url' }).parse(
		await (await fetch(new URL('/sitemap.xml', site.origin))).text()
	) as { urlset: { url: { loc: string }[] } };
	const adresses = plan.urlset.url.map(({ loc }) => loc);
	expect(adresses.length).toBeGreaterThan(70);
	const vues = await chacun(adresses, async (adresse) => {
		const { status, body } = await demande(site.origin, new URL(adresse).pathname, {
			headers: { 'accept-encoding': 'br' }
		});
		const html = status === 200 ? brotliDecompressSync(Buffer.from(body, 'latin1')).toString() : '';
		return { adresse, status, octets: body.length, style: STYLE_APART.test(html) };
	});
	expect(vues.filter(({ status, octets, style }) => status !== 200 || octets > 14 * 1024 || style)).toEqual(
		[]
	);
	const robots = await (await fetch(new URL('/robots.txt', site.origin))).text();
	expect(robots).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
});

it('whoever comes from a listed network is warned on every page, and their browser keeps nothing', async () => {
	await using folder = await mkdtempDisposable(join(tmpdir(), 'vigie-reseaux-'));
	const liste = join(folder.path, 'reseaux');
	await writeFile(liste, '# cette machine\n127.0.0.0/8\n::1\n');
	await using listed = await startSite({ VIGIE_RESEAUX_FILE: liste });
	const { page, expectAccessible } = await visit(browser, listed);
	for (const path of ['/droits', '/connexion']) {
		const answer = await page.goto(path);
		expect(answer?.headers()['cache-control']).toBe('no-store');
		expect(await page.getByRole('complementary').first().innerText()).toContain(
			'réseau d’une administration'
		);
	}
	await expectAccessible();
	await page.goto('/droits');
	expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
	expect(await kept(page)).toEqual([]);
	expect(await (await fetch(new URL('/droits', site.origin))).text()).not.toContain(
		'réseau d’une administration.</b>'
	);
});
