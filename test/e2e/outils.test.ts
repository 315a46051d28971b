import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITE } from '#lib/server/debit.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { exemples } from '../../src/routes/(public)/api/exemples.server.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { demande, type Demande } from '../support/demande.ts';
import { download, mainText, send, title, touch } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	await site.setToday('2026-01-14');
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** Every address asked while somebody uses a page. */
function addresses(page: Page): string[] {
	const seen: string[] = [];
	page.on('request', (request) => seen.push(request.url()));
	return seen;
}

const fact = (page: Page, cle: string) => page.locator(`[data-fait="${cle}"]`);
const day = (page: Page, cle: string) => page.locator(`#${cle}-le`);

describe('calculer mes délais, sans JavaScript', () => {
	it('d’une date au fichier d’agenda, sans compte ni trace dans les adresses', async () => {
		const visitor = await visit(browser, site, { javaScript: false });
		const { page } = visitor;
		const seen = addresses(page);
		await page.goto('/outils');
		await visitor.expectNoSideScroll();
		await page.getByRole('link', { name: 'Donner mes dates' }).click();
		expect(await title(page)).toBe('Calculer mes délais');

		await send(page, 'Calculer mes délais');
		expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
			'Choisissez l’endroit où vous travaillez.',
			'Choisissez votre statut.',
			expect.stringContaining('Donnez au moins une date')
		]);

		await page.getByLabel('Où travaillez-vous ?').selectOption('etat');
		await touch(page, 'Fonctionnaire titulaire');
		await day(page, 'compte-rendu-notifie').fill('2026-01-10');
		await fact(page, 'compte-rendu-notifie').locator('summary').click();
		await fact(page, 'compte-rendu-notifie').getByLabel('Par quel moyen ?').selectOption('courriel');
		await page.locator('summary', { hasText: 'Le recours et sa réponse' }).click();
		await day(page, 'recours-hierarchique-envoye').fill('2026-01-08');
		await send(page, 'Calculer mes délais');
		expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe(
			'#recours-hierarchique-envoye-le'
		);
		expect(await day(page, 'compte-rendu-notifie').inputValue()).toBe('2026-01-10');
		await visitor.expectNoSideScroll();

		await day(page, 'recours-hierarchique-envoye').fill('');
		await send(page, 'Calculer mes délais');
		expect(await title(page)).toBe('Vos délais');
		const dit = await mainText(page);
		expect(dit).toContain('Envoyer votre recours hiérarchique');
		expect(dit).toContain('vendredi 23 janvier 2026');
		expect(dit).toContain('Dernier jour légal : lundi 26 janvier 2026');
		const chaine = page.getByRole('list', { name: 'D’une date à l’autre' });
		expect(await chaine.locator('li.autorite.fait').innerText()).toContain('par courriel');
		expect(await chaine.locator('li.agent.maintenant').innerText()).toContain('Recours hiérarchique');
		const recours = page.getByRole('region', { name: 'Recours hiérarchique', exact: true });
		expect(await recours.getByRole('list').first().innerText()).toContain(
			'Le délai part du samedi 10 janvier 2026'
		);
		expect(await recours.textContent()).toContain('2010-888');
		await visitor.expectNoSideScroll();

		const { nom, octets } = await download(
			page,
			page.getByRole('button', { name: 'Les mettre dans mon agenda' })
		);
		expect(nom).toBe('agenda.ics');
		const fichier = octets.toString('utf8').replace(/\r\n[ \t]/g, '');
		expect(fichier).toContain('DTSTART;VALUE=DATE:20260123\r\n');
		expect(fichier).toContain('Dernier jour : lundi 26 janvier 2026'.replace(' :', '\u202f:'));
		expect(fichier).not.toMatch(/recours|vigie|entretien|syndicat|compte.rendu|localhost/i);

		await page.locator('#recours-hierarchique-envoye-le').fill('2026-01-13');
		await send(page, 'Recalculer');
		const suite = await download(page, page.getByRole('button', { name: 'Les mettre dans mon agenda' }));
		const uid = (texte: string) => /UID:(.*)\r/.exec(texte)?.[1];
		const apres = suite.octets.toString('utf8').replace(/\r\n[ \t]/g, '');
		expect(apres).toContain(`UID:${uid(fichier)}\r`);
		expect(apres).toContain('STATUS:CANCELLED');

		expect(await page.context().cookies()).toEqual([]);
		expect(seen.filter((address) => /\?|2026/.test(address))).toEqual([]);
	});
});

describe('vérifier ma convocation, avec JavaScript', () => {
	const TEXTE = `Bonjour,
Je vous recevrai le lundi 19 janvier 2026 à 10h30, bureau 214, pour votre entretien professionnel.
Ci-joint la trame du compte rendu.
Claire Martin`;

	it('du texte collé à la correction, puis au refus', async () => {
		const visitor = await visit(browser, site);
		const { page } = visitor;
		await page.goto('/outils/convocation');
		await visitor.expectAccessible();
		await page.getByLabel('Texte de la convocation').fill(TEXTE);
		await page.getByLabel('Quel jour l’avez-vous reçue ?').fill('2026-01-13');
		await send(page, 'Vérifier');
		expect(await title(page)).toBe('Ce que dit votre convocation');
		expect(await mainText(page)).toContain('Vous n’avez pas dit où vous travaillez');
		await page.getByRole('link', { name: 'Lire une autre convocation' }).click();

		await page.getByLabel('Texte de la convocation').fill(TEXTE);
		await page.getByLabel('Quel jour l’avez-vous reçue ?').fill('2026-01-13');
		await page.getByLabel('Où travaillez-vous ?').selectOption('territorial');
		await page.getByLabel('Quel est votre statut ?').selectOption('titulaire');
		await send(page, 'Vérifier');
		const dit = await mainText(page);
		expect(dit).toContain('dans 5 jours, le lundi 19 janvier 2026 à 10 h 30');
		expect(dit).toContain('moins de huit jours');
		expect(dit).toContain('2014-1526');
		await visitor.expectAccessible();
		await visitor.expectNoSideScroll();

		await page.locator('summary', { hasText: 'Jour de l’entretien' }).click();
		await page.getByLabel('Jour de l’entretien').fill('2026-02-20');
		await send(page, 'Vérifier avec mes corrections');
		expect(await mainText(page)).toContain(enToutesLettres(Temporal.PlainDate.from('2026-02-20')));
		expect(await mainText(page)).not.toContain('moins de huit jours');

		const { octets } = await download(
			page,
			page.getByRole('button', { name: 'Mettre ce jour dans mon agenda' })
		);
		const fichier = octets.toString('utf8');
		expect(fichier).toContain('DTSTART:20260220T103000\r\n');
		expect(fichier).not.toMatch(/entretien|vigie|martin|bureau|localhost/i);

		await send(page, 'Voir ce que je risque si je refuse');
		expect(await title(page)).toBe('Ce que vous risquez');
		expect(new URL(page.url()).search).toBe('');
	});

	it.each(['/outils', '/api', '/outils/delais'])(
		'%s est accessible et tient sur un téléphone',
		async (chemin) => {
			const visitor = await visit(browser, site);
			await visitor.page.goto(chemin);
			await visitor.expectAccessible();
			await visitor.expectNoSideScroll();
		}
	);

	it('les délais calculés aussi', async () => {
		const visitor = await visit(browser, site);
		const { page } = visitor;
		await page.goto('/outils/delais');
		await page.getByLabel('Où travaillez-vous ?').selectOption('hospitalier');
		await touch(page, 'Fonctionnaire titulaire');
		await day(page, 'compte-rendu-notifie').fill('2024-01-02');
		await send(page, 'Calculer mes délais');
		const agenda = page.getByRole('button', { name: 'Les mettre dans mon agenda' });
		expect(await agenda.count(), 'nothing to come, nothing to put in a calendar').toBe(0);

		await page.getByRole('link', { name: 'Corriger mes dates' }).click();
		await day(page, 'compte-rendu-notifie').fill('2026-01-02');
		await send(page, 'Recalculer');
		expect(await title(page)).toBe('Vos délais');
		expect(await agenda.count()).toBe(1);
		await visitor.expectAccessible();
		await visitor.expectNoSideScroll();
	});
});

describe('les fonctions pour programmes, telles que le site les sert', () => {
	/** A program: no origin, nothing of a browser. */
	const ask = (path: string, options: Demande = {}) =>
		demande(site.origin, path, { ...options, headers: { origin: null, accept: '*/*', ...options.headers } });

	it.each(exemples().map((exemple) => [exemple.titre, exemple] as const))(
		'%s : la réponse de la page, et la page la montre',
		async (_, { chemin, corps, reponse }) => {
			const answer = await ask(
				chemin,
				corps ? { body: corps.texte, headers: { 'content-type': corps.type } } : {}
			);
			expect(answer.status).toBe(200);
			expect(JSON.parse(answer.texte)).toEqual(reponse);
			const { page } = await visit(browser, site, { javaScript: false });
			await page.goto('/api');
			const montrees = await page.locator('pre').allTextContents();
			expect(montrees).toContain(JSON.stringify(reponse, null, 2));
			expect(montrees.some((texte) => texte.includes(`${site.origin}${chemin}`))).toBe(true);
		}
	);

	it('aucun biscuit n’est lu ni posé, aucune réponse n’est gardée, les en-têtes sont ceux de tout le site', async () => {
		const seul = await ask('/api/feries?annee=2026');
		const signe = await ask('/api/feries?annee=2026', { cookie: '__Host-s=volee' });
		expect(signe.texte).toBe(seul.texte);
		for (const { headers } of [seul, signe]) {
			expect(headers['set-cookie']).toBeUndefined();
			expect(headers['access-control-allow-origin']).toBeUndefined();
			expect(headers).toMatchObject({
				'cache-control': 'no-store',
				'content-type': expect.stringMatching(/^application\/json/),
				'cross-origin-resource-policy': 'same-origin',
				'x-content-type-options': 'nosniff'
			});
		}
	});

	it.each<[string, number, string, Demande]>([
		['d’un autre site', 403, 'autre-site', { body: '{}', headers: { origin: 'https://mechant.exemple' } }],
		['trop gros', 413, 'trop-gros', { body: 'a'.repeat(4_000_000) }],
		[
			'bien trop gros sans le dire',
			413,
			'corps-trop-gros',
			{
				body: 'a'.repeat(3_500_000),
				headers: {
					'content-type': 'text/plain',
					'content-length': null,
					'transfer-encoding': 'chunked'
				}
			}
		],
		[
			'trop gros sans le dire',
			413,
			'corps-trop-gros',
			{
				body: 'a'.repeat(2_200_000),
				headers: { 'content-type': 'text/plain', 'content-length': null, 'transfer-encoding': 'chunked' }
			}
		],
		['effacer', 405, 'methode-refusee', { method: 'DELETE' }]
	])('un envoi %s est refusé en JSON', async (_, status, code, options) => {
		const answer = await ask('/api/convocation', options);
		expect([answer.status, (JSON.parse(answer.texte) as { erreur: { code: string } }).erreur.code]).toEqual([
			status,
			code
		]);
	});

	it('un réseau qui demande trop attend la fin de la fenêtre, à l’horloge du site', async () => {
		await site.moveClock('P1D');
		const statuts = new Set<number>();
		for (let rang = 0; rang < LIMITE; rang++) statuts.add((await ask('/api/feries?annee=2026')).status);
		expect([...statuts]).toEqual([200]);
		const trop = await ask('/api/feries?annee=2026');
		expect(trop.status).toBe(429);
		expect(Number(trop.headers['retry-after'])).toBeGreaterThan(0);
		expect(trop.texte).toContain('Trop de demandes');
		await site.moveClock('P1DT11M');
		expect((await ask('/api/feries?annee=2026')).status).toBe(200);
	});
});
