import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import type { Site } from './site.ts';

/** A person with a phone in front of a site. */
export interface Visitor {
	page: Page;
	/** Refused if the accessibility checker finds anything on the present page. */
	expectAccessible(): Promise<void>;
	/** Refused if the page is wider than the screen. */
	expectNoSideScroll(): Promise<void>;
}

/** Each journey is made in both ways: `describe.each(BROWSERS)('$name', ({ javaScript }) => …)`. */
export const BROWSERS = [
	{ name: 'with JavaScript', javaScript: true },
	{ name: 'without JavaScript', javaScript: false }
] as const;

/** Starts Chromium; one is enough for a file of tests, each visitor has a profile of its own. */
export function startBrowser(): Promise<Browser> {
	const args = ['--disable-background-networking', '--disable-dev-shm-usage'];
	// The sandbox of Chromium cannot be built by root.
	if (process.getuid?.() === 0) args.push('--no-sandbox');
	return chromium.launch({ executablePath: inject('chromiumPath'), args });
}

/**
 * Somebody new arrives on the site, on a screen 360 pixels wide unless told otherwise, and leaves when the test is over.
 * The test fails if a page asked another host than `elsewhere`, broke its security policy, threw, or answered that the site
 * is away without `mayBeAway`.
 */
export async function visit(
	browser: Browser,
	site: Pick<Site, 'origin'>,
	{ javaScript = true, width = 360, elsewhere = '', mayBeAway = false } = {}
): Promise<Visitor> {
	const context = await browser.newContext({
		baseURL: site.origin,
		javaScriptEnabled: javaScript,
		viewport: { width, height: 740 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		reducedMotion: 'reduce'
	});
	const problems: string[] = [];
	context.on('request', (request) => {
		const url = new URL(request.url());
		const known = [site.origin, elsewhere].includes(url.origin);
		if (!known && url.protocol !== 'data:') problems.push(`request to ${url.href}`);
	});
	context.on('console', (message) => {
		// Chromium reports a form that comes back refused, which is an answer like another.
		const status = /responded with a status of (\d+) /.exec(message.text())?.[1] ?? '';
		const isRefusal = ['401', '422', '429', ...(mayBeAway ? ['503'] : [])].includes(status);
		if (['error', 'warning'].includes(message.type()) && !isRefusal)
			problems.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => problems.push(`thrown: ${String(error.error())}`));
	onTestFinished(async () => {
		await context.close();
		expect(problems, 'what the browser complained about').toEqual([]);
	});
	const page = await context.newPage();
	return {
		page,
		expectAccessible: async () =>
			expect(await onArrival(page, () => axeFindings(page, javaScript))).toEqual([]),
		expectNoSideScroll: async () => {
			const { scrollWidth, clientWidth } = await onArrival(page, () =>
				page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))
			);
			expect(scrollWidth, `width of ${page.url()}`).toBeLessThanOrEqual(clientWidth);
		}
	};
}

/**
 * What `look` sees of a page. A form sent before the scripts came is answered by a new page: if that one arrives while the
 * former is looked at, it is looked at in its place.
 */
async function onArrival<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
	try {
		return await look();
	} catch (error) {
		if (!String(error).includes('Execution context was destroyed')) throw error;
		await page.waitForLoadState();
		return look();
	}
}

/** What axe finds, one line each. It comes in by `evaluate`: the policy of the site lets no foreign script in. */
export async function axeFindings(page: Page, javaScript: boolean): Promise<string[]> {
	// Where scripts are off, what is evaluated runs all the same, but no timer ever fires: those of the checker fire at once.
	if (!javaScript)
		await page.evaluate(() => Object.assign(globalThis, { setTimeout: (run: () => void) => run() }));
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		(preload) => globalThis.axe.run(document, { preload, resultTypes: ['violations'] }),
		javaScript
	);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(
			({ target, failureSummary }) =>
				`${page.url()} ${id}: ${help} — ${target.join(' ')} ${failureSummary ?? ''}`
		)
	);
}

declare global {
	var axe: typeof import('axe-core');
}
