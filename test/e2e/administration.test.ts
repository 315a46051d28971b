import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSection } from '#lib/server/sections.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { BROWSERS, startBrowser, visit, type Visitor } from '../support/browser.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
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

async function section(nom: string): Promise<string> {
	const actor = { kind: 'administrateur', compteId: national } as const;
	const creee = await createSection(site.ctx, actor, { nom, ...CARTE }, randomUUID());
	if (!creee.ok) throw new Error(creee.refus.message);
	return creee.id;
}

const suivre = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click();
const envoyer = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const titre = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe.each(BROWSERS)('$name', ({ name, javaScript }) => {
	async function entre(compteId: string): Promise<Visitor & { expectFine: () => Promise<void> }> {
		const visitor = await visit(browser, site, { javaScript, width: 360 });
		await enterAs(visitor.page, site.ctx, compteId);
		return {
			...visitor,
			expectFine: async () => {
				await visitor.expectNoSideScroll();
				if (javaScript) await visitor.expectAccessible();
				expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
			}
		};
	}

	it('sets up a section: card, services, a delegate, a season, an invitation shown once', async () => {
		const { page, expectFine } = await entre(national);
		const nom = `Section du Gard ${name}`;
		await page.goto('/admin');
		await expectFine();
		await suivre(page, 'Créer une section');
		await titre(page, 'Créer une section');
		await page.getByLabel('Nom de la section').fill(nom);
		await page.getByLabel('Où travaillent ses agents').selectOption('dgfip');
		await page.getByLabel('Adresse électronique').fill('gard');
		await envoyer(page, 'Créer la section');
		await page.getByRole('link', { name: /Écrivez une adresse entière/ }).waitFor();
		expect(await page.getByLabel('Nom de la section').inputValue()).toBe(nom);
		await expectFine();
		await page.getByLabel('Adresse électronique').fill('gard@exemple.fr');
		await page.getByLabel('Site').fill('exemple.fr');
		await envoyer(page, 'Créer la section');
		await titre(page, nom);
		await page.getByText('https://exemple.fr/').waitFor();
		await expectFine();
		const adresse = new URL(page.url()).pathname;

		await suivre(page, 'Modifier la fiche');
		await page.getByLabel('Téléphone').fill('04 66 00 00 00');
		await expectFine();
		await envoyer(page, 'Enregistrer');
		await page.getByText('La fiche est enregistrée.').waitFor();

		await suivre(page, 'Les services et leurs effectifs');
		await suivre(page, 'Ajouter un service');
		await page.getByLabel('Nom du service').fill('Direction');
		await envoyer(page, 'Ajouter');
		await page.getByText('Le service est ajouté.').waitFor();
		await suivre(page, 'Ajouter un service');
		await page.getByLabel('Nom du service').fill('Trésorerie d’Alès');
		await page.getByLabel(/Dans quel service/).selectOption('Direction');
		await page.getByLabel('Effectif').fill('douze');
		await envoyer(page, 'Ajouter');
		await page.getByRole('link', { name: /nombre entier d’agents/ }).waitFor();
		expect(await page.getByLabel('Effectif').inputValue()).toBe('douze');
		await expectFine();
		await page.getByLabel('Effectif').fill('12');
		await envoyer(page, 'Ajouter');
		await page.getByText('12 agents').waitFor();
		await expectFine();
		await suivre(page, 'Direction');
		await suivre(page, 'Fermer ce service');
		await expectFine();
		await envoyer(page, 'Fermer le service');
		await page.getByText(/encore ouverts/).waitFor();

		await page.goto(adresse);
		await suivre(page, /^Les délégué/);
		await suivre(page, 'Donner un mandat');
		await page.getByLabel('Nom', { exact: true }).fill('Dominique Faure');
		await page.getByLabel('Adresse personnelle').fill('dominique@dgfip.finances.gouv.fr');
		await page.getByText('Délégué·e', { exact: true }).click();
		await envoyer(page, 'Donner le mandat');
		await page.getByRole('link', { name: /Votre employeur administre/ }).waitFor();
		await expectFine();
		const courriel = `dominique.${randomUUID().slice(0, 8)}@exemple.fr`;
		await page.getByLabel('Adresse personnelle').fill(courriel);
		await envoyer(page, 'Donner le mandat');
		await page.getByText('Le mandat est donné.').waitFor();
		expect((await site.readMail(courriel)).text).toContain(`${site.origin}/connexion`);
		await expectFine();

		await page.goto(`${adresse}/saison`);
		await page.getByLabel('Dernier jour des entretiens').fill(`${site.ctx.today().year}-03-31`);
		await page.getByLabel('Dernier jour de retour').fill(`${site.ctx.today().year}-03-01`);
		await envoyer(page, 'Enregistrer');
		await page.getByRole('link', { name: /rendus avant les entretiens/ }).waitFor();
		await page.getByLabel('Dernier jour de retour').fill(`${site.ctx.today().year}-04-30`);
		await envoyer(page, 'Enregistrer');
		await page.getByText('Les dates sont enregistrées.').waitFor();
		await page.getByText(/30\savril/).waitFor();
		await expectFine();

		await page.goto(`${adresse}/invitations`);
		await expectFine();
		await suivre(page, 'Créer un lien');
		await page.getByLabel('Pour quel service').selectOption('Direction › Trésorerie d’Alès');
		await page.getByLabel('Combien de dossiers').fill('20');
		await expectFine();
		await envoyer(page, 'Créer le lien');
		await titre(page, 'Le lien est prêt');
		const lien = (await page.locator('#lien').textContent())!.trim();
		expect(lien).toMatch(/\/rejoindre\/[\w-]{43}$/);
		await expectFine();
		await page.emulateMedia({ media: 'print' });
		expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
		expect(await page.getByRole('img', { name: /QR code/ }).isVisible()).toBe(true);
		await page.emulateMedia({ media: 'screen' });

		await suivre(page, 'J’ai gardé le lien');
		await page.getByText('Plus de 10 utilisations restantes sur 20').waitFor();
		expect(await page.content()).not.toContain(lien.slice(-43));
		const invite = await visit(browser, site, { javaScript });
		await invite.page.goto(lien);
		await invite.page.getByText('Trésorerie d’Alès').first().waitFor();
		await suivre(page, /^Révoquer/);
		await expectFine();
		await envoyer(page, 'Révoquer le lien');
		await page.getByText('Le lien ne sert plus à personne.').waitFor();
		await invite.page.reload();
		await invite.page
			.getByText(/ne sert plus/)
			.first()
			.waitFor();
	});

	it('who administers one section sees nothing of another', async () => {
		const [ici, ailleurs] = [await section(`Ici ${name}`), await section(`Ailleurs ${name}`)];
		const courriel = `chef.${randomUUID().slice(0, 8)}@exemple.fr`;
		const actor = { kind: 'administrateur', compteId: national } as const;
		await addMandat(site.ctx, actor, ici, { courriel, nom: 'Claude', role: 'administrateur' }, randomUUID());
		const { page, expectFine } = await entre(await compteDe(site.ctx, courriel));
		await page.goto('/admin');
		await titre(page, `Ici ${name}`);
		await page.goto(`/admin/mandats/${ici}`);
		await page
			.getByText(/^Claude\s+vous/)
			.first()
			.waitFor();
		await expectFine();
		await page.goto('/admin/domaines');
		expect(await page.getByRole('button', { name: 'Ajouter à la liste' }).count()).toBe(0);
		const absent = async (path: string) => {
			const answer = await page.request.get(path, { headers: { accept: 'text/html' } });
			return answer.status();
		};
		for (const path of ['', '/fiche', '/services', '/invitations', '/saison', '/services/nouveau']) {
			expect(await absent(`/admin/sections/${ailleurs}${path}`), path).toBe(404);
		}
		expect(await absent(`/admin/mandats/${ailleurs}`)).toBe(404);
		expect(await absent('/admin/mandats/union')).toBe(404);
		expect(await absent('/admin/sections/nouvelle')).toBe(403);
		expect(await absent('/delegue')).toBe(403);
	});

	it('keeps the list of refused addresses', async () => {
		const { page, expectFine } = await entre(national);
		await page.goto('/admin/domaines');
		await page.getByLabel('Domaine', { exact: true }).fill('fr');
		await envoyer(page, 'Ajouter à la liste');
		await page.getByRole('link', { name: /Écrivez ce qui suit le @/ }).waitFor();
		await expectFine();
		await page.getByLabel('Domaine', { exact: true }).fill('ville-essai.fr');
		await envoyer(page, 'Ajouter à la liste');
		await page.getByText('La ligne est enregistrée.').waitFor();
		await suivre(page, 'Retirer ville-essai.fr');
		await expectFine();
		await envoyer(page, 'Retirer de la liste');
		await page.getByText('La ligne est retirée').waitFor();
		expect(await page.getByText('ville-essai.fr', { exact: true }).count()).toBe(0);
	});

	it('ends a mandate: the very next page is closed', async () => {
		const ici = await section(`Quittée ${name}`);
		const courriel = `partante.${randomUUID().slice(0, 8)}@exemple.fr`;
		const actor = { kind: 'administrateur', compteId: national } as const;
		await addMandat(site.ctx, actor, ici, { courriel, nom: 'Partante', role: 'delegue' }, randomUUID());
		const delegue = await entre(await compteDe(site.ctx, courriel));
		await delegue.page.goto('/delegue');
		await titre(delegue.page, 'Participation');
		const { page, expectFine } = await entre(national);
		await page.goto(`/admin/mandats/${ici}`);
		await suivre(page, /^Mettre fin au mandat/);
		await expectFine();
		await envoyer(page, 'Mettre fin au mandat');
		await page.getByText('Le mandat est terminé.').waitFor();
		const answer = await delegue.page.request.get('/delegue', { headers: { accept: 'text/html' } });
		expect(answer.status()).toBe(403);
	});
});
