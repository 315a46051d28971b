import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMandat } from '#lib/server/mandats.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { demande } from '../support/demande.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { mainText, send, title, touch } from '../support/pages.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';
import { startSite, type Site } from '../support/site.ts';

/* From a draft to what everybody reads, and back: as an editor without any script, and as a visitor without any session. */

let site: Site;
let browser: Browser;
let section: string;
let plume: string;
beforeAll(async () => {
	site = await startSite();
	const { ctx } = site;
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	({ sectionId: section } = await insertSection(ctx, chef.compteId, 'Section d’ici'));
	const courriel = 'plume@exemple.fr';
	const mandat = { courriel, nom: 'Plume', role: 'redacteur' } as const;
	accepte(await addMandat(ctx, chef, section, mandat, randomUUID()));
	plume = await compteDe(ctx, courriel);
	browser = await startBrowser();
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** Where a visitor may come upon a text: which of these pages say its title. */
async function lu(entree: string): Promise<string[]> {
	const pages = [
		'/campagne',
		'/campagne/atom.xml',
		`/campagne/${entree}`,
		`/sections/${section}`,
		`/sections/${section}/atom.xml`,
		'/recherche?q=girafe'
	];
	const reponses = await Promise.all(pages.map((page) => demande(site.origin, page)));
	return pages.filter((_, rang) => reponses[rang]?.texte.includes('La girafe'));
}

it('un brouillon se relit, se met en ligne, se lit partout, se retire de partout', async () => {
	const { page } = await visit(browser, site, { javaScript: false });
	await enterAs(page, site.ctx, plume);
	await page.goto('/redaction');
	await page.getByRole('link', { name: 'Les textes de Section d’ici' }).click();
	await page.getByRole('link', { name: 'Ajouter à la campagne' }).click();
	await page.getByLabel('Nom dans l’adresse de la page').fill('la-girafe');
	await page.getByLabel('Titre', { exact: true }).fill('La girafe');
	await touch(page, 'Un texte');
	await page.getByLabel('Texte', { exact: true }).fill('Elle a le **cou long** <script>alert(1)</script>.');

	await send(page, 'Voir l’aperçu');
	expect(await page.locator('.apercu strong').innerText()).toBe('cou long');
	expect(await page.locator('.apercu').innerText()).toContain('<script>alert(1)</script>');
	expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('La girafe');

	await send(page, 'Enregistrer le brouillon');
	expect(await mainText(page)).toContain('Le brouillon est enregistré');
	const entree = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	expect(await lu(entree)).toEqual([]);

	await page.getByRole('link', { name: 'Mettre en ligne' }).click();
	await send(page, 'Mettre en ligne');
	expect(await mainText(page)).toContain('C’est en ligne');
	expect(await lu(entree)).toHaveLength(6);
	await page.getByRole('link', { name: 'Voir la page publique' }).click();
	expect(await title(page)).toBe('La girafe');

	await page.goto(`/redaction/${section}/ecrits/${entree}/retrait`);
	await send(page, 'Retirer ce texte');
	expect(await mainText(page)).toContain('Le texte est retiré');
	expect(await lu(entree)).toEqual([]);
});
