import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, visit } from '../support/browser.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { mainText, send } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';
import { agentDEssai, sectionDEssai } from '../support/suivi.ts';

/** The queue of a delegate: found by name, taken, handed over with a note, an absence. */

let site: Site;
let browser: Browser;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

it('un dossier se trouve, se prend, se passe avec une note ; une absence se note', async () => {
	const { ctx } = site;
	const chef = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(ctx, 'chef@exemple.fr')
	} as const;
	const section = await sectionDEssai(ctx, chef, 'Gard');
	const { delegue: collegue } = await section.autreDelegue();
	const nom = 'Maximilienne Dupont-Étienne';
	const { dossierId } = await agentDEssai(ctx, section.jeton, { nom, saison: ctx.today().year });
	const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript: true });
	const check = async () => {
		await expectNoSideScroll();
		await expectAccessible();
	};
	await enterAs(page, ctx, section.delegue.compteId);

	await page.goto('/delegue/dossiers?couloir=a-prendre');
	await check();
	await page.getByLabel('Chercher un nom ou un service').fill('etien');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.waitForURL(/q=etien/);
	await page.getByRole('link', { name: nom, exact: true }).click();
	await page.getByRole('link', { name: 'M’en occuper', exact: true }).click();
	await check();
	await send(page, 'M’en occuper');
	await page.getByText('Vos collègues le voient').waitFor();
	await check();

	await page.goto(`/delegue/dossiers/${dossierId}/charge/passage`);
	await page.getByLabel('À qui').selectOption(collegue.compteId);
	await send(page, 'Passer le dossier');
	await page.getByRole('link', { name: /Écrivez où en est le dossier/ }).waitFor();
	await check();
	await page.getByLabel(/Où en est ce dossier/).fill('Appelée lundi.');
	await send(page, 'Passer le dossier');
	await page.getByText('Le dossier est passé').waitFor();
	expect(await mainText(page)).toContain('Appelée lundi.');

	await page.goto('/delegue/absence');
	await check();
	const demain = ctx.today().add({ days: 1 }).toString();
	for (const jour of ['Premier jour', 'Dernier jour']) await page.getByLabel(jour).fill(demain);
	await send(page, 'Noter mon absence');
	await page.getByText('Votre absence est notée').waitFor();
	await page.getByRole('link', { name: /Je suis là/ }).click();
	await send(page, 'Je suis là');
	await page.getByText('Aucune absence n’est notée').waitFor();
});
