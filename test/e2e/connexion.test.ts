import { randomUUIDv7 } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstAdministratorLink } from '#lib/server/liens.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { codeDans, codeTotp } from '../support/entree.ts';
import { askCode, giveCode } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

const mailedCode = async (courriel: string) => codeDans((await site.readMail(courriel)).text ?? '');

/** Signs in by the pages, and ends at `/compte`. */
async function signIn(page: Page, courriel: string): Promise<void> {
	await page.goto('/connexion?suite=/compte');
	await giveCode(page, await askCode(page, site, courriel));
}

/** A form sent by hand, as a browser without scripts does. */
const post = (path: string, fields: Record<string, string>, cookie = '') =>
	fetch(`${site.origin}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: { accept: 'text/html', origin: site.origin, cookie },
		body: new URLSearchParams(fields)
	});

let people = 0;

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	const width = 360;
	const quelquun = () => `personne${people++}@exemple.fr`;

	it('comes in with a mailed code, after the mistakes that one makes, and goes out', async () => {
		const { page, expectNoSideScroll, ...visitor } = await visit(browser, site, { javaScript, width });
		const expectFine = async () => {
			await expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};
		await page.goto('/compte');
		expect(new URL(page.url()).pathname).toBe('/connexion');
		await expectFine();

		const adresse = page.getByLabel('Votre adresse personnelle');
		await adresse.fill('nom@dgfip.finances.gouv.fr');
		await page.getByRole('button', { name: 'Recevoir un code' }).click();
		await page.getByRole('link', { name: /Votre employeur administre/ }).waitFor();
		expect(await adresse.inputValue()).toBe('nom@dgfip.finances.gouv.fr');
		await expectFine();

		const courriel = quelquun();
		await adresse.fill(courriel);
		await page.getByRole('button', { name: 'Recevoir un code' }).click();
		await page.getByText(courriel).waitFor();
		await expectFine();

		const code = page.getByLabel('Code de six signes');
		await code.fill('CCC-CCC');
		await page.getByRole('button', { name: 'Entrer', exact: true }).click();
		await page.getByRole('link', { name: /Il vous reste 4 essais/ }).waitFor();
		expect(await code.inputValue()).toBe('CCC-CCC');
		await page.getByText(courriel).waitFor();
		await expectFine();

		await code.fill((await mailedCode(courriel)).toLowerCase().replace('-', ' '));
		await page.getByRole('button', { name: 'Entrer', exact: true }).click();
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		expect(new URL(page.url()).pathname).toBe('/compte');
		await page.getByText(courriel).waitFor();
		await expectFine();

		await page.getByRole('button', { name: 'Se déconnecter' }).click();
		await page.getByRole('heading', { name: 'Votre session est fermée' }).waitFor();
		await expectFine();
		await page.goto('/compte');
		expect(new URL(page.url()).pathname).toBe('/connexion');
	});

	it('a code asked in one browser is of no use in another', async () => {
		const here = await visit(browser, site, { javaScript, width });
		const there = await visit(browser, site, { javaScript, width });
		const courriel = quelquun();
		await here.page.goto('/connexion');
		await here.page.getByLabel('Votre adresse personnelle').fill(courriel);
		await here.page.getByRole('button', { name: 'Recevoir un code' }).click();
		await here.page.getByText(courriel).waitFor();
		await there.page.goto(here.page.url());
		await there.page.getByText('Pas de code en attente ici').waitFor();
		expect(await there.page.content()).not.toContain(courriel);
		await there.expectNoSideScroll();
		if (javaScript) await there.expectAccessible();
	});

	it('opens an account with a personal key, shown once and typed back', async () => {
		const { page, expectNoSideScroll, expectAccessible } = await visit(browser, site, { javaScript, width });
		const expectFine = async () => {
			await expectNoSideScroll();
			if (javaScript) await expectAccessible();
		};
		await page.goto('/connexion?suite=/compte');
		await page.getByRole('link', { name: 'Entrer avec une clé personnelle' }).click();
		await expectFine();
		await page.getByRole('link', { name: 'Créer une clé personnelle' }).click();
		await expectFine();
		await page.getByRole('button', { name: 'Afficher ma clé' }).click();
		const cle = (await page.locator('#cle-proposee').textContent())!.trim();
		expect(cle).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
		await expectFine();
		if (javaScript) {
			const printed = page.evaluate(() => new Promise((done) => Object.assign(globalThis, { print: done })));
			await page.getByRole('button', { name: 'Imprimer cette clé' }).click();
			await printed;
		}

		await page
			.getByLabel('La clé que vous venez de noter')
			.fill(cle.replace(/.$/, (c) => (c === '7' ? '8' : '7')));
		await page.getByRole('button', { name: 'Ouvrir mon espace' }).click();
		await page.getByRole('heading', { name: 'Votre copie est à relire' }).waitFor();
		await expectFine();
		await page.getByLabel('La clé que vous venez de noter').fill(cle.toLowerCase());
		await page.getByRole('button', { name: 'Ouvrir mon espace' }).click();
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		await page.getByText('vous entrez avec votre clé').waitFor();

		await page.getByRole('link', { name: 'La remplacer' }).click();
		await page.getByRole('button', { name: 'Afficher ma clé' }).click();
		const next = (await page.locator('#cle-proposee').textContent())!.trim();
		await page.getByLabel('La clé que vous venez de noter').fill(next);
		await page.getByRole('button', { name: 'Adopter cette clé' }).click();
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		await expectFine();

		await page.getByRole('button', { name: 'Se déconnecter' }).click();
		await page.goto('/connexion/cle?suite=/compte');
		await page.getByLabel('Votre clé personnelle').fill(cle);
		await page.getByRole('button', { name: 'Entrer', exact: true }).click();
		await page.getByRole('link', { name: /Aucun compte ne s’ouvre avec cette clé/ }).waitFor();
		await page.getByLabel('Votre clé personnelle').fill(next);
		await page.getByRole('button', { name: 'Entrer', exact: true }).click();
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
	});

	it('closes another session from the list, then all of them', async () => {
		const here = await visit(browser, site, { javaScript, width });
		const there = await visit(browser, site, { javaScript, width });
		const courriel = quelquun();
		await signIn(here.page, courriel);
		await here.page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		await signIn(there.page, courriel);
		await there.page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		await here.page.reload();
		await here.page.getByRole('button', { name: /^Fermer\s+la session/ }).click();
		await expect.poll(() => here.page.getByRole('button', { name: /^Fermer\s+la session/ }).count()).toBe(0);
		await there.page.reload();
		expect(new URL(there.page.url()).pathname).toBe('/connexion');
		await there.page.getByText('Votre session s’est fermée').waitFor();

		await here.page.getByRole('link', { name: 'Tout fermer, partout' }).click();
		await here.expectNoSideScroll();
		if (javaScript) await here.expectAccessible();
		await here.page.getByRole('button', { name: 'Tout fermer' }).click();
		await here.page.getByRole('heading', { name: 'Votre session est fermée' }).waitFor();
	});

	it('a form sent after the session has closed keeps what was typed', async () => {
		const { page, expectNoSideScroll } = await visit(browser, site, { javaScript, width });
		await signIn(page, quelquun());
		await page.getByRole('link', { name: 'En créer une' }).click();
		await page.getByRole('button', { name: 'Afficher ma clé' }).click();
		const cle = (await page.locator('#cle-proposee').textContent())!.trim();
		await page.getByLabel('La clé que vous venez de noter').fill(cle);
		const elsewhere = await page.context().newPage();
		await elsewhere.goto('/deconnexion');
		await elsewhere.locator('main').getByRole('button', { name: 'Se déconnecter' }).click();
		await elsewhere.getByRole('heading', { name: 'Votre session est fermée' }).waitFor();

		await page.getByRole('button', { name: 'Adopter cette clé' }).click();
		await page.getByRole('heading', { name: 'Votre session s’est fermée' }).waitFor();
		await expectNoSideScroll();
		expect(await page.locator('textarea[name=cle]').inputValue()).toBe(cle);
		await elsewhere.close();
	});

	const button = (page: Page) => page.getByRole('button', { name: 'Quitter vite' }).click();
	const shifts = async (page: Page) => {
		for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
	};
	it.each([
		{ how: 'the button', leave: button },
		...(javaScript ? [{ how: 'Shift three times', leave: shifts }] : [])
	])('quits at once by $how: the session is over', async ({ leave }) => {
		const elsewhere = new URL(site.ctx.config.quickExitUrl).origin;
		const { page } = await visit(browser, site, { javaScript, width, elsewhere });
		await page
			.context()
			.route(`${elsewhere}/**`, (route) =>
				route.fulfill({ contentType: 'text/html', body: '<title>Ailleurs</title>' })
			);
		await signIn(page, quelquun());
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		const [cookie] = (await page.context().cookies()).filter(({ name }) => name === '__Host-s');
		expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/', expires: -1 });
		const left = page.waitForURL(site.ctx.config.quickExitUrl);
		const sent = page.waitForRequest(`${site.origin}/quitter`);
		await leave(page);
		await left;
		// With scripts, the page covers itself and goes elsewhere by itself.
		expect((await sent).resourceType()).toBe(javaScript ? 'fetch' : 'document');
		const answer = await fetch(`${site.origin}/compte`, {
			redirect: 'manual',
			headers: { accept: 'text/html', cookie: `__Host-s=${cookie!.value}` }
		});
		expect(answer.status).toBe(303);
		expect(await page.context().cookies(site.origin)).toEqual([]);
	});
});

it('with scripts, a form sent after the session has closed stays in place and says so', async () => {
	const { page } = await visit(browser, site);
	const courriel = 'reste@exemple.fr';
	const elsewhere = await visit(browser, site);
	await signIn(elsewhere.page, courriel);
	await elsewhere.page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
	await signIn(page, courriel);
	const close = page.getByRole('button', { name: /^Fermer\s+la session/ });
	await close.waitFor();
	await elsewhere.page.goto('/compte/fermeture');
	await elsewhere.page.getByRole('button', { name: 'Tout fermer' }).click();
	await elsewhere.page.getByRole('heading', { name: 'Votre session est fermée' }).waitFor();

	await close.click();
	await page.getByText('Votre session s’est fermée avant cet envoi').waitFor();
	expect(new URL(page.url()).pathname).toBe('/compte');
	expect(await close.count()).toBe(1);
});

describe('with a mandate', () => {
	it('the first administrator comes in by the link of the first start, and owes a second factor', async () => {
		const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site);
		const link = await firstAdministratorLink(site.ctx);
		await page.goto(link!);
		await expectAccessible();
		await giveCode(page, await askCode(page, site, 'administration@exemple.fr'));
		await page.getByRole('button', { name: 'Devenir administrateur·rice' }).click();
		await page.getByRole('heading', { name: 'Préparer votre second facteur' }).waitFor();
		await expectAccessible();

		await page.goto('/connexion/second-facteur/activation?suite=/compte');
		await page.getByRole('button', { name: 'Commencer' }).click();
		const secret = (await page.locator('.secret').textContent())!;
		expect(secret).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
		await expectAccessible();
		await expectNoSideScroll();
		await page.getByLabel('Code à 6 chiffres').fill('000000');
		await page.getByRole('button', { name: 'Confirmer' }).click();
		await page.getByRole('link', { name: /Ce n’est pas le code du moment/ }).waitFor();
		expect(await page.locator('.secret').textContent()).toBe(secret);
		const idOf = async () => (await page.context().cookies()).find(({ name }) => name === '__Host-s')?.value;
		const before = await idOf();
		await page.getByLabel('Code à 6 chiffres').fill(codeTotp(secret, site.ctx.now()));
		await page.getByRole('button', { name: 'Confirmer' }).click();
		await page.getByText('En place, demandé à chaque entrée').waitFor();
		expect(await idOf()).not.toBe(before);
		expect(await firstAdministratorLink(site.ctx)).toBeNull();
	});
});

describe('known and unknown addresses', () => {
	it('get the same status, headers and body at each step', async () => {
		const { page } = await visit(browser, site);
		await signIn(page, 'connue@exemple.fr');
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();

		const [known, unknown] = await Promise.all(
			['connue@exemple.fr', 'nouvel@exemple.fr'].map(async (courriel) => {
				const asked = await post('/connexion', { courriel });
				const cookie = asked.headers
					.getSetCookie()
					.map((line) => line.split(';', 1)[0])
					.join('; ');
				const location = asked.headers.get('location')!;
				const shown = await fetch(site.origin + location, { headers: { accept: 'text/html', cookie } });
				const demande = new URL(location, site.origin).searchParams.get('demande')!;
				const wrong = await post(location, { demande, code: 'CCC-CCC' }, cookie);
				return Promise.all([asked, shown, wrong].map((answer) => seen(answer, courriel, demande)));
			})
		);
		expect(known).toEqual(unknown);
		expect(known!.map(({ status }) => status)).toEqual([303, 200, 422]);
	});

	/** An answer without what is random in it, or is the address itself. */
	async function seen(answer: Response, courriel: string, demande: string) {
		const blank = (text: string) =>
			text
				.replaceAll(courriel, 'ADRESSE')
				.replaceAll(encodeURIComponent(courriel), 'ADRESSE')
				.replaceAll(demande, 'DEMANDE')
				.replaceAll(/nonce[-=]"?[\w+/=]+/g, 'NONCE')
				.replaceAll(/__Host-n=[\w-]{43}/g, '__Host-n=ALEA')
				.replaceAll(/__sveltekit_\w+/g, 'KIT');
		const headers = [...answer.headers].filter(([name]) => !['date', 'content-length'].includes(name));
		return {
			status: answer.status,
			headers: headers.map(([name, value]) => `${name}: ${blank(value)}`),
			body: blank(await answer.text())
		};
	}
});

describe('addresses of the machine', () => {
	it.each(['/compte', '/compte/cle', '/compte/__data.json', '/compte/fermeture'])(
		'%s asks for a session',
		async (path) => {
			const answer = await fetch(site.origin + path, {
				redirect: 'manual',
				headers: { accept: 'text/html' }
			});
			const text = await answer.text();
			expect(`${answer.headers.get('location')}${text}`).toContain('/connexion?suite=');
			expect(text).not.toContain('Mon compte');
		}
	);

	it('a form posted to a private page without a session is not acted on', async () => {
		const answer = await post('/compte/fermeture', {});
		expect(answer.status).toBe(307);
		expect(answer.headers.get('location')).toBe('/connexion/reprise?suite=%2Fcompte%2Ffermeture');
	});

	it('a page to go to afterwards is one of ours', async () => {
		const answer = await post('/connexion', { courriel: 'suite@exemple.fr', suite: '//exemple.net/' });
		expect(answer.headers.get('location')).not.toContain('exemple.net');
	});

	it('the links of the demo do not exist here', async () => {
		const answer = await fetch(`${site.origin}/demo/${randomUUIDv7()}`, { headers: { accept: 'text/html' } });
		expect(answer.status).toBe(404);
	});

	it('opening the addresses of acts does nothing', async () => {
		const { page } = await visit(browser, site);
		await signIn(page, 'calme@exemple.fr');
		await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
		for (const path of ['/deconnexion', '/quitter', '/compte/fermeture']) await page.goto(path);
		await page.goto('/compte');
		expect(new URL(page.url()).pathname).toBe('/compte');
	});
});

it('with scripts, a private page that comes back from memory is asked for again', async () => {
	const { page } = await visit(browser, site);
	await signIn(page, 'revient@exemple.fr');
	await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
	const again = page.waitForRequest((request) => request.isNavigationRequest());
	await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
	expect(new URL((await again).url()).pathname).toBe('/compte');
	await page.getByRole('heading', { name: 'Mon compte', exact: true }).waitFor();
});
