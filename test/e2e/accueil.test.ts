import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { startSite, type Site } from '../support/site.ts';

const DOORS = [
	['Rédiger mon refus', '/refuser'],
	['Ouvrir mon dossier', '/dossiers'],
	['Préparer mon recours', '/contester']
] as const;

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

describe.each(BROWSERS)('the home page, $name', ({ javaScript }) => {
	it('opens its three doors', async () => {
		const visitor = await visit(browser, site, { javaScript });
		await visitor.page.goto('/');
		for (const [name, path] of DOORS) {
			const door = visitor.page.getByRole('link', { name }).first();
			expect(await door.isVisible(), name).toBe(true);
			expect(await door.getAttribute('href')).toBe(path);
		}
		await visitor.expectNoSideScroll();
	});

	it('answers an unknown address with a page of ours', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const answer = await visitor.page.request.get('/rien-de-tel', { headers: { accept: 'text/html' } });
		expect(answer.status()).toBe(404);
		expect(await answer.text()).toContain('n’existe pas');
	});
});

describe.each(['/', '/contester', '/confidentialite'])('%s', (path) => {
	it.each([320, 360, 1280])('is accessible and fits a screen of %d pixels', async (width) => {
		const visitor = await visit(browser, site, { width });
		await visitor.page.goto(path);
		await visitor.expectNoSideScroll();
		await visitor.expectAccessible();
	});
});
