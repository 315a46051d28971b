import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor } from '#lib/server/db/as-actor.ts';
import { invitation } from '#lib/server/db/schema.ts';
import { createJeton, jetonHash } from '#lib/server/jetons.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { codeDans } from '../support/entree.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';
import { startSite, type Site } from '../support/site.ts';

/** A Thursday, in the week of the dated example of the deadlines: notified on the 10th, last day on the 26th. */
const AUJOURDHUI = '2026-01-15';

let site: Site;
let browser: Browser;
/** Token of the invitation of a service. */
let jeton: string;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	await site.setToday(AUJOURDHUI);
	jeton = await invite('Finances publiques 84');
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

async function invite(section: string): Promise<string> {
	const { ctx } = site;
	const compteId = await insertFirstAdministrateur(ctx);
	const { invitationId } = await insertSection(ctx, compteId, section);
	const token = createJeton();
	await asActor(ctx.db, { kind: 'administrateur', compteId }, (tx) =>
		tx
			.update(invitation)
			.set({ jetonHash: jetonHash(token) })
			.where(eq(invitation.id, invitationId))
	);
	return token;
}

/** Somebody new comes in: the sign-in has its own journeys. */
async function enter(page: Page): Promise<void> {
	const compteId = await compteDe(site.ctx, `${randomUUID()}@exemple.fr`);
	await enterAs(page, site.ctx, compteId, { secondFacteur: false });
}

/** Opens a private dossier by the pages, and gives its address. */
async function openDossier(page: Page): Promise<string> {
	await page.goto('/dossiers');
	await page.getByRole('link', { name: 'Ouvrir mon dossier' }).click();
	await page.getByText('Aucun de ces cas').click();
	await page.getByLabel('Où travaillez-vous').selectOption('dgfip');
	await page.getByText('Fonctionnaire titulaire', { exact: true }).click();
	await page.getByRole('button', { name: 'Continuer' }).click();
	await page.getByText('décret n° 2010-888').waitFor();
	await page
		.getByText(/^Privé/)
		.last()
		.click();
	await page.getByRole('button', { name: 'Ouvrir mon dossier' }).click();
	await page.getByText('Votre dossier est ouvert').waitFor();
	return new URL(page.url()).pathname;
}

const jour = (page: Page) => page.locator('input[name=le]').last();

/** Records a fact by its page. */
async function note(page: Page, dossier: string, type: string, le: string): Promise<void> {
	await page.goto(`${dossier}/faits/nouveau?type=${type}`);
	await jour(page).fill(le);
	await page.getByRole('button', { name: 'Enregistrer' }).click();
}

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	async function arrive({ mayBeAway = false } = {}) {
		const visitor = await visit(browser, site, { javaScript, width: 360, mayBeAway });
		await enter(visitor.page);
		const expectFine = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};
		return { page: visitor.page, expectFine };
	}

	it('logs a convocation, a refusal and a report, corrects it, and sees the right days', async () => {
		const { page, expectFine } = await arrive();
		await page.goto('/dossiers');
		await page.getByRole('heading', { name: 'Vous n’avez pas encore de dossier' }).waitFor();
		await expectFine();
		const dossier = await openDossier(page);
		await expectFine();

		await page.getByRole('link', { name: 'J’ai reçu une convocation' }).first().click();
		await page.getByText('Coller la convocation').click();
		await page.locator('#recue').fill('2026-01-05');
		await page
			.getByLabel('Texte de la convocation')
			.fill(
				'Bonjour, je vous convoque à votre entretien professionnel le mardi 20 janvier 2026 à 10h30, salle B12.\nPaul Durand'
			);
		await page.getByRole('button', { name: 'Lire la convocation' }).click();
		await page.getByText('Convocation lue').waitFor();
		expect(await jour(page).inputValue()).toBe('2026-01-05');
		expect(await page.locator('[name=entretienLe]').inputValue()).toBe('2026-01-20');
		expect(await page.locator('[name=heure]').inputValue()).toBe('10:30');
		await expectFine();
		await page.getByRole('button', { name: 'Enregistrer' }).click();
		await page.getByRole('heading', { name: 'Répondre à la convocation' }).waitFor();
		await page.getByText('mardi 20 janvier 2026, dans 5').waitFor();
		await expectFine();

		await note(page, dossier, 'refus-envoye', '2026-01-08');
		await page.getByRole('heading', { name: 'Votre refus est noté' }).waitFor();
		await page.getByText('Rien ne vous est demandé depuis le jeudi 8 janvier 2026').waitFor();

		await note(page, dossier, 'compte-rendu-notifie', '2026-01-16');
		await page.getByRole('link', { name: /porte une date à venir/ }).waitFor();
		expect(await jour(page).inputValue()).toBe('2026-01-16');
		await expectFine();
		await jour(page).fill('2026-01-12');
		await page.getByLabel('Ce que vous gardez').fill('Le courriel d’ESTEVE');
		await page.getByRole('button', { name: 'Enregistrer' }).click();
		await page.getByText('C’est noté').waitFor();
		await page.getByText('Dernier jour légal : mercredi 28 janvier 2026').waitFor();
		await page.getByText('Preuve : Le courriel d’ESTEVE').waitFor();

		await page.getByRole('link', { name: 'Corriger ou retirer : On m’a notifié le compte rendu' }).click();
		await page.getByRole('heading', { name: 'On m’a notifié le compte rendu' }).waitFor();
		await expectFine();
		await jour(page).fill('2026-01-10');
		await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
		await page
			.getByText(
				'le dernier jour passe du mercredi 28 janvier 2026 au lundi 26 janvier 2026 ; visez le vendredi 23 janvier 2026.'
			)
			.waitFor();
		const carte = page.getByRole('region', { name: 'Envoyer votre recours hiérarchique' });
		await carte.getByText('vendredi 23 janvier 2026').first().waitFor();
		await carte.getByText('Dernier jour légal : lundi 26 janvier 2026').waitFor();
		await carte.getByText('Il vous reste 8 jours').waitFor();
		const recours = carte.getByRole('link', { name: 'Préparer mon recours' });
		expect(await recours.getAttribute('href')).toBe(`${dossier}/recours`);
		expect(await page.locator('s').allTextContents()).toEqual(['On m’a notifié le compte rendu']);
		await expectFine();

		await page.goto(`${dossier}/echeances`);
		await page.getByText('à faire maintenant').waitFor();
		await page.getByText('règle à vérifier').first().waitFor();
		const departs = page.getByRole('region', { name: 'D’où partent vos délais' });
		await departs.getByText('Cela ne vous donne pas un jour de plus.').waitFor();
		await departs.getByText('Visez quand même le vendredi 23 janvier 2026').first().waitFor();
		await expectFine();
	});

	it('takes a fact back; it stays in the history', async () => {
		const { page, expectFine } = await arrive();
		const dossier = await openDossier(page);
		await note(page, dossier, 'compte-rendu-notifie', '2026-01-10');
		await page.getByRole('link', { name: /^Corriger ou retirer/ }).click();
		await page.getByRole('link', { name: 'Le retirer' }).click();
		await page.getByRole('button', { name: 'Retirer ce fait' }).waitFor();
		await expectFine();
		await page.getByRole('button', { name: 'Retirer ce fait' }).click();
		await page.getByText('C’est retiré').waitFor();
		await page.getByText('Recours hiérarchique : il n’y a plus de date.').waitFor();
		await page.getByRole('heading', { name: 'Noter un premier fait' }).waitFor();
		await page.getByText(/retiré le jeudi 15\sjanvier 2026/).waitFor();
	});

	it('two tabs: the second one is told that the fact is there already, and loses nothing', async () => {
		const { page } = await arrive();
		const dossier = await openDossier(page);
		const other = await page.context().newPage();
		await other.goto(`${dossier}/faits/nouveau?type=compte-rendu-notifie`);
		await jour(other).fill('2026-01-09');
		await other.getByLabel('Ce que vous gardez').fill('Une capture');
		await note(page, dossier, 'compte-rendu-notifie', '2026-01-10');
		await page.getByText('C’est noté').waitFor();
		await other.getByRole('button', { name: 'Enregistrer' }).click();
		await other.getByText('Le même fait est noté deux fois').waitFor();
		expect(await jour(other).inputValue()).toBe('2026-01-09');
		expect(await other.getByLabel('Ce que vous gardez').inputValue()).toBe('Une capture');
	});

	it('an invitation leads to a dossier of the service, and the agent says who may know', async () => {
		const visitor = await visit(browser, site, { javaScript, width: 360 });
		const { page } = visitor;
		const opened = await page.goto(`/rejoindre/${jeton}`);
		expect(opened?.headers()).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'same-origin'
		});
		await page.getByText('Finances publiques 84, Service de Finances publiques 84').waitFor();
		await visitor.expectNoSideScroll();
		if (javaScript) await visitor.expectAccessible();

		await page.getByRole('main').getByRole('link', { name: 'Ouvrir mon dossier' }).click();
		const courriel = `${randomUUID()}@exemple.fr`;
		await page.getByLabel('Votre adresse personnelle').fill(courriel);
		await page.getByRole('button', { name: 'Recevoir un code' }).click();
		await page.getByLabel('Code de six signes').fill(codeDans((await site.readMail(courriel)).text ?? ''));
		await page.getByRole('button', { name: 'Entrer', exact: true }).click();

		await page.getByText('Ce dossier sera rattaché à la section').waitFor();
		await page.getByText('Aucun de ces cas').click();
		await page.getByLabel('Où travaillez-vous').selectOption('finances');
		await page.getByText('Fonctionnaire titulaire', { exact: true }).click();
		await page.getByRole('button', { name: 'Continuer' }).click();
		await page.getByText(/^Compté/).click();
		await page.getByRole('button', { name: 'Ouvrir mon dossier' }).click();
		await page.getByRole('link', { name: /Écrivez votre nom/ }).waitFor();
		await page.getByLabel('Votre nom').fill('Anne Martin');
		await page.getByRole('button', { name: 'Ouvrir mon dossier' }).click();
		await page.getByText('Votre dossier est ouvert').waitFor();
		await page.getByText('Finances publiques 84, Service de Finances publiques 84').waitFor();

		const consentement = `${new URL(page.url()).pathname}/consentement`;
		const other = await page.context().newPage();
		await other.goto(consentement);
		await page.goto(consentement);
		await page.getByText(/^Privé/).click();
		await page.getByRole('button', { name: 'Enregistrer mon choix' }).click();
		await page.getByText('Votre choix est enregistré').waitFor();
		await other.getByText(/^Suivi/).click();
		await other.getByRole('button', { name: 'Enregistrer mon choix' }).click();
		await other.getByText('Ce dossier a changé depuis').waitFor();
		expect(await other.getByLabel(/^Privé/).isChecked()).toBe(true);
	});

	it('a dossier opened alone joins a service later, and stays private until told otherwise', async () => {
		const { page, expectFine } = await arrive();
		await openDossier(page);
		await page.goto(`/dossiers/rattachement?invitation=${jeton}`);
		await expectFine();
		await page.getByRole('button', { name: 'Rattacher ce dossier' }).click();
		await page.getByRole('heading', { name: 'Qui peut savoir' }).waitFor();
		expect(await page.getByLabel(/^Privé/).isChecked()).toBe(true);
		await expectFine();
	});

	it('an invitation that does not serve says so', async () => {
		const visitor = await visit(browser, site, { javaScript, width: 360 });
		await visitor.page.goto(`/rejoindre/${createJeton()}`);
		await visitor.page.getByRole('heading', { name: 'Cette invitation ne sert plus' }).waitFor();
		await visitor.expectNoSideScroll();
	});

	it('the database goes away under a form: the sentence says so, the words stay, and are recorded once', async () => {
		const { page } = await arrive({ mayBeAway: true });
		const dossier = await openDossier(page);
		await page.goto(`${dossier}/faits/nouveau?type=refus-envoye`);
		await jour(page).fill('2026-01-08');
		await page.getByLabel('Ce que vous gardez').fill('Mon courriel du 8');
		// What the scripts do is another thing than what is done without them: they are all there first.
		if (javaScript) await page.waitForLoadState('networkidle');
		await site.withoutDatabase(async () => {
			await page.getByRole('button', { name: 'Enregistrer' }).click();
			await page.getByText('La base de données ne répond pas pour l’instant').waitFor();
		});
		if (javaScript)
			expect(await page.getByLabel('Ce que vous gardez').inputValue()).toBe('Mon courriel du 8');
		await page.getByRole('button', { name: javaScript ? 'Enregistrer' : 'Envoyer de nouveau' }).click();
		await page.getByText('Preuve : Mon courriel du 8').waitFor();
		expect(await page.getByRole('link', { name: /^Corriger ou retirer/ }).count()).toBe(1);
	});
});

it('what is typed, ticked and opened before the scripts have come outlives their arrival', async () => {
	const { page } = await visit(browser, site);
	await enter(page);
	const scripts = Promise.withResolvers<void>();
	await page.route('**/_app/**/*.js', async (route) => {
		await scripts.promise;
		await route.continue();
	});
	await page.goto('/dossiers/nouveau', { waitUntil: 'commit' });
	await page.getByText('Aucun de ces cas').click();
	await page.getByLabel('Où travaillez-vous').selectOption('dgfip');
	await page.getByText('Fonctionnaire titulaire', { exact: true }).click();
	const details = page.locator('details', { hasText: 'Pourquoi ces questions' });
	await details.locator('summary').click();
	scripts.resolve();
	await page.waitForLoadState('networkidle');
	expect(await details.evaluate((un: HTMLDetailsElement) => un.open)).toBe(true);
	expect(await page.getByLabel('Aucun de ces cas').isChecked()).toBe(true);
	expect(await page.getByLabel('Où travaillez-vous').inputValue()).toBe('dgfip');
	await page.getByRole('button', { name: 'Continuer' }).click();
	await page.getByText('décret n° 2010-888').waitFor();
});

it('a form that arrives twice records one fact', async () => {
	const { page } = await visit(browser, site);
	await enter(page);
	const dossier = await openDossier(page);
	const form = { op_id: randomUUID(), type: 'refus-envoye', le: '08/01/2026' };
	const send = () =>
		page.request.post(`${dossier}/faits/nouveau`, {
			form,
			headers: { origin: site.origin, accept: 'text/html' },
			maxRedirects: 0
		});
	const answers = await Promise.all([send(), send(), send()]);
	expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
	expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1);
	await page.goto(dossier);
	expect(await page.getByRole('link', { name: /^Corriger ou retirer/ }).count()).toBe(1);
});

it('gives the days to a calendar, which say nothing, and takes them back once the act is done', async () => {
	const { page } = await visit(browser, site);
	await enter(page);
	const dossier = await openDossier(page);
	await note(page, dossier, 'compte-rendu-notifie', '2026-01-10');
	await page.getByText('C’est noté').waitFor();
	const download = async () => {
		const answer = await page.request.get(`${dossier}/calendrier`);
		expect(answer.headers()).toMatchObject({
			'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'content-disposition': 'attachment; filename="agenda.ics"',
			'cache-control': 'no-store'
		});
		return (await answer.text()).replace(/\r\n[ \t]/g, '').split('BEGIN:VEVENT');
	};
	const [head, recours = ''] = await download();
	expect(head).toContain('METHOD:PUBLISH');
	expect(recours).toContain('DTSTART;VALUE=DATE:20260123\r\n');
	expect(recours).toContain('lundi 26 janvier 2026');
	expect(recours.match(/TRIGGER.*/g)).toEqual([
		'TRIGGER;RELATED=START:-P9DT15H',
		'TRIGGER;RELATED=START:-P4DT15H',
		'TRIGGER;RELATED=START:-P1DT15H',
		'TRIGGER;RELATED=START:-PT15H',
		'TRIGGER;RELATED=START:PT9H',
		'TRIGGER;RELATED=START:P1DT9H',
		'TRIGGER;RELATED=START:P2DT9H',
		'TRIGGER;RELATED=START:P3DT9H'
	]);
	const identity = /UID:(.*)\r/.exec(recours)?.[1];
	for (const part of [head, recours])
		expect(part).not.toMatch(/recours|vigie|entretien|syndicat|compte rendu|localhost/i);

	await note(page, dossier, 'recours-hierarchique-envoye', '2026-01-14');
	await page.getByText('Recours hiérarchique : c’est fait.').waitFor();
	const [, done = ''] = await download();
	expect(done).toContain(`UID:${identity}\r`);
	expect(done).toContain('STATUS:CANCELLED');
	expect(Number(/SEQUENCE:(\d+)/.exec(done)?.[1])).toBeGreaterThan(
		Number(/SEQUENCE:(\d+)/.exec(recours)?.[1])
	);
});

it('somebody else’s dossier does not exist, on any of its pages', async () => {
	const { page } = await visit(browser, site);
	await enter(page);
	const dossier = await openDossier(page);
	await note(page, dossier, 'refus-envoye', '2026-01-08');
	const correction = await page.getByRole('link', { name: /^Corriger ou retirer/ }).getAttribute('href');
	const stranger = await visit(browser, site);
	await enter(stranger.page);
	const fait = correction!.slice(0, correction!.lastIndexOf('/'));
	const pages = ['', '/echeances', '/consentement', '/calendrier', '/faits/nouveau?type=refus-envoye'];
	const addresses = [...pages.map((end) => dossier + end), `${fait}/correction`, `${fait}/retrait`];
	const { request } = stranger.page;
	for (const address of addresses) expect((await request.get(address)).status(), address).toBe(404);
	const form = {
		op_id: randomUUID(),
		type: 'refus-envoye',
		le: '2026-01-09',
		consentement: 'prive',
		version: '1'
	};
	const headers = { origin: site.origin, accept: 'text/html' };
	for (const address of addresses.filter((one) => /nouveau|consentement|correction|retrait/.test(one))) {
		const answer = await request.post(address, { form, headers, maxRedirects: 0 });
		expect(answer.status(), address).toBe(404);
	}
});

it('an agent whose corps has other rules is told so, and gets no date', async () => {
	const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site);
	await enter(page);
	await page.goto('/dossiers/nouveau');
	await page.getByText('Enseignant·e, ou autre personnel').click();
	await page.getByRole('button', { name: 'Continuer' }).click();
	await page.getByRole('heading', { name: 'Vigie ne sait pas compter vos délais' }).waitFor();
	await expectAccessible();
	await expectNoSideScroll();
	await page.getByRole('button', { name: 'Changer ma réponse' }).click();
	await page.getByRole('heading', { name: 'Ouvrir mon dossier' }).waitFor();
});
