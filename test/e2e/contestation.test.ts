import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { accepte, PRIVE } from '../support/dossier.ts';
import { unPdf } from '../support/fichiers.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send } from '../support/pages.ts';
import { compact, readLiens, readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';

/*
 * From the report in hand to the letter that left, its whole dossier and the next day to watch, in each régime that has a
 * recourse, as somebody would do it: every page, every button, the files of a telephone.
 */

type Cas = {
	regime: string;
	agent: Pick<NouveauDossier, 'employeur' | 'statut'>;
	/** What the letter must say of its own régime. */
	texte: RegExp;
	/** The function of the authority, as the page proposes it. */
	qualite: string;
	/** Who hears the case after the authority. */
	commission: 'CAP' | 'CCP';
	/** Last day of the appeal against a report notified on 10 January 2026. */
	limite: string;
	/** What the page says once an appeal of 15 January is noted. */
	suite: RegExp;
};

const CAS: readonly Cas[] = [
	{
		regime: 'fpe, à la DGFiP',
		agent: { employeur: 'dgfip', statut: 'titulaire' },
		texte: /2010-888/,
		qualite: 'Directrice départementale des finances publiques',
		commission: 'CAP',
		limite: 'lundi 26 janvier 2026',
		suite: /lundi 2 février 2026/
	},
	{
		regime: 'fpt',
		agent: { employeur: 'territorial', statut: 'titulaire' },
		texte: /2014-1526/,
		qualite: 'Maire',
		commission: 'CAP',
		limite: 'lundi 26 janvier 2026',
		suite: /vendredi 30 janvier 2026/
	},
	{
		regime: 'fph',
		agent: { employeur: 'hospitalier', statut: 'titulaire' },
		texte: /2020-719/,
		qualite: 'Directeur du centre hospitalier',
		commission: 'CAP',
		limite: 'dimanche 25 janvier 2026',
		suite: /dimanche 15 mars 2026/
	},
	{
		regime: 'contractuel-etat',
		agent: { employeur: 'etat', statut: 'contractuel' },
		texte: /86-83/,
		qualite: 'Directrice régionale',
		commission: 'CCP',
		limite: 'lundi 26 janvier 2026',
		suite: /lundi 2 février 2026/
	}
];

let site: Site;
let browser: Browser;
let photo: Buffer;
let scan: Buffer;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	await site.setToday('2026-01-15');
	photo = await unePhoto();
	scan = Buffer.from(await unPdf({ pages: 3, texte: 'Compte rendu' }));
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** A page photographed by a telephone held upright: the sensor lies down and a mark says how to turn it. */
const unePhoto = (): Promise<Buffer> =>
	sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#d9d4c7' } })
		.jpeg()
		.withExif({ IFD0: { Make: 'Telephone', Model: 'MARQUE-DU-TELEPHONE' } })
		.withMetadata({ orientation: 6 })
		.toBuffer();

const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);
const arrived = (page: Page, fin: string) =>
	page.waitForURL((url) => (url.pathname + url.search).endsWith(fin));
/** An answer, found by what it stands for: its words change with the régime. */
const choose = (page: Page, nom: string, valeur: string) =>
	page.locator(`input[name="${nom}"][value="${valeur}"] ~ label`).first().click();
const CONTINUER = 'Enregistrer et continuer';
const MOTIF =
	'Aucun fait précis ne vient à l’appui de cette appréciation : 412 dossiers traités pour 380 demandés.';

/** Two facts, noted on the pages of the dossier: who led the interview, and the report. */
async function noter(page: Page, ici: string): Promise<void> {
	await page.goto(`${ici}/faits/nouveau?type=entretien-tenu`);
	await field(page, 'le').fill('2025-12-15');
	await field(page, 'conduitPar').selectOption('autre');
	await send(page, 'Enregistrer');
	await page.getByText('C’est noté').waitFor();
	await page.goto(`${ici}/faits/nouveau?type=compte-rendu-notifie`);
	await field(page, 'le').fill('2026-01-10');
	await page.getByLabel('Ce que vous gardez').fill('L’exemplaire daté et signé');
	await send(page, 'Enregistrer');
	await page.getByText('C’est noté').waitFor();
}

const REMARQUE = 'Mme Roux, adjointe, a conduit l’entretien à la place de ma supérieure directe.';

/** Whether to contest, and what: the ground that the facts show goes into the letter in the agent’s words. */
async function sInterroger(page: Page, ici: string, check: () => Promise<void>): Promise<void> {
	await page.goto(`${ici}/recours`);
	await page.getByRole('link', { name: /Faut-il contester/ }).click();
	await arrived(page, '/contester');
	expect(await mainText(page)).toContain('Ce qui est trouvé');
	await check();
	await page.locator('a[href$="/contester/G04"]').click();
	await arrived(page, '/contester/G04');
	await field(page, 'paragraphe').fill(REMARQUE);
	await check();
	await send(page, 'Mettre dans ma lettre');
	await page.getByText('Le paragraphe est dans votre lettre').waitFor();
}

/** Two exhibits: a photograph and a PDF of three pages. */
async function deposer(page: Page, ici: string): Promise<void> {
	await page.goto(`${ici}/pieces`);
	await page.getByLabel('Choisir des fichiers').setInputFiles([
		{ name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: photo },
		{ name: 'compte rendu.pdf', mimeType: 'application/pdf', buffer: scan }
	]);
	await send(page, 'Déposer');
	await page.getByRole('heading', { name: /compte rendu/ }).waitFor();
	await page.getByRole('heading', { name: /IMG.2041/ }).waitFor();
}

/** What is contested, why, to whom, by whom; then the check of what is left aside. */
async function rediger(page: Page, ici: string, { qualite, commission }: Cas, check: () => Promise<void>) {
	await page.goto(`${ici}/recours/elements`);
	expect(await mainText(page)).toContain(commission);
	await choose(page, 'rubriques', 'appreciation');
	await check();
	await send(page, CONTINUER);
	await arrived(page, '/elements/appreciation');
	await field(page, 'passage').fill('Doit s’investir davantage.');
	await field(page, 'motif').fill(MOTIF);
	await field(page, 'redaction').fill('Agente investie dans la vie du service.');
	await check();
	await send(page, CONTINUER);
	await arrived(page, '/autorite');
	await field(page, 'qualite').fill(qualite);
	await check();
	await send(page, CONTINUER);
	await arrived(page, '/identite');
	await field(page, 'nom').fill('Camille Petit');
	await page.getByText('Au féminin', { exact: true }).click();
	await check();
	await send(page, CONTINUER);
	await arrived(page, '/verification');
	expect(await mainText(page)).toContain('Vous laissez de côté');
	await check();
	await page.getByText('Je laisse ces éléments de côté').click();
	await send(page, 'Continuer vers la lettre');
	await arrived(page, '/lettre/recours-hierarchique');
}

/** The exhibits of the letter, in an order that the agent changes; then the letter, finished. */
async function terminer(page: Page, ici: string, check: () => Promise<void>): Promise<string> {
	await page.goto(`${ici}/recours/pieces/recours-hierarchique`);
	for (const nom of [/IMG.2041/, /compte rendu/]) await page.getByLabel(nom).check();
	await check();
	await send(page, CONTINUER);
	await arrived(page, '/lettre/recours-hierarchique');
	await page.locator('.feuille').getByText('Pièce n° 1').waitFor();
	await check();
	await send(page, 'Terminer la lettre');
	await page.waitForURL('**/courriers/*');
	await check();
	return new URL(page.url()).pathname;
}

/** The letter, as whoever opens it reads it. */
async function lireLaLettre(page: Page, { texte, qualite }: Cas): Promise<void> {
	const { octets } = await download(page, page.getByRole('link', { name: 'PDF', exact: true }));
	const { texte: lu, roles, info } = await readPdf(octets);
	const lettre = lu.replace(/\s+/g, ' ');
	expect(lettre).toContain('Camille Petit');
	expect(lettre).toContain(qualite);
	expect(lettre).toContain('10 janvier 2026');
	expect(lettre).toContain('Doit s’investir davantage.');
	expect(lettre).toContain(REMARQUE);
	expect(lettre).toMatch(texte);
	expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
	expect(JSON.stringify([...info])).not.toMatch(/recours|camille/i);
}

/** The whole dossier in one file, as whoever receives it opens it: pages, bookmarks, links, stamps, the tags of the letter. */
async function emporterLeDossier(page: Page, ici: string, check: () => Promise<void>): Promise<void> {
	await page.goto(`${ici}/recours`);
	await page.getByRole('link', { name: 'Le dossier complet' }).click();
	await page.waitForURL('**/recours/dossier/*');
	expect(await mainText(page)).toContain('Lettre pas encore envoyée');
	await check();
	// Chosen again, with what is not proposed: the interview.
	await page.getByText(/: Entretien$/).click();
	await choose(page, 'limite', '5');
	await send(page, 'Mettre à jour');
	await page.waitForURL('**/recours/dossier/*limite=5*');
	const { nom, octets } = await download(page, page.getByRole('link', { name: 'Le dossier (PDF)' }));
	expect(nom).toBe('dossier-2026-01-15-1.pdf');
	const { pages, roles, info, langue } = await readPdf(octets);
	const { signets, liens } = await readLiens(octets);
	const textes = pages.map(({ texte }) => compact(texte));
	const titres = signets.map(({ titre }) => titre.replace(/\s/g, ' '));
	expect(titres.slice(0, 4)).toEqual(['Sommaire', 'La lettre', 'Bordereau des pièces', 'Chronologie']);
	expect(titres.slice(4)).toEqual([
		expect.stringMatching(/^Pièce n° 1 – /),
		expect.stringMatching(/^Pièce n° 2 – /)
	]);
	// Every title is read where its bookmark leads, and the contents lead to the same pages.
	for (const [rang, { page: ou }] of signets.entries()) {
		if (rang !== 1)
			expect(textes[(ou ?? 0) - 1]).toContain(compact(rang < 4 ? titres[rang]! : `Pièce n° ${rang - 3}`));
	}
	const duSommaire = liens.filter(({ depuis }) => depuis === 1).map(({ vers }) => vers);
	expect(new Set(duSommaire)).toEqual(new Set(signets.slice(1).map(({ page: ou }) => ou)));
	const lettre = signets[1]!.page! - 1;
	expect(textes[lettre]).toContain('CamillePetit');
	expect(textes[lettre]).not.toContain(`page${lettre + 1}/`);
	expect(pages[lettre]!.roles).toContain('H1');
	expect(roles).toContain('Table');
	// Two cover sheets, a photograph, a report of three pages, each stamped.
	const pieces = textes.slice(signets[4]!.page! - 1);
	expect(pieces).toHaveLength(6);
	for (const [rang, texte] of pieces.entries())
		expect(texte).toContain(`page${textes.length - 5 + rang}/${textes.length}`);
	expect(pieces.join()).toContain('–3/3');
	const chronologie = textes[signets[3]!.page! - 1]!;
	expect(chronologie).toContain('Notificationducompterendu');
	expect(chronologie).toContain('15décembre2025');
	expect(chronologie).not.toContain('exemplairedatéetsigné');
	expect(langue).toBe('fr-FR');
	expect(JSON.stringify([...info])).not.toMatch(/recours|camille/i);
	expect(octets.toString('latin1')).not.toContain('MARQUE-DU-TELEPHONE');
	const word = await download(page, page.getByRole('link', { name: /Word/ }));
	expect(word.octets.toString('latin1', 0, 2)).toBe('PK');
}

/** Registered, its number and its proof among the exhibits. */
async function envoyer(page: Page, lettre: string, check: () => Promise<void>): Promise<void> {
	await page.goto(`${lettre}/envoi`);
	await field(page, 'le').fill('2026-01-15');
	await choose(page, 'moyen', 'lrar');
	await field(page, 'numero').fill('1A20212345673');
	await field(page, 'piece').selectOption({ index: 1 });
	await check();
	await send(page, 'Enregistrer l’envoi');
	await page.waitForURL('**/recours/suite*');
	await page.getByRole('heading', { level: 1, name: 'Ce qui se passe ensuite' }).waitFor();
	await check();
}

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	it.each(CAS)('$regime: du compte rendu à la lettre envoyée, puis à la date suivante', async (cas) => {
		const { ctx } = site;
		const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
		const { id } = accepte(await createDossier(ctx, qui, { ...PRIVE, ...cas.agent }, randomUUID()));
		const ici = `/dossiers/${id}`;
		const visitor = await visit(browser, site, { javaScript });
		const { page } = visitor;
		await enterAs(page, ctx, qui.compteId, { secondFacteur: false });
		const check = async () => {
			// The pages are the same in every régime: what is measured, once in each browser.
			if (cas !== CAS[0]) return;
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};

		await noter(page, ici);
		await page.goto(`${ici}/recours`);
		expect(await mainText(page)).toContain(cas.limite);
		await check();
		await sInterroger(page, ici, check);
		await deposer(page, ici);
		await check();
		await rediger(page, ici, cas, check);
		const lettre = await terminer(page, ici, check);
		await lireLaLettre(page, cas);
		await emporterLeDossier(page, ici, check);
		await envoyer(page, lettre, check);
		expect(await mainText(page)).toMatch(cas.suite);
	});
});
