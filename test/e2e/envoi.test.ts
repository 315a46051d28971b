import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, choisir, ecartees } from '#lib/domain/recours/brouillon.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { addPiece } from '#lib/server/pieces.ts';
import { freezeLettre, lettreEnCours, marque, recours, saveBrouillon } from '#lib/server/recours.ts';
import { BROWSERS, startBrowser, visit, type Visitor } from '../support/browser.ts';
import { accepte, dossierAvec } from '../support/dossier.ts';
import { uneFeuilleA4 } from '../support/fichiers-de-pieces.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send } from '../support/pages.ts';
import { compact, readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(() => browser?.close());

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10'), moyen: 'application' };
const MOTIF = 'Aucun fait précis ne vient à l’appui de cette croix.';

/** A draft that lacks nothing: two elements with their reasons and the wording asked. */
function complet(brouillon: Brouillon): Brouillon {
	const lu = accepte(
		choisir(brouillon.elements, [
			{ code: 'appreciation', lignes: [] },
			{ code: 'croix', lignes: ['Implication professionnelle'] }
		])
	);
	const elements = lu.elements.map((element) => ({
		...element,
		motif: MOTIF,
		redaction: `Très bon (${element.id})`
	}));
	return {
		...brouillon,
		elements,
		ecartes: ecartees(elements),
		autorite: { ...brouillon.autorite, qualite: 'Directrice départementale des finances publiques' },
		identite: { ...brouillon.identite, nom: 'Camille Petit' }
	};
}

/** An agent of the DGFiP whose appeal is finished and has not left; all through the functions of the application. */
async function lettreFigee(): Promise<{ qui: Agent; id: string; ici: string; courrier: string }> {
	const { ctx } = site;
	const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
	const { id } = await dossierAvec(ctx, qui, NOTIFIE);
	const { brouillon } = await recours(ctx, qui, id);
	const tout = {
		lire: (un: Brouillon) => un,
		changer: (un: Brouillon) => ({ ok: true as const, brouillon: complet(un) })
	};
	accepte(await saveBrouillon(ctx, qui, id, tout, marque(brouillon)));
	const code = 'recours-hierarchique';
	const lue = lettreEnCours(ctx, await recours(ctx, qui, id), code)?.marque ?? '';
	const figee = accepte(await freezeLettre(ctx, qui, id, { code, lue }, randomUUID()));
	return { qui, id, ici: `/dossiers/${id}`, courrier: `/dossiers/${id}/courriers/${figee.id}` };
}

const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);
const arrived = (page: Page, chemin: string) => page.waitForURL((url) => url.pathname.endsWith(chemin));
/** A way of sending, touched by its label. */
const way = (page: Page, libelle: string) => page.getByText(libelle, { exact: true }).click();

async function readPaper(page: Page, lien: string) {
	const { nom, octets } = await download(page, page.getByRole('link', { name: lien, exact: true }));
	const { texte, pages, roles } = await readPdf(octets);
	return { nom, texte: compact(texte), pages: pages.length, roles };
}

describe.each(BROWSERS)('envoyer et suivre, $name', ({ javaScript }) => {
	beforeAll(async () => {
		site = await startSite();
		await site.setToday('2026-01-20');
	});
	afterAll(() => site?.[Symbol.asyncDispose]());

	it('du récépissé au recommandé prouvé, du silence à la réponse, jusqu’au mémo du tribunal', async () => {
		const { qui, id, ici, courrier } = await lettreFigee();
		const visitor: Visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		const check = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
		};
		const enter = () => enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });

		await enter();
		await page.goto(courrier);
		await page.getByRole('link', { name: 'Imprimez le récépissé à faire signer' }).click();
		await arrived(page, '/recepisse');
		expect(await mainText(page)).toContain('Si on refuse de signer');
		await check();
		await field(page, 'le').fill('2026-01-20');
		await send(page, 'Mettre ce jour');
		await page.waitForURL('**/recepisse?le=*');
		const recepisse = await readPaper(page, 'Récépissé (PDF)');
		expect(recepisse.nom).toBe('recepisse.pdf');
		expect(recepisse.pages).toBe(1);
		for (const dit of [
			'Camille Petit',
			'Directrice départementale',
			'mardi 20 janvier 2026',
			'Cachet du service'
		]) {
			expect(recepisse.texte).toContain(compact(dit));
		}

		await page.goto(`${courrier}/envoi`);
		await check();
		await send(page, 'Enregistrer l’envoi');
		await page.getByRole('link', { name: 'Dites comment elle est partie' }).waitFor();
		await check();
		await way(page, 'En recommandé, avec avis de réception');
		await field(page, 'numero').fill('1A 123');
		await field(page, 'le').fill('2026-01-09');
		await send(page, 'Enregistrer l’envoi');
		await page.getByRole('link', { name: /ne peut pas précéder la notification/ }).waitFor();
		expect(await field(page, 'numero').inputValue()).toBe('1A 123');
		await field(page, 'le').fill('2026-01-19');
		await page.getByText('J’ai demandé l’avis de réception.').click();
		await send(page, 'Enregistrer l’envoi');
		await arrived(page, '/recours/suite');
		const parti = await mainText(page);
		expect(parti).toContain('n’a pas la forme habituelle');
		expect(parti).toContain('Rejet par silence : le jeudi 19 mars 2026');
		expect(parti).toMatch(/Recours au tribunal administratif : le dernier jour passe du .* au /);
		expect(parti).toContain('Vos rappels suivent ces dates.');
		await check();

		const octets = await uneFeuilleA4('Preuve de dépôt');
		accepte(await addPiece(site.ctx, qui, id, { nom: 'Preuve de dépôt.pdf', octets }, randomUUID()));
		await page.goto(courrier);
		expect(await mainText(page)).toContain('Aucune preuve jointe');
		await page.getByRole('link', { name: 'Compléter cet envoi' }).click();
		await page.waitForURL('**/envoi?de=0');
		expect(await field(page, 'numero').inputValue()).toBe('1A 123');
		await field(page, 'numero').fill('1A 187 022 0781 0');
		await field(page, 'piece').selectOption({ label: 'Preuve de dépôt' });
		await send(page, 'Enregistrer l’envoi');
		await arrived(page, '/recours/suite');
		expect(await mainText(page)).not.toContain('n’a pas la forme habituelle');

		await page.goto(`${courrier}/envoi`);
		await way(page, 'Dans ESTEVE');
		await field(page, 'le').fill('2026-01-20');
		await send(page, 'Enregistrer l’envoi');
		await arrived(page, '/recours/suite');
		await page.goto(courrier);
		const lettre = await mainText(page);
		expect(lettre).toContain('Ses envois');
		expect(lettre).toContain('par lettre recommandée, n° 1A 187 022 0781 0. Preuve : Preuve de dépôt.');
		expect(lettre).toContain('dans l’application');
		await check();

		await site.setToday('2026-02-05');
		await enter();
		await page.goto(`${ici}/recours`);
		expect(await mainText(page)).not.toContain('Première lecture');
		await site.setToday('2026-02-06');
		await enter();
		await page.goto(`${ici}/recours/suite`);
		const silence = await mainText(page);
		for (const dit of [
			'L’autorité n’a pas répondu à temps',
			'Première lecture',
			'Seconde lecture',
			'20 mars 2026'
		]) {
			expect(silence).toContain(dit);
		}
		await check();
		await page.getByRole('link', { name: 'Rien reçu : écrire à la CAP par précaution' }).click();
		await arrived(page, '/lettre/saisine-cap-precaution');

		await page.goto(`${ici}/recours/reponse`);
		await field(page, 'le').fill('2026-01-18');
		const obtenu = (element: string, issue: string) =>
			page.getByRole('group', { name: element }).getByText(issue, { exact: true }).click();
		await obtenu('Tableau synoptique – Implication professionnelle', 'Obtenu');
		await obtenu('Appréciation générale littérale', 'Refusé');
		await field(page, 'dit-appreciation').fill('L’appréciation est maintenue.');
		await send(page, 'Enregistrer la réponse');
		await page.getByRole('link', { name: /ne peut pas précéder/ }).waitFor();
		expect(await field(page, 'dit-appreciation').inputValue()).toBe('L’appréciation est maintenue.');
		await check();
		await field(page, 'le').fill('2026-02-06');
		await send(page, 'Enregistrer la réponse');
		await arrived(page, '/recours');
		const reponse = await mainText(page);
		expect(reponse).toContain('Réponse notifiée le vendredi 6 février 2026');
		expect(reponse).toContain('c’est une réponse quand même');
		expect(reponse).toContain('Implication professionnelle : Très bon (croix)');
		expect(reponse).not.toContain('Première lecture');
		await check();

		await page.goto(`${ici}/recours/tribunal`);
		await check();
		const memo = await readPaper(page, 'Mémo (PDF)');
		expect(memo.nom).toBe('memo-2026-02-06.pdf');
		expect(memo.pages).toBe(1);
		// 6 February + 2 months + 1 day.
		for (const dit of ['Dernier jour : mardi 7 avril 2026', 'Réponse notifiée', 'Télérecours citoyens']) {
			expect(memo.texte).toContain(compact(dit));
		}
		await page.getByRole('link', { name: 'Le lire ici' }).click();
		await arrived(page, '/memo');
		expect(await mainText(page)).toContain('mardi 7 avril 2026');
		await check();
	});
});
