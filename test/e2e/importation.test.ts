import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSection } from '#lib/server/sections.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let national: string;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	national = await premierAdministrateur(site.ctx, 'chef@exemple.fr');
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

const CARTE = {
	employeur: null,
	courriel: null,
	telephone: null,
	permanence: null,
	adresse: null,
	site: null
};

/** As a French spreadsheet writes it. */
const CSV = Buffer.from(
	'Service;Direction;Effectif\r\nDirection départementale des territoires et de la mer;;\r\nAccueil;Direction départementale des territoires et de la mer;12\r\nContrôle;Direction départementale des territoires et de la mer;\r\n',
	'latin1'
);

const envoyer = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const titre = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Waits until the import says this state; without scripts, as somebody who looks again. */
async function etat(page: Page, dit: string, javaScript: boolean): Promise<void> {
	const vu = page.getByRole('status').filter({ hasText: `État\u202f: ${dit}` });
	while (!javaScript && (await vu.count()) === 0) {
		await page.waitForTimeout(300);
		await page.goto(page.url());
	}
	await vu.waitFor();
}

describe.each(BROWSERS)('$name', ({ name, javaScript }) => {
	it('brings services in from a file: told, tried, applied, undone', async () => {
		const actor = { kind: 'administrateur', compteId: national } as const;
		const creee = await createSection(site.ctx, actor, { nom: `Section ${name}`, ...CARTE }, randomUUID());
		if (!creee.ok) throw new Error(creee.refus.message);
		const visitor = await visit(browser, site, { javaScript, width: 360 });
		const { page } = visitor;
		const expectFine = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
		};
		await enterAs(page, site.ctx, national);
		await page.goto(`/admin/sections/${creee.id}/services`);
		await page.getByRole('link', { name: 'Importer un fichier' }).click();
		await page.getByRole('link', { name: 'Choisir un fichier' }).click();
		await titre(page, /Quel fichier/);
		await envoyer(page, 'Lire le fichier');
		await page.getByRole('link', { name: 'Dites ce que le fichier contient.' }).waitFor();
		await expectFine();
		await page.getByText('Des services et leurs effectifs').click();
		await page.getByLabel('Fichier', { exact: true }).setInputFiles({
			name: 'services.csv',
			mimeType: 'text/csv',
			buffer: CSV
		});
		await envoyer(page, 'Lire le fichier');

		await titre(page, /Que contient chaque colonne/);
		expect(await page.getByLabel('Direction').inputValue()).toBe('rattachement');
		await expectFine();
		await page.getByLabel('Service', { exact: true }).selectOption('');
		await envoyer(page, 'Essayer sans rien changer');
		await page.getByRole('link', { name: /Dites quelle colonne donne/ }).waitFor();
		expect(await page.getByLabel('Direction').inputValue()).toBe('rattachement');
		await page.getByLabel('Service', { exact: true }).selectOption('nom');
		await envoyer(page, 'Essayer sans rien changer');

		await etat(page, 'essayé, rien n’est changé', javaScript);
		await page.getByText('Services créés\u202f: 3').waitFor();
		await expectFine();
		await page.getByRole('link', { name: 'Appliquer' }).click();
		await titre(page, /Appliquer cet import/);
		await expectFine();
		await envoyer(page, 'Appliquer');
		await etat(page, 'appliqué', javaScript);
		await expectFine();
		await page.goto(`/admin/sections/${creee.id}/services`);
		await page.getByText('12 agents').waitFor();

		await page.getByRole('link', { name: 'Importer un fichier' }).click();
		await page.getByRole('link', { name: 'services.csv' }).click();
		await page.getByRole('link', { name: 'Défaire cet import' }).click();
		await envoyer(page, 'Défaire');
		await etat(page, 'défait', javaScript);
		await page.goto(`/admin/sections/${creee.id}/services`);
		await page.getByText('Aucun service pour l’instant').waitFor();
	});
});
