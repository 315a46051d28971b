import type { Browser, Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPiece } from '#lib/server/pieces.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte } from '../support/dossier.ts';
import { uneImage } from '../support/fichiers.ts';
import { enterAs, premierAdministrateur } from '../support/mandats.ts';
import { download, mainText, said, send, touch } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';
import { agentDEssai, recoursDEssai, sectionDEssai } from '../support/suivi.ts';

/* A sitting of the commission, from its opening to the opinion noted by the agent in their own dossier. */

/** One journey after the other: a clock that goes back would find facts to come. */
const JOURS = {
	avec: {
		notifie: '2026-02-16',
		envoi: '2026-03-02',
		veille: '2026-03-01',
		le: '2026-04-14',
		dit: 'mardi 14 avril 2026'
	},
	sans: {
		notifie: '2026-04-20',
		envoi: '2026-05-04',
		veille: '2026-05-03',
		le: '2026-06-16',
		dit: 'mardi 16 juin 2026'
	}
};
const op = () => crypto.randomUUID();
const plat = (texte: string) => texte.replaceAll(/\s+/g, ' ');

let site: Site;
let browser: Browser;
let section: Awaited<ReturnType<typeof sectionDEssai>>;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	await site.setToday(JOURS.avec.envoi);
	const compteId = await premierAdministrateur(site.ctx, 'chef@exemple.fr');
	section = await sectionDEssai(site.ctx, { kind: 'administrateur', compteId }, 'Gard');
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

/** A followed dossier whose appeal left with one exhibit. */
async function unDossier(nom: string, { notifie, envoi }: (typeof JOURS)['avec']) {
	const { ctx } = site;
	const le = (texte: string) => Temporal.PlainDate.from(texte);
	const qui = await agentDEssai(ctx, section.jeton, {
		nom,
		faits: [{ type: 'compte-rendu-notifie', le: le(notifie) }]
	});
	const fichier = { nom: 'tableau.png', octets: await uneImage('png') };
	const { piece } = accepte(await addPiece(ctx, qui.agent, qui.dossierId, fichier, op()));
	await recoursDEssai(ctx, qui.agent, qui.dossierId, {
		le: le(envoi),
		motif: 'Les chiffres disent le contraire.',
		pieces: [piece.id]
	});
	return qui;
}

/** The mail that something waits, among those of the dates. */
async function avis(courriel: string): Promise<Email> {
	for (;;) {
		const mail = await site.readMail(courriel);
		if (mail.subject === 'Quelque chose vous attend') return mail;
		expect(mail.subject).toMatch(/^(À faire|Est-ce fait)/);
	}
}

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	async function entre(compteId: string, width = 360) {
		const visitor = await visit(browser, site, { javaScript, width });
		await enterAs(visitor.page, site.ctx, compteId);
		return {
			...visitor,
			expectFine: async () => {
				await visitor.expectNoSideScroll();
				await visitor.expectAccessible();
			}
		};
	}
	const heading = (page: Page, name: string | RegExp) =>
		page.getByRole('heading', { level: 1, name }).waitFor();

	it('a dossier goes before the commission with its agent’s agreement, and the opinion comes back', async () => {
		const jours = javaScript ? JOURS.avec : JOURS.sans;
		const seanceDu = `CAP nationale du ${jours.dit}`;
		await site.setToday(jours.envoi);
		const nom = javaScript ? 'Camille Avec' : 'Camille Sans';
		const lieu = javaScript ? 'Salle avec' : 'Salle sans';
		const qui = await unDossier(nom, jours);

		const delegue = await entre(section.delegue.compteId);
		const chez = delegue.page;
		await chez.goto('/delegue');
		await chez.getByRole('link', { name: 'CAP et CCP' }).click();
		await heading(chez, 'CAP et CCP');
		await delegue.expectFine();
		await chez.getByRole('link', { name: 'Ouvrir une séance' }).click();
		await heading(chez, 'Ouvrir une séance');
		await chez.getByLabel('Jour de la séance').fill(jours.veille);
		await chez.getByLabel('La commission entend les dossiers des').selectOption('fpe');
		await chez.getByLabel('Lieu').fill(lieu);
		await send(chez, 'Ouvrir la séance');
		// The day went by, and the members are missing: one thing at a time, and nothing typed is lost.
		await chez.getByRole('link', { name: /est passé/ }).waitFor();
		expect(await chez.getByLabel('Lieu').inputValue()).toBe(lieu);
		await delegue.expectFine();
		await chez.getByLabel('Jour de la séance').fill(jours.le);
		await send(chez, 'Ouvrir la séance');
		await chez.getByRole('link', { name: /au moins un·e élu·e/ }).waitFor();
		await chez.getByLabel('Les élu·es qui siègent').fill('Dominique Faure, titulaire\nAlix Noël, suppléante');
		await send(chez, 'Ouvrir la séance');
		await heading(chez, seanceDu);
		await delegue.expectFine();
		const seance = new URL(chez.url()).pathname;

		await chez.getByRole('link', { name: 'Mettre un dossier' }).click();
		await heading(chez, 'Mettre un dossier');
		await delegue.expectFine();
		await touch(chez, nom);
		await send(chez, 'Demander l’accord de l’agent');
		await chez.getByText('Le dossier est proposé.').waitFor();
		expect(await mainText(chez)).toContain('attend la réponse de l’agent');

		expect((await avis(qui.courriel)).text).not.toMatch(/CAP|Camille|Gard/);

		const agent = await entre(qui.agent.compteId);
		const soi = agent.page;
		await soi.goto(`/dossiers/${qui.dossierId}`);
		await soi.getByRole('link', { name: seanceDu }).click();
		await heading(soi, /CAP nationale/);
		const page = await mainText(soi);
		for (const dit of ['Dominique Faure, titulaire', 'Pièce n° 1', 'recours', 'Contrôleuse principale'])
			expect(page.toLowerCase()).toContain(dit.toLowerCase());
		await agent.expectFine();
		const papiers = await download(soi, soi.getByRole('link', { name: /Lire ces papiers/ }));
		expect(plat((await readPdf(papiers.octets)).texte)).toContain('Les chiffres disent le contraire.');
		await send(soi, 'Confier mon dossier aux élu·es');
		await soi.getByText('Votre accord est enregistré.').waitFor();
		await agent.expectFine();

		await chez.goto(`${seance}/passages/${qui.dossierId}/notes`);
		await chez.getByLabel('Notes').fill('Insister sur le tableau.');
		await send(chez, 'Enregistrer les notes');
		await chez.getByText('Vos notes sont gardées.').waitFor();
		await delegue.expectFine();
		await chez.goto(seance);
		await chez.getByText(/dossier accordé/).waitFor();
		const lien = chez.getByRole('link', { name: 'Le même, avec nos notes' });
		const paquet = await download(chez, lien);
		expect(paquet.nom).toBe('dossier.pdf');
		const { pages, texte } = await readPdf(paquet.octets);
		expect(plat(pages[0]?.texte ?? '')).toContain('Alix Noël, suppléante');
		const fiche = plat(pages[1]?.texte ?? '');
		for (const dit of [nom, 'Contrôleuse principale', 'Les chiffres disent', 'Insister sur le tableau.'])
			expect(fiche).toContain(dit);
		expect(plat(texte)).toContain('Pièce n° 1');

		await chez.goto(`${seance}/passages/${qui.dossierId}/resultat`);
		await chez.getByText('La séance n’est pas tenue').waitFor();
		await site.setToday(jours.le);
		// Weeks later, the sessions are over.
		await enterAs(chez, site.ctx, section.delegue.compteId);
		await enterAs(soi, site.ctx, qui.agent.compteId);
		await chez.goto(`${seance}/passages/${qui.dossierId}`);
		await chez.getByRole('link', { name: 'Noter l’avis' }).click();
		await heading(chez, 'Noter l’avis');
		await touch(chez, 'Avis favorable en partie');
		const personnel = chez.getByRole('group', { name: /représentant·es du personnel/ });
		await personnel.getByLabel('Pour').fill('-4');
		await send(chez, 'Enregistrer et prévenir l’agent');
		await chez.getByRole('link', { name: /nombre de voix/ }).waitFor();
		await delegue.expectFine();
		await personnel.getByLabel('Pour').fill('4');
		await chez
			.getByRole('group', { name: /administration/ })
			.getByLabel('Contre')
			.fill('4');
		await chez.getByLabel('Mot de la section à l’agent').fill('Le point sur l’appréciation est gagné.');
		await send(chez, 'Enregistrer et prévenir l’agent');
		await chez.getByText('L’avis est noté.').waitFor();
		await delegue.expectFine();

		await avis(qui.courriel);
		await soi.goto(`/dossiers/${qui.dossierId}/cap`);
		await soi.getByText('Avis favorable en partie').waitFor();
		await agent.expectFine();
		await soi.getByRole('link', { name: /CAP nationale/ }).click();
		await soi.getByText('Le point sur l’appréciation est gagné.').waitFor();
		expect(await said(soi.getByRole('main'))).toContain('4 pour, 4 contre');
		expect(await soi.getByLabel('Jour de l’avis').inputValue()).toBe(jours.le);
		await agent.expectFine();
		await send(soi, 'Noter l’avis dans mon dossier');
		await soi.getByText('L’avis est noté dans votre dossier.').waitFor();
		expect(await soi.getByRole('button', { name: 'Noter l’avis dans mon dossier' }).count()).toBe(0);

		// Taken back: the next file no longer has it.
		await send(soi, 'Reprendre mon accord');
		await soi.getByText(/Votre dossier n’est pas, ou plus, remis/).waitFor();
		await chez.goto(seance);
		await chez.getByText('l’agent ne le souhaite pas').waitFor();
		expect(await chez.getByRole('link', { name: /Télécharger/ }).count()).toBe(0);
	});
});
