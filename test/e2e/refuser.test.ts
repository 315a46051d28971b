import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { BROWSERS, startBrowser, visit, type Visitor } from '../support/browser.ts';
import { download, mainText, send, title, touch } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

const jour = (decalage: number) => site.ctx.today().add({ days: decalage });

/** A convocation like those that agents receive, for an interview in nine days. */
const convocation = () => `Objet : entretien professionnel

Bonjour,

Je vous convoque à votre entretien professionnel le ${enToutesLettres(jour(9))} à 10h30, bureau 214.
Vous serez reçue par Mme Martin, responsable du SIP de Lens.
Vous trouverez ci-joint votre fiche de poste.

Mme Martin`;

async function fillSituation(page: Page, lieu = 'dgfip', statut = 'Fonctionnaire titulaire'): Promise<void> {
	await page.getByLabel('Où travaillez-vous ?').selectOption(lieu);
	await touch(page, statut);
}

async function pasteConvocation(page: Page, texte = convocation()): Promise<void> {
	await page.goto('/refuser');
	await fillSituation(page);
	await touch(page, 'Coller le message de convocation');
	await page.getByLabel('Texte de la convocation').fill(texte);
	await page.getByLabel('Quel jour l’avez-vous reçue ?').fill(jour(-2).toString());
	await send(page, 'Continuer');
}

async function reachLetter(page: Page): Promise<void> {
	await pasteConvocation(page);
	await send(page, 'Voir ce que je risque');
	await touch(page, 'J’ai lu ce que je risque');
	await send(page, 'Rédiger mon refus');
}

const file = (page: Page, bouton: string) =>
	download(page, page.getByRole('button', { name: bouton, exact: true }));

async function checkPage(visitor: Visitor, javaScript: boolean): Promise<void> {
	await visitor.expectNoSideScroll();
	expect(await visitor.page.getByRole('heading', { level: 1 }).count()).toBe(1);
	if (javaScript) await visitor.expectAccessible();
}

describe.each(BROWSERS)('refuser l’entretien, $name', ({ javaScript }) => {
	it('de la convocation collée à la lettre emportée, sans que rien soit gardé', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		const addresses: string[] = [];
		page.on('request', (request) => addresses.push(request.url()));

		await pasteConvocation(page);
		expect(await title(page)).toBe('Ce que dit votre convocation');
		expect(await mainText(page)).toContain(`dans 9 jours, le ${enToutesLettres(jour(9))}`);
		expect(await mainText(page)).toContain('bureau 214');
		await checkPage(visitor, javaScript);

		await send(page, 'Voir ce que je risque');
		expect(await mainText(page)).toContain('aucune sanction publiée ne vise un boycott collectif à la DGFiP');
		expect(await page.locator('.feuille').count()).toBe(0);
		await checkPage(visitor, javaScript);

		await touch(page, 'J’ai lu ce que je risque');
		await send(page, 'Rédiger mon refus');
		expect(await title(page)).toBe('Votre lettre');
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await page.getByLabel(/Votre service/).fill('SIP de Lens');
		await touch(page, 'Les effectifs et les moyens');
		if (!javaScript) await send(page, 'Mettre à jour l’aperçu');
		const feuille = page.locator('.feuille');
		await feuille.getByText('Dans le cadre d’une démarche collective du SIP de Lens').waitFor();
		expect(await feuille.innerText()).toContain('Madame Martin');
		await checkPage(visitor, javaScript);

		await send(page, 'Emporter ma lettre');
		expect(await title(page)).toBe('Emportez votre lettre');
		expect(await mainText(page)).toContain(enToutesLettres(jour(8)));
		await checkPage(visitor, javaScript);

		const texte = await file(page, 'Texte (.txt)');
		expect(texte.nom).toMatch(/^lettre-\d{4}-\d\d-\d\d\.txt$/);
		expect(texte.octets.toString('utf8')).toContain('je ne participerai pas à cet entretien individuel');

		const courriel = await PostalMime.parse((await file(page, 'Courriel (.eml)')).octets);
		expect(courriel.subject).toContain('Entretien professionnel du');
		expect(courriel.text).toContain('Camille Petit');
		expect(courriel.date).toBeUndefined();

		expect((await file(page, 'PDF')).octets.subarray(0, 5).toString()).toBe('%PDF-');
		expect((await file(page, 'Word (.docx)')).octets.subarray(0, 2).toString()).toBe('PK');

		const mailto = await page.getByRole('link', { name: 'Ouvrir dans ma messagerie' }).getAttribute('href');
		expect(decodeURIComponent(mailto ?? '')).toContain('Je reste à mon poste');

		expect(await page.context().cookies()).toEqual([]);
		expect(addresses.filter((address) => address.includes('?') || address.includes('Martin'))).toEqual([]);
	});

	it('chaque ligne lue se corrige, et le préavis est recompté', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await pasteConvocation(page);
		await page.locator('summary', { hasText: 'Jour de l’entretien' }).click();
		await page.getByLabel('Jour de l’entretien').fill(jour(3).toString());
		await send(page, 'Vérifier avec mes corrections');
		expect(await mainText(page)).toContain(`dans 3 jours, le ${enToutesLettres(jour(3))}`);
		expect(await mainText(page)).toContain('au moins huit jours');
		const lecture = page.getByRole('listitem').filter({ hasText: 'Lecture du syndicat' });
		expect(await lecture.locator('summary').innerText()).toContain('Point discuté');
		expect(await lecture.locator('cite, a').allTextContents()).toEqual([
			expect.stringContaining('335033'),
			expect.stringContaining('2202173')
		]);
	});

	it('une convocation sans date est dite sans date, et la lettre la demande', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await pasteConvocation(
			page,
			'Bonjour,\nVous serez bientôt convoquée à votre entretien professionnel.\nMme Martin'
		);
		expect(await mainText(page)).toContain('Le jour de l’entretien n’est pas connu');
		expect(await page.locator('summary', { hasText: 'Jour de l’entretien' }).innerText()).toContain(
			'Inconnu'
		);
		expect(await mainText(page)).toContain('aucune date d’entretien');
	});

	it('deux mégaoctets collés sont refusés clairement, et rien de ce qui a été tapé n’est perdu', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await pasteConvocation(page, 'Bonjour ! '.repeat(200_000));
		expect(await page.getByRole('alert').innerText()).toContain('caractères');
		expect((await page.getByLabel('Texte de la convocation').inputValue()).length).toBe(2_000_000);
		expect(await page.getByLabel('Où travaillez-vous ?').inputValue()).toBe('dgfip');
		expect(await page.getByLabel('Quel jour l’avez-vous reçue ?').inputValue()).toBe(jour(-2).toString());
		await page.getByLabel('Texte de la convocation').fill('');
		await checkPage(visitor, javaScript);
	});

	it('une réception à venir est refusée sur son champ', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await page.goto('/refuser');
		await fillSituation(page);
		await touch(page, 'Répondre à trois questions');
		await page.getByLabel('Quel jour, l’entretien ?').fill(jour(20).toString());
		await page.getByLabel('Quel jour l’avez-vous reçue ?').evaluate((champ: HTMLInputElement, valeur) => {
			champ.removeAttribute('max');
			champ.value = valeur;
		}, jour(1).toString());
		await send(page, 'Continuer');
		const lien = page.getByRole('alert').getByRole('link');
		expect(await lien.innerText()).toContain('n’est pas encore arrivé');
		expect(await lien.getAttribute('href')).toBe('#recueLe');
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
		if (javaScript) await expect.poll(focused).toBe('alert');
		expect(await page.getByLabel('Quel jour, l’entretien ?').inputValue()).toBe(jour(20).toString());
	});

	it('la lettre s’accorde au pluriel et au féminin', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await reachLetter(page);
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await page.getByLabel(/Collègues qui signent/).fill('Sacha Leroy\nDominique Durand');
		await touch(page, 'Au féminin');
		await send(page, 'Emporter ma lettre');
		const lettre = await page.locator('.feuille').innerText();
		expect(lettre).toContain('nous ne participerons pas à ces entretiens individuels');
		expect(lettre).toContain('pour chacune de nous');
		expect(lettre).toContain('Sacha Leroy');
	});

	it('une lettre sans signature est rendue avec ce qui manque', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await reachLetter(page);
		await send(page, 'Emporter ma lettre');
		expect(await title(page)).toBe('Votre lettre');
		expect(await page.getByRole('alert').innerText()).toContain('Votre prénom et votre nom');
	});

	it('qui vient droit à la lettre passe par deux questions, puis par l’avis', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await page.goto('/refuser/lettre');
		expect(await title(page)).toBe('D’abord, deux questions');
		await checkPage(visitor, javaScript);
		await fillSituation(page, 'territorial');
		await send(page, 'Lire ce que je risque');
		expect(await mainText(page)).toContain('la tolérance connue à la DGFiP ne s’applique pas chez vous');
		await send(page, 'Rédiger mon refus');
		expect(await page.getByRole('alert').innerText()).toContain('cochez la case');
		await touch(page, 'J’ai lu ce que je risque');
		await send(page, 'Rédiger mon refus');
		expect(await title(page)).toBe('Votre lettre');
		expect(await page.locator('.feuille').innerText()).not.toContain('2010-888');
	});

	it('sans lettre vérifiée pour un statut, la section plutôt qu’un texte qui cite les mauvais articles', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await page.goto('/refuser/lettre');
		await fillSituation(page, 'onic');
		await send(page, 'Lire ce que je risque');
		await touch(page, 'J’ai lu ce que je risque');
		await send(page, 'Rédiger mon refus');
		expect(await mainText(page)).toContain('Pas encore de lettre pour vous');
		expect(await page.locator('.feuille').count()).toBe(0);
		await checkPage(visitor, javaScript);
	});

	it('changer d’employeur redemande de lire son avis', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await reachLetter(page);
		await page.getByRole('button', { name: 'Votre situation' }).click();
		await fillSituation(page, 'finances', 'Fonctionnaire stagiaire');
		await send(page, 'Continuer');
		await send(page, 'Voir ce que je risque');
		expect(await page.getByLabel('J’ai lu ce que je risque').isChecked()).toBe(false);
		expect(await mainText(page)).toContain('Vous êtes en stage');
		await send(page, 'Rédiger mon refus');
		expect(await title(page)).toBe('Ce que vous risquez');
	});

	it('après une mise en garde écrite, la section vient d’abord', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await page.goto('/refuser/risques');
		await fillSituation(page);
		await touch(page, 'J’ai déjà reçu une mise en garde écrite');
		await send(page, 'Lire ce que je risque');
		expect(await mainText(page)).toMatch(
			/Appelez la section avant d’écrire[^]*Direction générale des finances publiques/
		);
	});
});

describe.each(BROWSERS)('une lettre de la liste, $name', ({ javaScript }) => {
	it('de la liste à la lettre emportée, par deux pages', async () => {
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await page.goto('/lettres');
		await checkPage(visitor, javaScript);
		await page.getByRole('link', { name: 'Demander à voir votre dossier' }).click();
		await checkPage(visitor, javaScript);
		await fillSituation(page, 'hospitalier', 'Contractuel ou contractuelle');
		await send(page, 'Écrire cette lettre');
		await page.getByLabel('Documents que vous cherchez').fill('Ma fiche de poste');
		await checkPage(visitor, javaScript);
		await send(page, 'Emporter ma lettre');
		expect(await page.getByRole('alert').innerText()).toContain('Votre prénom et votre nom');
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await send(page, 'Emporter ma lettre');
		expect(await title(page)).toBe('Emportez votre lettre');
		await checkPage(visitor, javaScript);
		expect((await file(page, 'Texte (.txt)')).octets.toString('utf8')).toContain('Ma fiche de poste');
		expect((await file(page, 'PDF')).octets.subarray(0, 5).toString()).toBe('%PDF-');
		await send(page, 'Corriger la lettre');
		expect(await page.getByLabel('Documents que vous cherchez').inputValue()).toBe('Ma fiche de poste');
	});

	it('une lettre de refus passe par l’avis, et c’est bien elle qui attend derrière', async () => {
		const { page } = await visit(browser, site, { javaScript });
		await page.goto('/lettres/absence');
		expect(await page.locator('.feuille').count()).toBe(0);
		await fillSituation(page);
		await send(page, 'Lire ce que je risque');
		expect(await title(page)).toBe('Ce que vous risquez');
		await touch(page, 'J’ai lu ce que je risque');
		await send(page, 'Rédiger mon refus');
		expect(await page.getByLabel('Expliquer une absence à l’entretien').isChecked()).toBe(true);
	});
});

describe('sans passer par les pages', () => {
	const post = async (chemin: string, form: Record<string, string>) => {
		const answer = await fetch(site.origin + chemin, {
			method: 'POST',
			headers: { accept: 'text/html', origin: site.origin },
			body: new URLSearchParams(form)
		});
		return { answer, texte: await answer.text() };
	};
	const COMPLET = {
		lieu: 'dgfip',
		statut: 'titulaire',
		source: 'aucune',
		modele: 'refus-collectif',
		'lettre-agentNom': 'Camille Petit'
	};

	it.each(['/refuser/lettre', '/refuser/envoi', '/refuser/envoi/txt', '/refuser/envoi/eml'])(
		'%s ne donne aucune lettre à qui n’a pas reconnu avoir lu l’avis',
		async (chemin) => {
			const { answer, texte } = await post(chemin, {
				...COMPLET,
				entretienLe: jour(9).toString(),
				avisLu: 'oui'
			});
			expect(answer.headers.get('content-disposition')).toBeNull();
			expect(texte).toContain('Ce que vous risquez');
			expect(texte).not.toContain('class="feuille');
			expect(texte).not.toContain('ne participerai pas');
		}
	);

	it('un jour impossible est rendu tel qu’il a été tapé, avec sa phrase', async () => {
		const { answer, texte } = await post('/refuser/convocation', {
			...COMPLET,
			depuis: 'situation',
			source: 'questions',
			entretienLe: '31/02/2026'
		});
		expect(answer.status).toBe(422);
		expect(texte).toContain('n’est pas un jour du calendrier');
		expect(texte).toContain('value="31/02/2026"');
	});

	it('aucune réponse du parcours n’est gardée par un navigateur ou un relais', async () => {
		const { answer } = await post('/refuser/convocation', {
			...COMPLET,
			source: 'coller',
			texte: convocation()
		});
		expect(answer.status).toBe(200);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(answer.headers.get('set-cookie')).toBeNull();
	});

	it.each(['ecrire', 'envoi', 'txt', 'pdf'])(
		'une lettre de refus ne s’écrit pas par sa page (%s)',
		async (etape) => {
			const { answer, texte } = await post(`/lettres/absence/${etape}`, {
				...COMPLET,
				entretienLe: jour(9).toString(),
				avisLu: 'oui'
			});
			expect(answer.headers.get('content-disposition')).toBeNull();
			expect(texte).not.toContain('class="feuille');
		}
	);

	it('un format inconnu n’existe pas', async () => {
		expect((await post('/refuser/envoi/exe', COMPLET)).answer.status).toBe(404);
	});
});

describe('avec JavaScript seulement', () => {
	it('la copie s’annonce, et c’est bien la lettre', async () => {
		const { page } = await visit(browser, site);
		// A browser with a screen grants this to any click; one without asks nobody and refuses.
		await page.context().grantPermissions(['clipboard-write']);
		await reachLetter(page);
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await send(page, 'Emporter ma lettre');
		await send(page, 'Copier le texte');
		const dit = page.getByRole('status').getByText('Copié.');
		await dit.waitFor();
		expect(await dit.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.goto('/refuser');
		await touch(page, 'Coller le message de convocation');
		await page.getByLabel('Texte de la convocation').focus();
		await page.keyboard.press('Control+V');
		expect(await page.getByLabel('Texte de la convocation').inputValue()).toContain('Camille Petit');
	});

	it('ce qui est tapé avant l’arrivée du script n’est pas perdu, et l’aperçu le suit', async () => {
		const { page } = await visit(browser, site);
		const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
		await page.route('**/_app/**', async (route) => {
			await scriptsMayCome;
			await route.continue();
		});
		await reachLetter(page);
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await page.getByLabel(/Collègues qui signent/).fill('Sacha Leroy');
		await touch(page, 'Les effectifs et les moyens');
		letScriptsCome();
		await page.locator('.feuille').getByText('nous ne participerons pas').waitFor();
		expect(await page.getByLabel('Votre prénom et votre nom').inputValue()).toBe('Camille Petit');
		expect(await page.getByLabel('Les effectifs et les moyens').isChecked()).toBe(true);
	});

	it('un navigateur qui refuse la copie montre le texte, tout sélectionné', async () => {
		const { page } = await visit(browser, site);
		await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
		await reachLetter(page);
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		await send(page, 'Emporter ma lettre');
		await send(page, 'Copier le texte');
		await page.getByRole('status').getByText('Texte sélectionné').waitFor();
		// What the field holds as selected, wherever the focus went when the page arrived.
		const selected = await page
			.locator('#texte-a-copier')
			.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
		expect(selected).toBe(await page.locator('#texte-a-copier').inputValue());
		expect(selected).toContain('Camille Petit');
	});

	it('rien ne reste dans le navigateur', async () => {
		const { page } = await visit(browser, site);
		await reachLetter(page);
		await page.getByLabel('Votre prénom et votre nom').fill('Camille Petit');
		const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
		expect(kept).not.toMatch(/Petit|Martin|convo/i);
	});

	it.each([320, 1280])('la lettre tient sur un écran de %d pixels', async (width) => {
		const visitor = await visit(browser, site, { width });
		await reachLetter(visitor.page);
		await checkPage(visitor, true);
	});
});
