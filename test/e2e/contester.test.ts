import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Administrateur, Agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
import { mainText, send } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

/* From the doubt to the check of what is left aside: a hospital agent, then the section that advises its members. */

let site: Site;
let browser: Browser;
let chef: Administrateur;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	await site.setToday('2026-01-15');
	chef = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(site.ctx, 'chef@exemple.fr')
	};
});
afterAll(async () => {
	await site?.[Symbol.asyncDispose]();
	await browser?.close();
});

const op = () => randomUUID();
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: Temporal.PlainDate.from('2026-01-10') };
const FICHE = {
	employeur: null,
	courriel: null,
	telephone: null,
	permanence: null,
	adresse: null,
	site: null
};

/** A hospital agent of a section of their own, whose report was notified five days ago. */
async function scene(): Promise<{ qui: Agent; ici: string; sectionId: string }> {
	const { ctx } = site;
	const { id: sectionId } = accepte(
		await createSection(ctx, chef, { ...FICHE, nom: `Hôpital ${op()}` }, op())
	);
	const service = { nom: 'Urgences', effectif: 9, parentId: null };
	const { id: serviceId } = accepte(await createService(ctx, chef, sectionId, service, op()));
	const lien = { serviceId, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) };
	const { jeton } = accepte(await createInvitation(ctx, chef, sectionId, lien, op()));
	const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${op()}@exemple.fr`) };
	const nouveau = {
		employeur: 'hospitalier',
		statut: 'titulaire',
		zone: 'metropole',
		saison: 2026,
		consentement: 'compte',
		nom: 'Camille Petit',
		invitation: jeton
	} as const;
	const { id } = accepte(await createDossier(ctx, qui, nouveau, op()));
	accepte(await recordFait(ctx, qui, id, { fait: NOTIFIE, preuve: null }, op()));
	return { qui, ici: `/dossiers/${id}`, sectionId };
}

const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);
const arrived = (page: Page, chemin: string) =>
	page.waitForURL((url) => (url.pathname + url.search).endsWith(chemin));

/** Opens every group of questions, as a finger would: they work without scripts. */
async function unfold(page: Page): Promise<void> {
	const ferme = page.locator('form details:not([open]) > summary').first();
	while (await ferme.isVisible()) await ferme.click();
}

describe.each(BROWSERS)('faut-il contester, $name', ({ javaScript }) => {
	it('du doute à la lettre, avec le conseil de la section', async () => {
		const { qui, ici, sectionId } = await scene();
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		const check = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};

		await enterAs(page, site.ctx, chef.compteId);
		await page.goto(`/admin/sections/${sectionId}`);
		await page.getByRole('link', { name: 'La tactique des recours' }).click();
		await arrived(page, '/tactique');
		await send(page, 'Enregistrer');
		await page.getByText('Choisissez ce que la section conseille.').first().waitFor();
		await check();
		await page.getByText('Garder des arguments pour la commission', { exact: true }).click();
		await field(page, 'explication').fill('Les chiffres du service, on les garde pour la séance.');
		await send(page, 'Enregistrer');
		await arrived(page, '?note=tactique');

		await enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });
		await page.goto(`${ici}/recours`);
		expect(await mainText(page)).toContain('Votre demande de révision');
		await check();
		await page.getByRole('link', { name: /^Faut-il contester/ }).click();
		await arrived(page, '/recours/contester');
		const avant = await mainText(page);
		expect(avant).toContain('Rien de solide n’apparaît pour l’instant');
		expect(avant).toContain('Vous restez libre de contester');
		expect(avant).toContain('Les chiffres du service, on les garde pour la séance.');
		expect(avant).toContain('jamais un élément');
		await check();

		await unfold(page);
		await field(page, 'q-G02-jours').fill('beaucoup');
		await field(page, 'q-G28').selectOption('oui');
		await send(page, 'Enregistrer mes réponses');
		await page.getByText('attend un nombre entier').first().waitFor();
		expect(await field(page, 'q-G28').inputValue()).toBe('oui');
		await check();
		await unfold(page);
		await field(page, 'q-G02-jours').fill('');
		await send(page, 'Enregistrer mes réponses');
		await arrived(page, '?note=reponses');
		const apres = await mainText(page);
		expect(apres).toContain('Il y a matière, à étayer');
		expect(apres).toContain('Argument moyen');
		expect(apres).toContain('À réunir');
		await check();

		await page.locator('a[href$="/contester/G28"]').click();
		await arrived(page, '/contester/G28');
		await check();
		await field(page, 'paragraphe').fill(
			'Le compte rendu se contredit : « rigoureuse », puis « peu fiable ».'
		);
		await send(page, 'Mettre dans ma lettre');
		await arrived(page, '?note=ajoute');
		await page.goto(`${ici}/recours/identite`);
		expect(await field(page, 'moyens').inputValue()).toContain('puis « peu fiable »');

		await page.goto(`${ici}/recours/elements`);
		const elements = await mainText(page);
		expect(elements).toContain('Niveaux et cases cochées');
		expect(elements).not.toContain('Tableau synoptique');
		expect(elements).toContain('nous n’avons pas lu ce texte lui-même');
		expect(elements).toContain('jamais un élément');
		await check();
		await page.getByText('Appréciation générale littérale', { exact: true }).click();
		await send(page, 'Enregistrer et continuer');
		await arrived(page, '/elements/appreciation');
		await field(page, 'motif').fill('Aucun fait précis ne vient à l’appui de cette appréciation.');
		await send(page, 'Enregistrer et continuer');
		await arrived(page, '/autorite');
		await field(page, 'qualite').fill('Directrice du centre hospitalier');
		await send(page, 'Enregistrer et continuer');
		await arrived(page, '/identite');
		await field(page, 'nom').fill('Camille Petit');
		await send(page, 'Enregistrer et continuer');
		await arrived(page, '/verification');
		const verifie = await mainText(page);
		expect(verifie).toContain('Niveaux et cases cochées');
		expect(verifie).not.toContain('dernier échelon');
		expect(verifie).toContain('Garder des arguments pour la commission');
		await check();
		await send(page, 'Continuer vers la lettre');
		await page.getByText('Cochez la case si vous laissez bien').first().waitFor();
		await page.getByText('Je laisse ces éléments de côté').click();
		await send(page, 'Continuer vers la lettre');
		await arrived(page, '/lettre/recours-hierarchique');
	});
});
