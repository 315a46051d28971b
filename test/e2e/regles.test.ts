import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fondements } from '#lib/domain/regimes/fondements.ts';
import { aRelireLe } from '#lib/domain/regimes/fraicheur.ts';
import { toutesLesRegles } from '#lib/domain/regimes/regimes.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { mainText, title } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** The last days on which the readings of the registry hold. */
const FINS = fondements()
	.flatMap((source) => aRelireLe(source) ?? [])
	.toSorted(Temporal.PlainDate.compare);

const CODES = fondements()
	.map(({ code }) => code)
	.toSorted();

/** The page of each rule, and its place there. */
const PLACES = toutesLesRegles().map(({ regime, employeur, echeance }) => ({
	page: `/regles/${regime}`,
	ancre: employeur ? `${employeur}-${echeance}` : echeance
}));

it('du pied de page à la règle et à sa source, sur un téléphone, sans script', async () => {
	const visitor = await visit(browser, site, { javaScript: false });
	const { page } = visitor;
	const check = async () => {
		await visitor.expectNoSideScroll();
		await visitor.expectAccessible();
	};

	await page.goto('/');
	await page.getByRole('link', { name: 'Les règles, une par une' }).click();
	expect(await mainText(page)).toContain('Ni le recours hiérarchique ni la commission ne sont obligatoires');
	await check();

	await page.getByRole('link', { name: 'Fonctionnaires de l’État' }).click();
	expect(await title(page)).toBe('Fonctionnaires de l’État');
	const recours = page.getByRole('article', { name: 'Recours hiérarchique', exact: true }).first();
	expect(await recours.innerText()).toMatch(/15\sjours francs/);
	expect(await recours.innerText()).toContain('certain');
	expect(await page.getByRole('link', { name: /Décret n° 2010-888.*art. 6/ }).count()).toBeGreaterThan(0);
	await check();

	await page.getByRole('link', { name: 'Toutes les sources, et le jour' }).click();
	expect(await title(page)).toBe('Toutes les sources');
	const places = await page.locator('main li[id]').evaluateAll((lines) => lines.map(({ id }) => id));
	expect(places.toSorted()).toEqual(CODES);
	await check();

	await page.getByRole('heading', { name: 'Lois et ordonnances' }).click();
	expect(await page.locator('#loi li').first().isVisible()).toBe(true);
	await check();
	const silence = page.locator('#ce-417292');
	expect(await silence.isVisible()).toBe(false);
	await page.goto('/sources#ce-417292');
	expect(await silence.isVisible()).toBe(true);
	expect(await silence.innerText()).toMatch(/Citée \d+ fois/);
});

it('chaque règle de chaque régime et de chaque employeur est écrite sur sa page', async () => {
	const pages = new Map<string, string>();
	for (const { page, ancre } of PLACES) {
		const html = pages.get(page) ?? (await (await fetch(new URL(page, site.origin))).text());
		pages.set(page, html);
		expect(html, `${page}#${ancre}`).toContain(`<article id="${ancre}"`);
	}
	expect(pages.size).toBe(6);
});

it('plus d’un an après la lecture, chaque page dit que ses sources sont à revérifier', async () => {
	const mention = /lu il y a plus d’un an\s: à revérifier/;
	const { page } = await visit(browser, site, { javaScript: false });
	await site.setToday(FINS[0]!.toString());
	// An address with a query is not kept in memory.
	await page.goto('/contester?maintenant');
	expect(await mainText(page)).not.toMatch(mention);

	await site.setToday(FINS.at(-1)!.add({ days: 1 }).toString());
	for (const address of ['/contester?plus-tard', '/regles?plus-tard', '/regles/fph?plus-tard']) {
		await page.goto(address);
		expect(await mainText(page)).toMatch(mention);
	}
});
