import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { recordEngagement, tipEngagements } from '#lib/server/engagements.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { createService } from '#lib/server/services.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { download, mainText, send, title, touch } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';
import { agentDEssai, sectionDEssai, type SectionDEssai } from '../support/suivi.ts';

/* An agent pledges, is told that the number is reached, and their delegate sees it and prepares the campaign. */

let site: Site;
let browser: Browser;
let administrateur: Administrateur;
let section: SectionDEssai;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	const compteId = await premierAdministrateur(site.ctx, 'chef@exemple.fr');
	administrateur = { kind: 'administrateur', compteId };
	section = await sectionDEssai(site.ctx, administrateur, 'Gard');
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

const op = () => randomUUID();

/** A service with an invitation to it, where so many agents pledged already, by their names. */
async function service(nom: string, ...noms: readonly string[]): Promise<string> {
	const { ctx } = site;
	const saisi = { nom, parentId: null, effectif: 40 };
	const { id: serviceId } = accepte(await createService(ctx, administrateur, section.id, saisi, op()));
	const nouvelle = { serviceId, usagesMax: 50, expireLe: ctx.today().add({ days: 30 }) };
	const { jeton } = accepte(await createInvitation(ctx, administrateur, section.id, nouvelle, op()));
	for (const un of noms) {
		const { agent, dossierId } = await agentDEssai(ctx, jeton, { ...DE_L_ANNEE(), nom: un });
		const saisie = { seuil: 4, finLe: ctx.today().add({ days: 20 }), montrerNom: true };
		accepte(await recordEngagement(ctx, agent, dossierId, saisie, op()));
	}
	return jeton;
}

const DE_L_ANNEE = () => ({ saison: site.ctx.today().year });

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	const lieu = `Service de gestion comptable de Château-Arnoux ${javaScript ? 'avec' : 'sans'}`;

	it('an agent pledges, and everybody learns at once that the number is reached', async () => {
		const jeton = await service(lieu, 'Ana Petit', 'Bao Roy', 'Cyr Noël', 'Dan Haddad');
		const un = await agentDEssai(site.ctx, jeton, { ...DE_L_ANNEE(), nom: 'Zoé Bernard' });
		const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript });
		const expectFine = async () => {
			await expectNoSideScroll();
			if (javaScript) await expectAccessible();
		};
		await enterAs(page, site.ctx, un.agent.compteId);
		await page.goto(`/dossiers/${un.dossierId}`);
		await page.getByRole('link', { name: 'M’engager si nous sommes assez' }).click();
		await page.getByRole('heading', { level: 1, name: 'Refuser à plusieurs' }).waitFor();
		expect(await mainText(page)).not.toContain('Ana');
		await expectFine();
		await page.getByLabel('Je boycotte si au moins').fill('2');
		await send(page, 'M’engager');
		await page.getByRole('link', { name: 'Écrivez 4 ou plus' }).waitFor();
		await expectFine();
		await page.getByLabel('Je boycotte si au moins').fill('4');
		await touch(
			page,
			'Quand le nombre sera atteint, montrer mon nom, « Zoé Bernard », aux collègues engagés avec moi et à mes délégué·es'
		);
		await send(page, 'M’engager');
		await page.getByText('Votre engagement est noté.').waitFor();

		await tipEngagements(site.ctx);
		expect((await site.readMail(un.courriel)).subject).toBe('Quelque chose vous attend');
		await page.goto(`/dossiers/${un.dossierId}`);
		await page.getByRole('link', { name: 'Le nombre est atteint' }).click();
		await page.getByText('Au moins 5 personnes de votre service').waitFor();
		expect(await mainText(page)).toContain('Ana Petit Bao Roy Cyr Noël Dan Haddad');
		await expectFine();
		await page.getByRole('link', { name: 'Ne plus montrer mon nom' }).click();
		await expectFine();
		await send(page, 'Effacer mon nom');
		await page.getByText('Votre nom n’est plus montré.').waitFor();
	});
});

it('a delegate sees it, prints a sheet and the papers of the campaign', async () => {
	const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { width: 1280 });
	const lieu = 'Pôle de recouvrement spécialisé';
	await service(lieu, 'Ana Petit', 'Bao Roy', 'Cyr Noël', 'Dan Haddad', 'Eva Sy');
	await tipEngagements(site.ctx);
	await enterAs(page, site.ctx, section.delegue.compteId);
	await page.goto('/delegue/outils');
	await page.getByRole('link', { name: 'Refuser à plusieurs' }).click();
	await page.getByRole('heading', { level: 2, name: lieu }).waitFor();
	expect(await mainText(page)).toContain('Ana Petit, Bao Roy, Cyr Noël, Dan Haddad, Eva Sy.');
	await expectNoSideScroll();
	await expectAccessible();
	const feuille = await download(page, page.getByRole('button', { name: 'Télécharger la feuille' }));
	expect((await readPdf(feuille.octets)).texte).toContain('Refuser à plusieurs');

	await page.goto('/delegue/kit');
	expect(await title(page)).toBe('Kit de campagne');
	await page.getByText('Aucun chiffre pour l’instant').waitFor();
	await expectNoSideScroll();
	await expectAccessible();
	const affiche = await download(page, page.getByRole('link', { name: 'Affiche A3' }));
	expect(affiche.nom).toBe('affiche-a3.pdf');
	expect((await readPdf(affiche.octets)).pages).toHaveLength(1);
});
