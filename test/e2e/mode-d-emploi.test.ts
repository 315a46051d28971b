import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send, touch } from '../support/pages.ts';
import { compact, readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';

/* From the leaflet to the interview, on a phone without scripts. */

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	await site.setToday('2026-01-15');
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

const fill = (page: Page, nom: string, valeur: string) => page.locator(`[name="${nom}"]`).fill(valeur);
const pick = (page: Page, nom: string, valeur: string) =>
	page.locator(`[name="${nom}"]`).selectOption(valeur);

describe('le mode d’emploi et l’entretien, sans JavaScript', () => {
	it('les étapes avec ses dates, puis sur une feuille à soi', async () => {
		const visitor = await visit(browser, site, { javaScript: false });
		const { page } = visitor;
		await page.goto('/mode-d-emploi');
		await visitor.expectNoSideScroll();
		expect(await mainText(page)).toContain('n’est pas une grève');
		await fill(page, 'refusLe', '2026-01-16');
		await send(page, 'Voir mes étapes');
		expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
			'Choisissez l’endroit où vous travaillez.',
			'Choisissez votre statut.',
			expect.stringContaining('n’est pas encore arrivé')
		]);
		await pick(page, 'lieu', 'dgfip');
		await touch(page, 'Fonctionnaire titulaire');
		await fill(page, 'recueLe', '2026-01-12');
		await fill(page, 'entretienLe', '2026-01-26');
		await fill(page, 'refusLe', '');
		await send(page, 'Voir mes étapes');
		const lu = await mainText(page);
		expect(lu).toContain('Direction générale des finances publiques');
		expect(lu).toContain('Écrivez au plus tard le dimanche 25 janvier 2026, dans 10 jours.');
		expect(page.url()).toBe(`${site.origin}/mode-d-emploi`);
		await visitor.expectNoSideScroll();

		const { nom, octets } = await download(
			page,
			page.getByRole('button', { name: 'Mes étapes en A5 (PDF)' })
		);
		expect(nom).toBe('feuillet-a5.pdf');
		expect(compact((await readPdf(octets)).texte)).toContain(compact('lundi 12 janvier 2026'));
	});

	it('la liste d’après l’entretien, puis la même dans un dossier, que le recours connaît', async () => {
		const visitor = await visit(browser, site, { javaScript: false });
		const { page } = visitor;
		await page.goto('/outils/entretien');
		await pick(page, 'lieu', 'hospitalier');
		await touch(page, 'Fonctionnaire titulaire');
		await fill(page, 'recueLe', '2026-01-08');
		await fill(page, 'entretienLe', '2026-01-14');
		await pick(page, 'q-G04', 'non');
		await touch(page, 'Les besoins de formation');
		await fill(page, 'q-G19', 'longtemps');
		await send(page, 'Voir ce que cela donne');
		expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#q-G19');
		await fill(page, 'q-G19', '30');
		await send(page, 'Voir ce que cela donne');
		const lu = await mainText(page);
		expect(lu).toContain('3 règles non suivies et 1 consigne ou bonne pratique oubliée');
		expect(lu).toContain('Entretien non conduit par le supérieur hiérarchique direct');
		expect(lu).toContain('au plus tard le vendredi 13 février 2026');
		await visitor.expectNoSideScroll();

		const { ctx } = site;
		const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, 'apres@exemple.fr') };
		const nouveau = {
			employeur: 'dgfip',
			statut: 'titulaire',
			zone: 'metropole',
			saison: 2026,
			consentement: 'prive',
			nom: null,
			invitation: null
		} as const;
		const { id } = accepte(await createDossier(ctx, qui, nouveau, randomUUID()));
		await enterAs(page, ctx, qui.compteId, { secondFacteur: false });
		await page.goto(`/dossiers/${id}/entretien`);
		expect(await mainText(page)).toContain('Cette liste se remplit après l’entretien.');
		const fait = { type: 'entretien-tenu', le: Temporal.PlainDate.from('2026-01-14') } as const;
		accepte(await recordFait(ctx, qui, id, { fait, preuve: null }, randomUUID()));
		await page.reload();
		expect(await page.title()).toBe('Espace personnel');
		await pick(page, 'q-G06', 'actif');
		await send(page, 'Enregistrer mes réponses');
		await page.waitForURL(/note=reponses$/);
		expect(await mainText(page)).toContain('Vous recevoir sans autre personne');
		await page.goto(`/dossiers/${id}/recours/contester`);
		expect(await mainText(page)).toContain('Présence d’un tiers');
		expect(await page.locator('[name="q-G06"]').inputValue()).toBe('actif');
	});
});
