import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { createSection } from '#lib/server/sections.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
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

const op = () => randomUUID();
const CARTE = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };

/** A section, and the dossier of one of its agents whose report was shown to them eight days ago. */
async function scene(nom: string) {
	const { ctx } = site;
	const chef = { kind: 'administrateur', compteId: national } as const;
	const fiche = { nom: `Section ${nom}`, employeur: 'etat', ...CARTE } as const;
	const { id: section } = accepte(await createSection(ctx, chef, fiche, op()));
	const lien = { serviceId: null, usagesMax: 5, expireLe: ctx.today().add({ days: 30 }) };
	const { jeton } = accepte(await createInvitation(ctx, chef, section, lien, op()));
	const agent: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
	const nouveau = { ...PRIVE, employeur: 'etat', saison: 2026, invitation: jeton } as const;
	const { id } = accepte(await createDossier(ctx, agent, nouveau, op()));
	const fait = { type: 'compte-rendu-communique', le: ctx.today().subtract({ days: 8 }) } as const;
	accepte(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));
	return { section, agent, dossier: `/dossiers/${id}` };
}

const envoyer = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const titre = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe.each(BROWSERS)('$name', ({ name, javaScript }) => {
	it('a text entered by an administrator dates a step of the agent, is named there, and can be ended', async () => {
		await site.setToday('2026-03-12');
		const { section, agent, dossier } = await scene(name);
		const dates = `${dossier}/echeances`;
		const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript });
		const entrer = (compteId: string) => enterAs(page, site.ctx, compteId);
		const expectFine = async () => {
			await expectNoSideScroll();
			if (javaScript) await expectAccessible();
		};
		const observations = page.locator('section', { has: page.locator('#observations') });

		await entrer(agent.compteId);
		await page.goto(dates);
		await observations.getByText('Le décret ne fixe aucun délai').first().waitFor();
		expect(await observations.getByText('Dernier jour légal').count()).toBe(0);

		await entrer(national);
		await page.goto(`/admin/sections/${section}`);
		await page.getByRole('link', { name: 'Les textes de l’employeur' }).click();
		await page.getByText('Aucun texte pour l’instant').waitFor();
		await expectFine();
		await page.getByRole('link', { name: 'Saisir un texte' }).click();
		await titre(page, 'Saisir un texte de l’employeur');
		await expectFine();

		// A longer delay than the décret’s is refused at its field, and nothing typed is lost.
		await page.getByText('Recours hiérarchique', { exact: true }).click();
		await page.getByLabel('Longueur').fill('30');
		await page.getByLabel('Référence').fill('Note de service du 2 mars 2026, point 4');
		await page.getByLabel('Adresse où le lire').fill('https://www.economie.gouv.fr/note');
		await page.getByLabel('Lu le').fill('2026-03-10');
		await page.getByLabel('S’applique à partir du').fill('2026-03-02');
		await envoyer(page, 'Voir ce que cela change');
		await page.getByRole('link', { name: /un texte local ne peut pas l’allonger/ }).waitFor();
		expect(await page.getByLabel('Référence').inputValue()).toBe('Note de service du 2 mars 2026, point 4');
		await expectFine();

		await page.getByText('Observations', { exact: true }).click();
		await page.getByLabel('Longueur').fill('2');
		const unite = page.getByLabel('En', { exact: true });
		await unite.selectOption('mois');
		await envoyer(page, 'Voir ce que cela change');
		await page.getByText(/ce texte la date, 2\smois après son point de départ/).waitFor();
		expect(await unite.inputValue()).toBe('M');
		// Changed since: what was read is no longer what would be saved.
		await page.getByLabel('Longueur').fill('10');
		await unite.selectOption('jours');
		await envoyer(page, 'Enregistrer ce texte');
		await page.getByText(/rien n’est encore enregistré/).waitFor();
		await page.getByText(/ce texte la date, 10\sjours après son point de départ/).waitFor();
		await expectFine();
		await envoyer(page, 'Enregistrer ce texte');
		await page.getByText('Le texte est enregistré.').waitFor();
		await page.getByText(/^Observations\s: 10\sjours$/).waitFor();
		await expectFine();

		await page.getByRole('link', { name: 'Saisir un texte' }).click();
		await page.getByText('Préavis avant l’entretien', { exact: true }).click();
		await page.getByLabel('Longueur').fill('10');
		await page.getByLabel('Référence').fill('Note de service du 2 mars 2026, point 2');
		await page.getByLabel('S’applique à partir du').fill('2026-03-02');
		await envoyer(page, 'Voir ce que cela change');
		await envoyer(page, 'Enregistrer ce texte');
		await page.getByText(/^Préavis de l’entretien, au moins 10\sjours$/).waitFor();

		// 4 March + 10 days = Saturday 14: the day to aim at is the Friday.
		await entrer(agent.compteId);
		await page.goto(dates);
		await observations.getByText('vendredi 13 mars 2026', { exact: true }).waitFor();
		expect(await observations.getByText('Dernier jour légal').count()).toBe(0);
		await observations.getByText(/^samedi 14 mars 2026/).waitFor();
		await observations
			.getByText(
				/Texte saisi par la section .*\s: Note de service du 2 mars 2026, point 4, en vigueur depuis/
			)
			.first()
			.waitFor();
		await expectFine();
		await page.goto(dossier);
		await page.getByText('Cette date vient du texte saisi par votre section.').waitFor();
		await page
			.getByText(/Dernier jour\s: samedi 14 mars 2026, d’après le texte saisi par la section/)
			.waitFor();
		await expectFine();
		await page.goto(`${dossier}/faits/nouveau?type=convocation-recue`);
		await page.getByText('Coller la convocation pour remplir les champs').click();
		await page.locator('#recue').fill('2026-03-11');
		await page
			.getByLabel('Texte de la convocation')
			.fill('Votre entretien professionnel aura lieu le vendredi 20 mars 2026 à 14 h, bureau 3.');
		await envoyer(page, 'Lire la convocation');
		await page
			.getByText(
				/pas pour le texte local \(Note de service du 2 mars 2026, point 2\), qui demande au moins 10\sjours/
			)
			.waitFor();
		await expectFine();

		await entrer(national);
		await page.goto(`/admin/sections/${section}/textes`);
		await page.getByRole('link', { name: /Mettre fin au texte.*Observations/ }).click();
		await titre(page, 'Mettre fin à ce texte ?');
		await expectFine();
		await page.getByLabel('Il ne s’applique plus à partir du').fill('2026-03-01');
		await envoyer(page, 'Mettre fin au texte');
		await page.getByRole('link', { name: /ne commence que le lundi 2 mars 2026/ }).waitFor();
		await page.getByLabel('Il ne s’applique plus à partir du').fill('2026-03-02');
		await envoyer(page, 'Mettre fin au texte');
		await page.getByText('La fin du texte est enregistrée.').waitFor();
		await page.getByRole('heading', { name: 'Terminés' }).waitFor();
		await page.getByText(/Prévu à partir du .*, retiré par la section/).waitFor();
		await expectFine();

		await entrer(agent.compteId);
		await page.goto(dates);
		await observations.getByText('Le décret ne fixe aucun délai').first().waitFor();
		expect(await observations.getByText('Dernier jour légal').count()).toBe(0);
	});
});
