import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrateur, Agent } from '#lib/server/acteurs.ts';
import { createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { createSection } from '#lib/server/sections.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
import { mainText, send } from '../support/pages.ts';
import { rediger } from '../support/scene.ts';
import { startSite, type Site } from '../support/site.ts';

/** A letter read again by a delegate before it is sent: asked for, remarked on, answered, approved, changed, finished. */

const op = () => randomUUID();
const CODE = 'recours-hierarchique';
const DELEGUE = 'dominique@exemple.fr';

let site: Site;
let browser: Browser;
let jeton: string;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	const { ctx } = site;
	const compteId = await premierAdministrateur(ctx, 'chef@exemple.fr');
	const actor: Administrateur = { kind: 'administrateur', compteId };
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const { id } = accepte(
		await createSection(ctx, actor, { nom: 'Gard', employeur: 'dgfip', ...carte }, op())
	);
	const mandat = { courriel: DELEGUE, nom: 'Dominique Faure', role: 'delegue' as const };
	accepte(await addMandat(ctx, actor, id, mandat, op()));
	const nouvelle = { serviceId: null, usagesMax: 100, expireLe: ctx.today().add({ days: 300 }) };
	jeton = accepte(await createInvitation(ctx, actor, id, nouvelle, op())).jeton;
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** A followed agent with a report notified four days ago and a draft that lacks nothing. */
async function agentSuivi(): Promise<{ qui: Agent; id: string }> {
	const { ctx } = site;
	const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
	const au = ctx.today();
	const nouveau = { ...PRIVE, saison: au.year, consentement: 'suivi', nom: 'Camille Petit' } as const;
	const { id } = accepte(await createDossier(ctx, qui, { ...nouveau, invitation: jeton }, op()));
	const fait = { type: 'compte-rendu-notifie', le: au.subtract({ days: 4 }) } as const;
	accepte(await recordFait(ctx, qui, id, { fait, preuve: null }, op()));
	await rediger(ctx, qui, id);
	return { qui, id };
}

const champ = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	async function entre(compteId: string) {
		const visitor = await visit(browser, site, { javaScript });
		await enterAs(visitor.page, site.ctx, compteId);
		return {
			page: visitor.page,
			check: async () => {
				await visitor.expectNoSideScroll();
				if (javaScript) await visitor.expectAccessible();
				expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
			}
		};
	}

	it('une lettre est demandée, commentée, corrigée, approuvée, puis terminée', async () => {
		const { qui, id } = await agentSuivi();
		const agent = await entre(qui.compteId);
		const delegue = await entre(await compteDe(site.ctx, DELEGUE));
		const lettre = `/dossiers/${id}/recours/lettre/${CODE}`;

		await agent.page.goto(lettre);
		await send(agent.page, 'Demander une relecture');
		await agent.page.getByText('Votre demande est notée').waitFor();
		await agent.page.getByText('Aucun·e délégué·e n’a encore répondu').waitFor();
		await agent.check();

		await delegue.page.goto(`/delegue/dossiers/${id}`);
		await delegue.page.getByText('Relecture demandée.').waitFor();
		await delegue.check();
		await delegue.page.getByRole('link', { name: 'Recours hiérarchique' }).first().click();
		await delegue.page.waitForURL(`**/lettres/${CODE}`);
		await delegue.page.locator('.feuille').getByText('Aucun fait ne le montre').waitFor();
		await delegue.check();
		await send(delegue.page, 'Envoyer la remarque');
		await delegue.page.getByRole('link', { name: /Écrivez votre remarque/ }).waitFor();
		await delegue.check();
		await champ(delegue.page, 'passage').fill('Aucun fait ne le montre.');
		await champ(delegue.page, 'texte').fill('Citez le chiffre de 2025 :\n412 dossiers.');
		await send(delegue.page, 'Envoyer la remarque');
		await delegue.page.getByText('Votre remarque est enregistrée').waitFor();
		await delegue.check();

		await agent.page.goto(lettre);
		const recu = await mainText(agent.page);
		expect(recu).toContain('Dominique Faure');
		expect(recu).toContain('Citez le chiffre de 2025');
		expect(recu).not.toContain(DELEGUE);
		await agent.check();
		await agent.page.getByRole('link', { name: 'Répondre à la remarque' }).click();
		await agent.page.waitForURL('**/relecture?remarque=*');
		await send(agent.page, 'Répondre');
		await agent.page.getByRole('link', { name: /Écrivez votre réponse/ }).waitFor();
		await agent.check();
		await champ(agent.page, 'texte').fill('C’est ajouté.');
		await send(agent.page, 'Répondre, et c’est réglé');
		await agent.page.getByText('La remarque est marquée comme réglée.').waitFor();
		await agent.page.getByText('Réglée', { exact: true }).waitFor();
		await agent.check();

		// The agent changes the letter while the delegate has it open.
		await delegue.page.goto(`/delegue/dossiers/${id}/lettres/${CODE}`);
		await delegue.page.getByText('C’est ajouté.').waitFor();
		await changer(agent.page, id, 'En 2025, 412 dossiers traités.');
		await send(delegue.page, 'Approuver cette version');
		await delegue.page.getByText('La lettre a changé depuis que vous l’avez ouverte').waitFor();
		await delegue.page.locator('.feuille').getByText('En 2025, 412 dossiers traités.').waitFor();
		await delegue.check();
		await send(delegue.page, 'Approuver cette version');
		await delegue.page.getByText('Vous avez approuvé cette version').waitFor();

		await agent.page.goto(lettre);
		await agent.page.getByText('Approuvée par Dominique Faure').waitFor();
		await changer(agent.page, id, 'En 2025, 413 dossiers traités.');
		await agent.page.goto(lettre);
		await agent.page.getByText('Approuvée avant vos derniers changements').waitFor();
		await agent.check();
		await changer(agent.page, id, 'En 2025, 412 dossiers traités.');
		await agent.page.goto(lettre);
		await agent.page.getByText('Approuvée par Dominique Faure').waitFor();
		await send(agent.page, 'Terminer la lettre');
		await agent.page.waitForURL('**/courriers/*');
		await agent.page.getByText('approuvée telle quelle par').waitFor();
		await agent.check();

		await agent.page.goto(`/dossiers/${id}/consentement`);
		await agent.page
			.getByText(/^Privé/)
			.first()
			.click();
		await send(agent.page, 'Enregistrer mon choix');
		await agent.page.waitForURL((url) => !url.pathname.endsWith('/consentement'));
		const answer = await delegue.page.request.get(`/delegue/dossiers/${id}/lettres/${CODE}`, {
			headers: { accept: 'text/html' }
		});
		expect(answer.status()).toBe(404);
	});
});

/** The agent gives another reason on the page of the element. */
async function changer(page: Page, id: string, motif: string): Promise<void> {
	await page.goto(`/dossiers/${id}/recours/elements/appreciation`);
	await champ(page, 'motif').fill(motif);
	await send(page, 'Enregistrer et continuer');
	await page.waitForURL((url) => !url.pathname.endsWith('/appreciation'));
}
