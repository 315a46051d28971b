import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, visit, type Visitor } from '../support/browser.ts';
import { mainText, said, send, title, touch } from '../support/pages.ts';
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

const ICI = '/outils/ancienne-notation';

async function checkPage({ page, expectNoSideScroll, expectAccessible }: Visitor): Promise<void> {
	await expectNoSideScroll();
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	await expectAccessible();
}

/** The rule of this code, as the result tells it. */
const releve = (page: Page, code: string) =>
	said(page.locator('.releves > li').filter({ has: page.getByText(code, { exact: true }) }));

describe('ancienne notation', () => {
	it('ONIC, sans JavaScript : une liste refusée puis corrigée, un fichier de tableur, et les quotas', async () => {
		const visitor = await visit(browser, site, { javaScript: false });
		const { page } = visitor;
		const addresses: string[] = [];
		page.on('request', (request) => addresses.push(request.url()));

		await page.goto(ICI);
		expect(await mainText(page)).toContain('Ancienne notation : statut à confirmer par le syndicat.');
		await checkPage(visitor);
		await page.getByRole('link', { name: 'Les quotas d’un corps' }).click();
		await checkPage(visitor);

		const liste = page.getByLabel('Une personne par ligne');
		await liste.fill('Agent;Note précédente;Note\nA. B.;20;vingt');
		await send(page, 'Vérifier');
		expect(await said(page.getByRole('alert'))).toContain('Ligne 2 : « vingt » n’est pas une note');
		expect(await liste.inputValue()).toContain('A. B.;20;vingt');
		await checkPage(visitor);

		// As a spreadsheet of an office writes it: Windows-1252, decimal commas, a formula among the names.
		const lignes = ['=1+1;20;23', 'Éloïse;20,5;23,5', 'C. D.;;21', 'E. F.;20;20,1', '<b>G</b>;21;22'];
		const buffer = Buffer.from(`nom;note précédente;note\r\n${lignes.join('\r\n')}`, 'latin1');
		await page.getByLabel('Ou un fichier').setInputFiles({ name: 'corps.csv', mimeType: 'text/csv', buffer });
		await send(page, 'Vérifier');

		expect(await title(page)).toBe('Ce que le texte en dit');
		expect(await mainText(page)).toContain('2 points contraires au texte.');
		expect(await said(page.getByRole('row').filter({ hasText: 'maximale' }))).toBe(
			'+3 (maximale) 1 (20 % de 5) 2 Dépassé =1+1, Éloïse'
		);
		expect(await said(page.getByRole('row').filter({ hasText: 'soutenue' }))).toContain('Tenu Personne');
		expect(await releve(page, 'O09')).toContain('Elle est donnée à 2 personnes : =1+1, Éloïse.');
		expect(await releve(page, 'O09')).toContain('art. 10');
		expect(await releve(page, 'O08')).toContain('E. F. : De la note précédente (20) à 20,1');
		expect(await mainText(page)).toContain('L’arrêté ne fixe ni plancher ni plafond à la note.');
		expect(await liste.inputValue()).toContain('<b>G</b>;21;22');
		await checkPage(visitor);

		expect(addresses.filter((address) => !address.startsWith(site.origin) || address.includes('?'))).toEqual(
			[]
		);
		expect(await page.context().cookies()).toEqual([]);
	});

	it('Défense : la fiche, ses points, une absence et ce qui ne devait pas être écrit', async () => {
		const visitor = await visit(browser, site);
		const { page } = visitor;
		await page.goto(`${ICI}/defense`);
		await page.getByLabel('Note de l’année (facultatif)').fill('14,5');
		await page.getByLabel('Note de l’année d’avant').fill('seize');
		await page.getByLabel('Texte de cette année').fill('Ouvrier sérieux. Délégué syndical.');
		await touch(page, 'Vous avez obtenu vos points ?');
		for (const rang of [1, 2, 3, 4, 5, 6, 7]) await page.getByLabel(`Rubrique ${rang}`).fill('18');
		await page.getByLabel('Assiduité').fill('20');
		await touch(page, 'Des absences dans l’année ?');
		await page
			.getByLabel('Accident du travail', { exact: true })
			.selectOption('Oui, et elle a compté contre moi');
		await send(page, 'Vérifier');
		expect(await said(page.getByRole('alert'))).toContain('un nombre pour la note de l’année d’avant');
		expect(await page.getByLabel('Rubrique 7').inputValue()).toBe('18');
		await checkPage(visitor);

		await page.getByLabel('Note de l’année d’avant').fill('16');
		await send(page, 'Vérifier');
		expect(await title(page)).toBe('Ce que le texte en dit');
		expect(await mainText(page)).toContain('Note selon les points : 14,6');
		expect(await releve(page, 'W05')).toContain('146 points font 14,6');
		expect(await releve(page, 'W06')).toContain('25, 21, 18, 13, 6 ou 0 points');
		expect(await releve(page, 'W10')).toContain('accident du travail');
		expect(await releve(page, 'W14')).toContain('La note passe de 16 à 14,5 (−1,5)');
		expect(await releve(page, 'W15')).toContain('« Délégué syndical »');
		expect(await releve(page, 'W15')).toContain('point 4.2');
		expect(await page.getByLabel('Assiduité').inputValue()).toBe('20');
		await checkPage(visitor);
	});

	it('ce qui est donné n’est gardé ni par un navigateur ni par un relais', async () => {
		const answer = await fetch(`${site.origin}${ICI}/onic/entretien`, {
			method: 'POST',
			headers: { accept: 'text/html', origin: site.origin },
			body: new URLSearchParams({ rubriques: 'aucun', conduitPar: 'autre' })
		});
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
		expect(await answer.text()).toMatch(/Il l’a été par quelqu’un d’autre[^]*les besoins de formation/);
	});
});
