import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMandat } from '#lib/server/mandats.ts';
import { createSection } from '#lib/server/sections.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
import { download, mainText, send, title, touch } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let delegue: string;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	const { ctx } = site;
	const actor = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(ctx, 'chef@exemple.fr')
	} as const;
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const gard = { nom: 'Gard', employeur: 'dgfip' as const, ...carte };
	const { id } = accepte(await createSection(ctx, actor, gard, randomUUID()));
	const mandat = { courriel: 'dominique@exemple.fr', nom: 'Dominique Faure', role: 'delegue' as const };
	accepte(await addMandat(ctx, actor, id, mandat, randomUUID()));
	delegue = await compteDe(ctx, mandat.courriel);
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

const LISTE = '/delegue/adherents';

it.each(BROWSERS)(
	'a delegate opens a dossier for somebody, who takes it over and closes it to the section ($name)',
	async ({ javaScript }) => {
		const { page, ...ici } = await visit(browser, site, { javaScript });
		const nom = javaScript ? 'Alix Martin' : 'Sacha Roy';
		const expectFine = async (visiteur = ici) => {
			await visiteur.expectNoSideScroll();
			if (javaScript) await visiteur.expectAccessible();
		};
		await enterAs(page, site.ctx, delegue);
		await page.goto(`${LISTE}/nouveau`);
		await send(page, 'Ouvrir le dossier');
		await page
			.getByRole('link', { name: 'Écrivez le nom de la personne, tel que vous la connaissez.' })
			.waitFor();
		await expectFine();
		await page.getByLabel('Nom de la personne').fill(nom);
		await touch(page, 'Au téléphone');
		await touch(page, 'Suivi : la section l’accompagne et voit son dossier');
		await touch(page, 'Aucun de ces cas');
		await page.getByLabel('Où travaille-t-elle ?').selectOption('dgfip');
		await touch(page, 'Fonctionnaire titulaire');
		await send(page, 'Ouvrir le dossier');
		const code = await page.locator('#code-de-reprise').innerText();
		await expectFine();
		await page.getByRole('link', { name: 'J’ai remis le code' }).click();
		await page.getByText('Aucun rappel ne part', { exact: true }).waitFor();
		await page.getByRole('link', { name: 'Noter un fait' }).click();
		await page.getByRole('link', { name: 'La convocation', exact: true }).click();
		await page
			.getByLabel('Quel jour l’avez-vous reçue ?')
			.fill(site.ctx.today().subtract({ days: 3 }).toString());
		await send(page, 'Enregistrer');
		await page.getByText('C’est noté, à votre nom.').waitFor();
		await expectFine();

		const autre = await visit(browser, site, { javaScript });
		await autre.page.goto('/reprendre');
		await autre.page.getByLabel('Code remis par votre section').fill(code.toLowerCase());
		await send(autre.page, 'Continuer');
		await send(autre.page, 'Afficher ma clé');
		const cle = await autre.page.locator('#cle-proposee').innerText();
		await expectFine(autre);
		await autre.page.getByLabel('La clé que vous venez de noter').fill(cle);
		await send(autre.page, 'Reprendre mon dossier');
		expect(await title(autre.page)).toBe('Ce qui a été écrit pour vous');
		expect(await mainText(autre.page)).toContain('Noté par Dominique Faure');
		await expectFine(autre);
		await touch(autre.page, 'Privé : moi seulement');
		await send(autre.page, 'Enregistrer mon choix');
		await autre.page.waitForURL(/\/dossiers\//);

		await page.goto(LISTE);
		expect(await mainText(page)).not.toContain(nom);
		await page.goto('/delegue/dossiers');
		expect(await mainText(page)).not.toContain(nom);
		await page.goto('/delegue/invitations/nouvelle');
		await send(page, 'Créer le lien');
		const lien = await page.locator('#lien').innerText();
		const { octets } = await download(page, page.getByRole('button', { name: 'PDF, demi-feuille A5' }));
		const { pages, texte } = await readPdf(octets);
		expect(pages).toHaveLength(1);
		// A hyphen at the end of a line is read as one that the page added.
		expect(sansTrait(texte)).toContain(sansTrait(lien));
	}
);

const sansTrait = (texte: string): string => texte.replace(/[-\u2010\u00ad\s\u200b]/g, '');
