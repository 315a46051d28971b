import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { mainText, send, touch } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';
import { agentDEssai, sectionDEssai, type SectionDEssai } from '../support/suivi.ts';

/** Words between an agent and the delegates: a message each way, a call noted, a text to the whole service. */

let site: Site;
let browser: Browser;
let administrateur: Administrateur;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	administrateur = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(site.ctx, 'chef@exemple.fr')
	};
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

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

	const saison = () => site.ctx.today().year;

	async function decor(): Promise<{ section: SectionDEssai; dossierId: string; agentId: string }> {
		const section = await sectionDEssai(site.ctx, administrateur, `Gard ${randomUUID().slice(0, 8)}`);
		const saisie = { titre: 'Seconde convocation', texte: 'Vous pouvez aussi la refuser.' };
		accepte(await addReponse(site.ctx, section.delegue, section.id, saisie, randomUUID()));
		const { agent, dossierId } = await agentDEssai(site.ctx, section.jeton, { saison: saison() });
		return { section, dossierId, agentId: agent.compteId };
	}

	it('un message va et revient, un appel est noté, un texte part à la section', async () => {
		const { section, dossierId, agentId } = await decor();
		const delegue = await entre(section.delegue.compteId);
		const agent = await entre(agentId);
		const suivi = `/delegue/dossiers/${dossierId}`;

		await delegue.page.goto(suivi);
		await delegue.page.getByRole('link', { name: 'Écrire à l’agent', exact: true }).click();
		await send(delegue.page, 'Envoyer');
		await delegue.page.getByText('Écrivez votre message.').first().waitFor();
		await champ(delegue.page, 'texte').fill('Bonjour,');
		await champ(delegue.page, 'reponse').selectOption({ label: 'Seconde convocation' });
		await send(delegue.page, 'Insérer');
		await expect
			.poll(() => champ(delegue.page, 'texte').inputValue())
			.toBe('Bonjour,\n\nVous pouvez aussi la refuser.');
		await send(delegue.page, 'Envoyer');
		await delegue.page.getByText('Pas encore lu').waitFor();
		await delegue.check();

		await agent.page.goto('/dossiers');
		await agent.page.getByRole('link', { name: 'Lire vos messages', exact: true }).click();
		await agent.check();
		await agent.page.getByRole('link', { name: `Dossier ${saison()}`, exact: true }).click();
		await agent.page.getByText('Vous pouvez aussi la refuser.').waitFor();
		await champ(agent.page, 'texte').fill('Merci, je la refuse.');
		await send(agent.page, 'Envoyer');
		await agent.page.getByText('Personne ne s’occupe encore de votre dossier').waitFor();
		await agent.check();

		await delegue.page.goto(suivi);
		expect(await mainText(delegue.page)).toContain('1 message à lire.');
		await delegue.page.getByRole('link', { name: 'Lire et répondre', exact: true }).click();
		await delegue.page.getByText('Merci, je la refuse.').waitFor();
		expect(await mainText(delegue.page)).toMatch(/Nouveau.*Merci.*Lu/);

		await delegue.page.goto(`${suivi}/appels`);
		await touch(delegue.page, 'L’agent a appelé');
		await touch(delegue.page, 'Nous avons parlé');
		await send(delegue.page, 'Noter l’appel');
		await delegue.page.getByText('Notez en une phrase').first().waitFor();
		await champ(delegue.page, 'texte').fill('Rappeler lundi.');
		await delegue.check();
		await send(delegue.page, 'Noter l’appel');
		await delegue.page.getByText('Rappeler lundi.').waitFor();
		await delegue.check();

		await delegue.page.goto(`/delegue/diffusions/nouvelle?section=${section.id}`);
		expect(await mainText(delegue.page)).toContain('personne n’a accepté de recevoir');
		await agent.page.goto(`/dossiers/${dossierId}/joignable`);
		await touch(agent.page, 'Oui, je veux les recevoir');
		await agent.check();
		await send(agent.page, 'Enregistrer mon choix');
		await agent.page.getByText('Votre choix est enregistré').waitFor();

		await delegue.page.reload();
		await champ(delegue.page, 'titre').fill('Réunion lundi');
		await champ(delegue.page, 'texte').fill('À midi, salle du bas.');
		await delegue.check();
		await send(delegue.page, 'Envoyer à 1 personne');
		await delegue.page.getByText('1 personne, pas encore ouvert').waitFor();
		await delegue.check();

		await agent.page.goto('/messages');
		await agent.page.getByRole('link', { name: 'Réunion lundi', exact: true }).click();
		await agent.page.getByText('À midi, salle du bas.').waitFor();
		await agent.check();
		await delegue.page.reload();
		expect(await mainText(delegue.page)).toContain('1 personne, 1 l’a ouvert');
	});
});
