import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/http/html.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { CHARGES_HTML, CHARGES_VIVES, type Charge } from '../support/charges-hostiles.ts';
import { demande } from '../support/demande.ts';
import { mainText, send } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[browser, site] = await Promise.all([startBrowser(), startSite()]);
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

it('de la liste à une réponse, et par la recherche, sans script', async () => {
	const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript: false });
	const regarde = async () => {
		await expectAccessible();
		await expectNoSideScroll();
	};
	await page.goto('/droits');
	await page.getByLabel('Chercher sur tout le site').fill('arret malade');
	await send(page, 'Chercher');
	await regarde();
	await page
		.getByRole('link', { name: /arrêt maladie/ })
		.first()
		.click();
	expect(new URL(page.url()).pathname).toBe('/droits/arret-maladie');
	expect(await page.title()).not.toMatch(/boycott|refus|recours|syndicat/i);
	expect(await mainText(page)).toContain('n’est pas un refus');
	await page.goto('/droits/qu-est-ce-que-je-risque');
	await page.getByText('Lire les avis, un par employeur').click();
	await regarde();
	await page.goto('/recherche?q=xyzzyqwv');
	expect(await mainText(page)).toContain('Rien ne répond');
});

describe('la politique de sécurité tient seule', () => {
	/** Documents inside the page that carry its policy, and how many times something ran in one of them. */
	async function essai(charges: readonly Charge[], politique: string | null) {
		const page = await browser.newPage({ baseURL: site.origin });
		const headers: Record<string, string> =
			politique === null ? {} : { 'Content-Security-Policy': politique };
		const groupes = Map.groupBy(charges, ({ groupe }) => groupe);
		const cadres = [...groupes.values()].map((ensemble) => {
			const html = ensemble.map(({ texte }) => texte).join('\n');
			return `<iframe srcdoc="${escapeHtml(html)}"></iframe>`;
		});
		await page.route('**/*', (route) =>
			route.request().url().endsWith('/charges')
				? route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: cadres.join('') })
				: route.abort()
		);
		await page.addInitScript(() => {
			let fois = 0;
			if (window === top) Object.defineProperty(window, 'mal', { get: () => fois, set: () => void fois++ });
		});
		await page.goto('/charges');
		const vu = await page.evaluate(async () => {
			const documents = [...document.querySelectorAll('iframe')].flatMap((un) => un.contentDocument ?? []);
			const elements = documents.flatMap((un) => [...un.querySelectorAll('body *')]);
			for (const element of elements)
				element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
			await new Promise((resolve) => setTimeout(resolve, 300));
			return { lus: documents.length, elements: elements.length, fois: Number(Reflect.get(window, 'mal')) };
		});
		await page.close();
		expect(vu.lus).toBe(cadres.length);
		return vu;
	}

	it('aucun texte hostile ne tourne sous la politique des pages, et beaucoup tourneraient sans elle', async () => {
		const { headers } = await demande(site.origin, '/droits');
		const politique = String(headers['content-security-policy']);
		expect(politique).toContain("script-src 'self'");
		const sous = await essai(CHARGES_HTML, politique);
		expect(sous.fois).toBe(0);
		expect(sous.elements).toBeGreaterThan(CHARGES_HTML.length);
		expect((await essai(CHARGES_VIVES, null)).fois).toBeGreaterThan(CHARGES_VIVES.length / 2);
	});
});
