import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, startBrowser, visit, type Visitor } from '../support/browser.ts';
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

const jour = (decalage: number) => site.ctx.today().add({ days: decalage }).toString();

const AN_PASSE = `Résultats de l’année : les objectifs fixés sont atteints. Madame Petit tient son portefeuille avec rigueur et régularité.
Manière de servir : excellente. Ses relations avec les usagers et avec ses collègues sont appréciées de tous. Elle a formé deux collègues arrivés dans le service.
Organisation : elle tient à jour les procédures du pôle et prépare chaque mois les réunions du service avec soin.
Perspectives : elle souhaite se former à l’accueil du public et préparer le concours interne.`;

const CETTE_ANNEE = `${AN_PASSE.replace('excellente', 'bonne')} Il est regrettable que sa décharge d’activité syndicale ne lui permette pas de s’investir davantage.`;

async function remplir(
	page: Page,
	champs: { texte?: string; precedent?: string; entretienLe?: string } = {}
) {
	const { texte = CETTE_ANNEE, precedent = AN_PASSE, entretienLe = jour(-20) } = champs;
	await page.goto('/outils/compte-rendu');
	await page.getByLabel('Où travaillez-vous ?').selectOption('dgfip');
	await touch(page, 'Fonctionnaire titulaire');
	await touch(page, 'Je l’ai refusé par écrit');
	await page.getByLabel('Jour de l’entretien').fill(entretienLe);
	await page.getByLabel('Refus envoyé le').fill(jour(-25));
	await page.getByLabel('Reçu le', { exact: false }).last().fill(jour(-3));
	await page.getByLabel('Texte du compte rendu de cette année').fill(texte);
	await page.getByLabel('Texte de l’an dernier').fill(precedent);
}

async function checkPage(visitor: Visitor, javaScript = true): Promise<void> {
	await visitor.expectNoSideScroll();
	expect(await visitor.page.getByRole('heading', { level: 1 }).count()).toBe(1);
	if (javaScript) await visitor.expectAccessible();
}

describe.each(BROWSERS)('vérifier son compte rendu, $name', ({ javaScript }) => {
	it('du texte collé au paragraphe de la lettre, sans que rien soit gardé', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		const addresses: string[] = [];
		page.on('request', (request) => addresses.push(request.url()));
		await remplir(page);
		await checkPage(visitor, javaScript);

		await send(page, 'Continuer');
		expect(await title(page)).toBe('Quelques questions');
		const relu = page.locator('mark').first();
		expect(await said(relu)).toContain('décharge d’activité syndicale');
		await checkPage(visitor, javaScript);
		await page.getByLabel('Le texte parle-t-il du syndicat').selectOption('ecrit');
		await page
			.getByLabel('Recopiez la phrase exacte.')
			.first()
			.fill('Il est regrettable que sa décharge d’activité syndicale ne lui permette pas de s’investir');

		await send(page, 'Voir le résultat');
		expect(await title(page)).toBe('Ce que l’on peut en dire');
		const fort = page.getByRole('article').first();
		expect(await said(fort)).toMatch(/Argument fort.*syndical/);
		await fort.getByText('Ce qui va dans votre sens').click();
		expect(await said(fort)).toContain('16LY02938');
		expect(await said(page.locator('#paragraphe-G20'))).toContain('Il est regrettable que sa décharge');
		await page.getByText('formules à éviter').click();
		const texte = await mainText(page);
		expect(texte).toContain('Ce texte semble recopié');
		expect(texte).toMatch(/l’an dernier « excellente », cette année « bonne »/);
		expect(texte).toContain('insuffisamment motivé');
		await checkPage(visitor, javaScript);

		await send(page, 'Changer mes réponses');
		expect(await page.getByLabel('Le texte parle-t-il du syndicat').inputValue()).toBe('ecrit');
		expect(await page.context().cookies()).toEqual([]);
		expect(addresses.filter((address) => /[?]|regrettable/.test(address))).toEqual([]);
	});

	it('un jour impossible et un texte absent reviennent à leur champ, avec ce qui a été tapé', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await remplir(page, { texte: '', precedent: 'Très bon agent.' });
		await page.getByLabel('Refus envoyé le').fill(jour(3));
		await send(page, 'Continuer');
		const liens = page.getByRole('alert').getByRole('link');
		expect(await liens.evaluateAll((tous) => tous.map((lien) => lien.getAttribute('href')))).toEqual([
			'#refusLe',
			'#texte'
		]);
		expect(await page.getByLabel('Texte de l’an dernier').inputValue()).toBe('Très bon agent.');
		expect(await page.getByLabel('Où travaillez-vous ?').inputValue()).toBe('dgfip');

		await touch(page, 'Il a eu lieu');
		await page.getByLabel('Jour de l’entretien').fill(jour(-1));
		await page.getByLabel('Texte du compte rendu de cette année').fill('Très bon agent.');
		await send(page, 'Continuer');
		expect(await said(page.getByRole('alert'))).toMatch(/ne peut pas précéder|vérifiez/);
		expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#remisLe');
	});
});

it('un texte trop long est refusé clairement, et reste sous les yeux', async () => {
	const { page } = await visit(browser, site);
	await remplir(page, { texte: 'Bon travail. '.repeat(20_000), precedent: '' });
	await send(page, 'Continuer');
	expect(await said(page.getByRole('alert'))).toContain('100 000 au plus');
	expect((await page.getByLabel('Texte du compte rendu de cette année').inputValue()).length).toBeGreaterThan(
		250_000
	);
});

it('sans rien à relever, la page le dit et ne promet rien', async () => {
	const visitor = await visit(browser, site, { width: 1280 });
	const { page } = visitor;
	await remplir(page, {
		texte: 'Très bonne année, objectifs atteints, relations excellentes.',
		precedent: ''
	});
	await send(page, 'Continuer');
	await send(page, 'Voir le résultat');
	const texte = await mainText(page);
	expect(texte).toContain('Nous n’avons relevé aucun mot');
	expect(texte).toMatch(/rien trouvé|Rien de solide|Rien trouvé/);
	await checkPage(visitor);
});

it('une réponse illisible revient à sa question, et aucune réponse n’est gardée par un relais', async () => {
	const answer = await fetch(`${site.origin}/outils/compte-rendu/resultat`, {
		method: 'POST',
		headers: { accept: 'text/html', origin: site.origin },
		body: new URLSearchParams({
			lieu: 'dgfip',
			statut: 'titulaire',
			issue: 'aucun',
			texte: 'Agent syndiqué.',
			'q-G21': 'beaucoup'
		})
	});
	const texte = (await answer.text()).replaceAll(/\s+/g, ' ');
	expect(answer.status).toBe(422);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(answer.headers.get('set-cookie')).toBeNull();
	expect(texte).toMatch(
		/href="#q-G21"[^>]*>« Quelle est votre quotité de décharge[^<]*attend un nombre entier/
	);
	expect(texte).toContain('value="beaucoup"');
});
