import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { dossier } from '#lib/server/dossiers.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { download, mainText, send, touch } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';
import { type AgentDEssai, agentDEssai, type SectionDEssai, sectionDEssai } from '../support/suivi.ts';

let site: Site;
let browser: Browser;
let section: SectionDEssai;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	await site.setToday('2026-03-02');
	const compteId = await premierAdministrateur(site.ctx, 'camille@exemple.fr');
	const administrateur: Administrateur = { kind: 'administrateur', compteId };
	section = await sectionDEssai(site.ctx, administrateur, 'Section de Loire');
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);

describe.each(BROWSERS)('agir ensemble, $name', ({ javaScript }) => {
	/** Somebody on a phone, signed in, who looks at each page that they come to. */
	async function entre(compteId: string, { delegue = false } = {}) {
		const visitor = await visit(browser, site, { javaScript });
		await enterAs(visitor.page, site.ctx, compteId, { secondFacteur: delegue });
		const check = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};
		return { page: visitor.page, check };
	}
	type Visiteur = Awaited<ReturnType<typeof entre>>;

	const convoque = (consentement: 'prive' | 'suivi', nom: string) =>
		agentDEssai(site.ctx, section.jeton, {
			consentement,
			nom,
			faits: [
				{
					type: 'convocation-recue',
					le: Temporal.PlainDate.from('2026-02-25'),
					entretienLe: Temporal.PlainDate.from('2026-03-12'),
					evaluateur: 'M. Bernard, chef du SIP'
				}
			]
		});

	/** The delegate opens a refusal; gives its address. */
	async function ouvre({ page, check }: Visiteur, titre: string): Promise<string> {
		await page.goto('/delegue/actes');
		await page.getByRole('link', { name: 'Ouvrir un refus commun' }).click();
		await page.waitForURL(/nouveau\/refus/);
		await check();
		await send(page, 'Ouvrir l’acte');
		await page.getByRole('link', { name: /Donnez un titre/ }).waitFor();
		await field(page, 'titre').fill(titre);
		await field(page, 'explication').fill('Nous en avons parlé en heure d’information.');
		await touch(page, 'Les effectifs et les moyens');
		await field(page, 'motifLibre').fill('Notre service a perdu trois emplois en deux ans.');
		await field(page, 'finLe').fill('2026-03-20');
		await check();
		await send(page, 'Ouvrir l’acte');
		await page.waitForURL(/note=ouvert/);
		expect(await mainText(page)).toContain('Personne pour l’instant');
		await check();
		return new URL(page.url()).pathname;
	}

	/** An agent finds the act from their dossier and joins it. */
	async function rejoint({ page, check }: Visiteur, { dossierId }: AgentDEssai, titre: string, nom: string) {
		await page.goto(`/dossiers/${dossierId}`);
		await page.getByRole('link', { name: titre }).click();
		await page.waitForURL(/\/actes\/[^/]+$/);
		const avant = await mainText(page);
		expect(avant).toContain('Moins de cinq personnes');
		expect(avant).toContain('Notre service a perdu trois emplois en deux ans.');
		expect(avant).toContain('Ce que vous risquez');
		await check();
		await field(page, 'nom').fill(nom);
		await send(page, 'Rejoindre l’acte');
		await page.getByRole('link', { name: /Cochez la case/ }).waitFor();
		expect(await field(page, 'nom').inputValue()).toBe(nom);
		await page.getByText(/^J’ai lu ce texte/).click();
		await send(page, 'Rejoindre l’acte');
		await page.waitForURL(/note=rejoint/);
		await check();
		return avant;
	}

	it('un texte, deux accords, un retrait, une lettre qui part, le courrier de la section', async () => {
		const titre = `Refuser ensemble ${randomUUID().slice(0, 4)}`;
		const [ana, lou] = [await convoque('prive', 'Ana Petit'), await convoque('suivi', 'Lou Diaz')];
		const delegue = await entre(section.delegue.compteId, { delegue: true });
		const acte = await ouvre(delegue, titre);

		const visiteAna = await entre(ana.agent.compteId);
		await rejoint(visiteAna, ana, titre, 'Ana Petit');
		const visiteLou = await entre(lou.agent.compteId);
		expect(await rejoint(visiteLou, lou, titre, 'Lou Diaz')).not.toContain('Ana Petit');
		expect(await mainText(visiteLou.page)).toContain('Ana Petit');

		await delegue.page.goto(acte);
		expect(await mainText(delegue.page)).toMatch(/Ana Petit.*Lou Diaz/);
		await delegue.check();
		await delegue.page.goto(`${acte}/modification`);
		expect(await field(delegue.page, 'titre').count()).toBe(0);
		await delegue.check();

		await visiteLou.page.getByRole('link', { name: 'Me retirer de cet acte' }).click();
		await visiteLou.page.waitForURL(/retrait$/);
		await visiteLou.check();
		await send(visiteLou.page, 'Me retirer');
		await visiteLou.page.waitForURL(/note=retire/);
		await visiteLou.check();

		const { page, check } = visiteAna;
		await page.reload();
		expect(await mainText(page)).not.toContain('Lou Diaz');
		await page.getByRole('link', { name: 'Écrire ma lettre' }).click();
		await page.waitForURL(/\/lettre$/);
		expect(await field(page, 'destinataireNom').inputValue()).toBe('Bernard');
		expect(await field(page, 'dateEntretien').inputValue()).toBe('2026-03-12');
		await check();
		await field(page, 'ville').fill('Nantes');
		await send(page, 'Terminer la lettre');
		await page.getByText('Relisez-la, puis terminez.').first().waitFor();
		await check();
		await send(page, 'Terminer la lettre');
		await page.waitForURL(/\/courriers\//);
		const lettre = await readPdf(
			(await download(page, page.getByRole('link', { name: 'PDF', exact: true }))).octets
		);
		expect(lettre.texte.replaceAll(/\s+/g, ' ')).toContain(
			'Notre service a perdu trois emplois en deux ans.'
		);
		expect(lettre.texte).not.toContain('Diaz');

		await page.goto(`/dossiers/${ana.dossierId}/actes`);
		await page.getByRole('link', { name: titre }).click();
		await page.getByRole('link', { name: 'Ma lettre est partie' }).click();
		await page.waitForURL(/\/envoi$/);
		await check();
		await send(page, 'Noter l’envoi');
		await page.getByRole('link', { name: /Dites comment elle est partie/ }).waitFor();
		await touch(page, 'En main propre');
		await send(page, 'Noter l’envoi');
		await page.waitForURL(/note=signe/);
		expect(await mainText(page)).toContain('Partie le lundi 2 mars 2026');
		await check();
		const { faits, consentement } = await dossier(site.ctx, ana.agent, ana.dossierId);
		expect(faits.map(({ fait }) => fait.type)).toEqual(['convocation-recue', 'refus-envoye']);
		expect(consentement).toBe('prive');

		await transmet(delegue, acte);
		await ferme(delegue, acte);
	});

	/** The delegate reads who signed, and takes the cover letter away. */
	async function transmet({ page, check }: Visiteur, acte: string): Promise<void> {
		await page.goto(acte);
		const vu = await mainText(page);
		expect(vu).toContain('Ana Petit');
		expect(vu).not.toContain('Lou Diaz');
		await page.getByRole('link', { name: 'Préparer le courrier' }).click();
		await page.waitForURL(/transmission$/);
		await check();
		await send(page, 'PDF');
		await page.getByRole('link', { name: /Remplissez « Votre prénom et votre nom »/ }).waitFor();
		await check();
		await field(page, 'agentNom').fill('Nadia Benali');
		await field(page, 'destinataireQualite').fill('Directrice départementale');
		await field(page, 'mot').fill('Nous vous demandons une rencontre.');
		const { nom, octets } = await download(page, page.getByRole('button', { name: 'PDF', exact: true }));
		expect(nom).toBe('lettre-2026-03-02.pdf');
		const { texte } = await readPdf(octets);
		const lu = texte.replaceAll(/\s+/g, ' ');
		expect(lu).toContain('Ana Petit, le 2 mars 2026');
		expect(lu).toContain('Nous vous demandons une rencontre.');
		expect(lu).toContain('à son nom, et non à la section');
		expect(lu).not.toContain('Diaz');
	}

	async function ferme({ page, check }: Visiteur, acte: string): Promise<void> {
		await page.goto(acte);
		await page.getByRole('link', { name: 'Fermer l’acte' }).click();
		await page.waitForURL(/cloture$/);
		await check();
		await send(page, 'Fermer l’acte');
		await page.waitForURL(/note=clos/);
		await check();
	}

	it('une contestation commune entre dans le recours de chacun·e, avec ses propres dates', async () => {
		const titre = `Contester ensemble ${randomUUID().slice(0, 4)}`;
		const un = await agentDEssai(site.ctx, section.jeton, {
			consentement: 'prive',
			faits: [{ type: 'compte-rendu-notifie', le: Temporal.PlainDate.from('2026-02-02') }]
		});
		const { page, check } = await entre(section.delegue.compteId, { delegue: true });
		await page.goto('/delegue/actes/nouveau/contestation');
		await field(page, 'titre').fill(titre);
		await field(page, 'rubrique').selectOption('appreciation');
		await field(page, 'motif').fill('La même phrase se lit dans tous les comptes rendus.');
		await field(page, 'remarque').fill('Le compte rendu ne porte aucun visa.');
		await field(page, 'moyen').selectOption({ index: 1 });
		await field(page, 'finLe').fill('2026-03-20');
		await check();
		await send(page, 'Ouvrir l’acte');
		await page.waitForURL(/note=ouvert/);
		await check();

		const agent = await entre(un.agent.compteId);
		await agent.page.goto(`/dossiers/${un.dossierId}/actes`);
		await agent.page.getByRole('link', { name: titre }).click();
		await agent.page.waitForURL(/\/actes\/[^/]+$/);
		const vu = await mainText(agent.page);
		expect(vu).toContain('Votre propre délai est passé');
		expect(vu).toContain('Et dans votre dossier');
		await agent.check();
		await field(agent.page, 'nom').fill('Noé Roux');
		await agent.page.getByText(/^J’ai lu ce texte/).click();
		await send(agent.page, 'Rejoindre l’acte');
		await agent.page.waitForURL(/note=rejoint/);
		await agent.page.getByRole('link', { name: 'Mettre le texte dans mon recours' }).click();
		await agent.page.waitForURL(/versement$/);
		await agent.check();
		await send(agent.page, 'Mettre dans mon recours');
		await agent.page.waitForURL(/note=verse/);
		await agent.check();
		await agent.page.goto(`/dossiers/${un.dossierId}/recours/elements/appreciation`);
		expect(await field(agent.page, 'motif').inputValue()).toContain('La même phrase se lit');
		await agent.page.goto(`/dossiers/${un.dossierId}/actes`);
		await agent.page.getByRole('link', { name: titre }).click();
		await agent.page.getByRole('link', { name: 'Mon recours est parti' }).click();
		await agent.page.waitForURL(/envoi$/);
		expect(await mainText(agent.page)).toContain('Aucun envoi noté');
		await agent.check();
	});
});
