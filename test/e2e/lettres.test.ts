import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { marque, saveBrouillon } from '#lib/server/recours.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { complet, jour, NOTIFIE } from '../support/recours.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[browser, site] = await Promise.all([startBrowser(), startSite()]);
	await site.setToday('2026-01-15');
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

const MAIRE: Fait = { type: 'convocation-recue', le: jour('2025-12-01'), evaluateur: 'Mme Durand, maire' };

/** A territorial agent whose draft lacks only to whom it goes. */
async function scene(): Promise<{ qui: Agent; ici: string }> {
	const { ctx } = site;
	const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
	const cree = await createDossier(
		ctx,
		qui,
		{
			employeur: 'territorial',
			statut: 'titulaire',
			zone: 'metropole',
			saison: 2026,
			consentement: 'prive',
			nom: null,
			invitation: null
		},
		randomUUID()
	);
	if (!cree.ok) throw new Error(cree.refus.message);
	for (const fait of [MAIRE, NOTIFIE]) {
		const note = await recordFait(ctx, qui, cree.id, { fait, preuve: null }, randomUUID());
		if (!note.ok) throw new Error(note.refus.message);
	}
	const { elements, ecartes, identite } = complet();
	const garde = await saveBrouillon(
		ctx,
		qui,
		cree.id,
		{
			lire: (brouillon) => brouillon.elements,
			changer: (brouillon) => ({ ok: true, brouillon: { ...brouillon, elements, ecartes, identite } })
		},
		marque([])
	);
	if (!garde.ok) throw new Error(garde.refus.message);
	return { qui, ici: `/dossiers/${cree.id}` };
}

const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);
const SIEN = 'Ce compte rendu ne dit rien de mon travail de l’année : je demande qu’il soit refait.';
const ENREGISTRER = 'Enregistrer et relire la lettre';

describe.each(BROWSERS)('les lettres d’une agente territoriale, $name', ({ javaScript }) => {
	it('la mairie qui l’évalue est aussi l’autorité ; la lettre est la sienne, puis celle du syndicat, puis figée', async () => {
		const { qui, ici } = await scene();
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });
		const check = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
		};

		await page.goto(`${ici}/recours/autorite`);
		expect(await mainText(page)).toContain('À l’autorité territoriale.');
		await field(page, 'nom').fill('Durand');
		await field(page, 'qualite').fill('Maire');
		await send(page, 'Enregistrer et continuer');
		const question = page.getByRole('group', { name: /Ce nom est aussi celui/ });
		await question.waitFor();
		await check();
		await question.getByText('C’est la même personne, et elle est l’autorité').click();
		await send(page, 'Enregistrer et continuer');
		await page.waitForURL('**/verification');

		const lettre = `${ici}/recours/lettre/recours-hierarchique`;
		await page.goto(lettre);
		const proposee = await mainText(page);
		expect(proposee).toContain('l’article 7 du décret n° 2014-1526');
		expect(proposee).not.toMatch(/2010-888|recours hiérarchique/);
		await check();

		await page.getByRole('link', { name: 'Changer les paragraphes' }).click();
		const deux = page.getByLabel('Paragraphe 3');
		expect(await deux.inputValue()).toContain('Je vous demande d’annuler ce compte rendu');
		await deux.fill(SIEN);
		await check();
		await send(page, ENREGISTRER);
		await page.getByText('(1 de vous)').waitFor();
		expect(await mainText(page)).toContain(SIEN);

		await page.goto(`${lettre}/texte`);
		await page.getByText('Reprendre la formulation du syndicat').click();
		await check();
		await send(page, ENREGISTRER);
		await page.getByText('Je vous demande d’annuler ce compte rendu').waitFor();
		expect(await mainText(page)).not.toContain(SIEN);

		await page.goto(`${lettre}/texte`);
		await page.getByLabel('Paragraphe 3').fill(SIEN);
		await send(page, ENREGISTRER);
		await page.getByText(SIEN).waitFor();
		await send(page, 'Terminer la lettre');
		await page.waitForURL('**/courriers/*');
		const { octets } = await download(page, page.getByRole('link', { name: 'PDF', exact: true }));
		const papier = (await readPdf(octets)).texte.replace(/\s+/g, ' ');
		expect(papier).toContain('ne dit rien de mon travail');
		expect(papier).toContain('2014-1526');
	});

	it('demander son dossier pose ses propres questions, et n’invoque aucun texte', async () => {
		const { qui, ici } = await scene();
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });
		await page.goto(`${ici}/recours`);
		await page.getByText('D’autres lettres, si besoin').click();
		await page.getByRole('link', { name: 'Demander à voir votre dossier' }).click();
		await page.getByText('Le consulter sur place', { exact: true }).click();
		await field(page, 'documents').fill('Ma fiche de poste\nMes trois derniers comptes rendus');
		await send(page, 'Mettre à jour l’aperçu');
		const apercu = page.getByRole('region', { name: 'Aperçu de la lettre', exact: true });
		await apercu.getByText('Mes trois derniers comptes rendus', { exact: true }).waitFor();
		expect(await apercu.innerText()).toContain('un jour et un lieu pour le consulter');
		expect(await apercu.innerText()).not.toMatch(/article|décret|droit/);
	});
});
