import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { BROWSERS, startBrowser, visit, type Visitor } from '../support/browser.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send } from '../support/pages.ts';
import { readPdf } from '../support/pdf.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(() => browser?.close());

/**
 * A site for the tests around, on the dated example of the deadlines: notified on Saturday 10 January 2026, last day on
 * Monday 26. Its clock only goes forward, as that of its worker does.
 */
function withSite(): void {
	beforeAll(async () => {
		site = await startSite();
		await site.setToday('2026-01-15');
	});
	afterAll(() => site?.[Symbol.asyncDispose]());
}

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-01-10'), moyen: 'application' };
const CONVOQUE: Fait = {
	type: 'convocation-recue',
	le: jour('2025-12-01'),
	evaluateur: 'M. Bernard, chef du SIP'
};

type Scene = { qui: Agent; id: string; ici: string };

const DGFIP = { employeur: 'dgfip', statut: 'titulaire' } as const;

/** An agent, of the DGFiP unless told, with a private dossier and these facts. */
async function scene(
	faits: Fait[],
	agent: Pick<NouveauDossier, 'employeur' | 'statut'> = DGFIP
): Promise<Scene> {
	const { ctx } = site;
	const qui: Agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) };
	const nouveau = { ...agent, zone: 'metropole', saison: 2026 } as const;
	const prive = { consentement: 'prive', nom: null, invitation: null } as const;
	const cree = await createDossier(ctx, qui, { ...nouveau, ...prive }, randomUUID());
	if (!cree.ok) throw new Error(cree.refus.message);
	for (const fait of faits) {
		const note = await recordFait(ctx, qui, cree.id, { fait, preuve: null }, randomUUID());
		if (!note.ok) throw new Error(note.refus.message);
	}
	return { qui, id: cree.id, ici: `/dossiers/${cree.id}` };
}

/** The agent comes in with a fresh session: the sign-in has its own journeys. */
const enter = (page: Page, { qui }: Scene) => enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });

const arrived = (page: Page, chemin: string) =>
	page.waitForURL((url) => (url.pathname + url.search).endsWith(chemin));
const field = (page: Page, nom: string) => page.locator(`[name="${nom}"]`);
const CONTINUER = 'Enregistrer et continuer';

const CROIX =
	'Aucun fait précis ne vient à l’appui de cette croix : 412 dossiers traités pour un objectif de 380.';
const TEXTE = 'Cette phrase ne cite aucun fait.\n\nEn 2025, j’ai formé une collègue et tenu l’accueil.';

/** Chooses one cross and the general appreciation, and says why. */
async function sayWhy(page: Page, { ici }: Scene): Promise<void> {
	await page.goto(`${ici}/recours/elements`);
	await page.getByText('Appréciation générale littérale', { exact: true }).click();
	await field(page, 'lignes-croix').fill('Implication professionnelle');
	await send(page, CONTINUER);
	await arrived(page, '/elements/croix');
	await field(page, 'motif').fill(CROIX);
	await field(page, 'redaction').fill('Très bon');
	await send(page, CONTINUER);
	await arrived(page, '/elements/appreciation');
	await field(page, 'passage').fill('Doit s’investir davantage.');
	await field(page, 'motif').fill(TEXTE);
	await field(page, 'redaction').fill('Agente investie dans la vie du service.');
	await send(page, CONTINUER);
	await arrived(page, '/autorite');
}

/** To whom, who, and the check with what is left aside. */
async function sayWho(page: Page): Promise<void> {
	await field(page, 'qualite').fill('Directrice départementale des finances publiques');
	await send(page, CONTINUER);
	await arrived(page, '/identite');
	await field(page, 'nom').fill('Camille Petit');
	await page.getByText('Au féminin', { exact: true }).click();
	await send(page, CONTINUER);
	await arrived(page, '/verification');
	await page.getByText('Je laisse ces éléments de côté').click();
	await send(page, 'Continuer vers la lettre');
	await arrived(page, '/lettre/recours-hierarchique');
}

async function finish(page: Page): Promise<void> {
	await send(page, 'Terminer la lettre');
	await page.waitForURL('**/courriers/*');
}

async function noteSending(page: Page, le: string): Promise<void> {
	await page.getByRole('link', { name: 'J’ai envoyé cette lettre' }).click();
	await page.waitForURL('**/envoi');
	await field(page, 'le').fill(le);
	await page.getByText('Par courriel', { exact: true }).click();
	await send(page, 'Enregistrer l’envoi');
	await page.waitForURL('**/recours/suite*');
}

/** What the authority granted of an element. */
const answer = (page: Page, element: string, issue: string) =>
	page.getByRole('group', { name: element }).getByText(issue, { exact: true }).click();

async function take(page: Page, lien: string): Promise<Buffer> {
	const { nom, octets } = await download(page, page.getByRole('link', { name: lien, exact: true }));
	expect(nom).toMatch(/^lettre-\d{4}-\d\d-\d\d\.\w+$/);
	return octets;
}

/** The letter on paper, its lines joined, and the tags that a screen reader finds. */
async function readPaper(page: Page): Promise<{ texte: string; roles: string[] }> {
	const { texte, roles } = await readPdf(await take(page, 'PDF'));
	return { texte: texte.replace(/\s+/g, ' '), roles };
}

describe.each(BROWSERS)('contester, $name', ({ javaScript }) => {
	withSite();

	async function arrive(faits: Fait[]): Promise<{ page: Page; scene: Scene; check: () => Promise<void> }> {
		const decor = await scene(faits);
		const visitor: Visitor = await visit(browser, site, { javaScript });
		await enter(visitor.page, decor);
		const check = async () => {
			await visitor.expectNoSideScroll();
			if (javaScript) await visitor.expectAccessible();
			expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
		};
		return { page: visitor.page, scene: decor, check };
	}

	it('du compte rendu notifié au PDF, puis à l’envoi et à la date suivante', async () => {
		const { page, scene: decor, check } = await arrive([CONVOQUE, NOTIFIE]);
		await page.goto(decor.ici + '/recours');
		const debut = await mainText(page);
		expect(debut).toContain('vendredi 23 janvier 2026');
		expect(debut).toContain('il vous reste 8 jours');
		expect(debut).toContain('lundi 26 janvier 2026');
		await check();

		await page.getByRole('link', { name: 'Choisir ce que vous contestez' }).click();
		await arrived(page, '/elements');
		expect(await mainText(page)).toContain('peut être perdu pour la CAP');
		await send(page, CONTINUER);
		await page.getByRole('link', { name: 'Choisissez au moins un élément à contester.' }).waitFor();
		await check();
		await page.getByText('Appréciation générale littérale', { exact: true }).click();
		await field(page, 'lignes-croix').fill('Implication professionnelle');
		await send(page, CONTINUER);

		await arrived(page, '/elements/croix');
		await send(page, CONTINUER);
		await page.getByRole('link', { name: 'Écrivez au moins une raison' }).waitFor();
		await field(page, 'motif').fill(CROIX);
		await field(page, 'redaction').fill('Très bon');
		await send(page, CONTINUER);
		await arrived(page, '/elements/appreciation');
		await field(page, 'passage').fill('« Doit s’investir davantage. »');
		await field(page, 'motif').fill(TEXTE);
		await field(page, 'redaction').fill('Agente investie dans la vie du service.');
		await check();
		await send(page, CONTINUER);

		await arrived(page, '/autorite');
		await field(page, 'nom').fill('Bernard');
		await field(page, 'qualite').fill('Chef du SIP');
		await send(page, CONTINUER);
		await page.getByRole('group', { name: /Ce nom est aussi celui/ }).waitFor();
		expect(await mainText(page)).toContain('la lettre va à l’autorité, pas à elle');
		await check();
		await field(page, 'nom').fill('Lefèvre');
		await field(page, 'qualite').fill('Directrice départementale des finances publiques');
		await page.getByText('Madame', { exact: true }).click();
		await send(page, CONTINUER);

		await arrived(page, '/identite');
		await send(page, CONTINUER);
		await page.getByRole('link', { name: /Écrivez votre prénom et votre nom/ }).waitFor();
		await field(page, 'nom').fill('Camille Petit');
		await page.getByText('Au féminin', { exact: true }).click();
		await page.getByText('Demander à être reçu·e avant la décision').click();
		await field(page, 'accompagnant').fill('Ana Morel');
		await page.getByText('Je saisis aussi ce recours dans ESTEVE').click();
		await check();
		await send(page, CONTINUER);

		await arrived(page, '/verification');
		await send(page, 'Continuer vers la lettre');
		await page.getByRole('link', { name: /Cochez la case/ }).waitFor();
		const laisses = await mainText(page);
		expect(laisses).toContain('Vous laissez de côté');
		expect(laisses).toContain('Besoins de formation');
		await check();
		await page.getByRole('link', { name: 'Modifier : Appréciation générale littérale' }).click();
		await arrived(page, '/elements/appreciation');
		expect(await field(page, 'passage').inputValue()).toBe('Doit s’investir davantage.');
		await send(page, CONTINUER);
		await arrived(page, '/verification');
		await page.getByText('Je laisse ces éléments de côté').click();
		await send(page, 'Continuer vers la lettre');

		await arrived(page, '/lettre/recours-hierarchique');
		await field(page, 'envoi').selectOption('courriel');
		await send(page, 'Mettre à jour l’aperçu');
		await page.locator('.feuille').getByText('Par courriel').waitFor();
		await check();
		await finish(page);
		await check();

		const pdf = await readPaper(page);
		expect(pdf.texte).toContain(
			'Recours hiérarchique contre mon compte rendu d’entretien professionnel, année 2025'
		);
		expect(pdf.texte).toContain('m’a été notifié le 10 janvier 2026');
		expect(pdf.texte).toContain('dans le délai de quinze jours francs');
		expect(pdf.texte).toContain('1. Tableau synoptique – Implication professionnelle');
		expect(pdf.texte).toContain('« Doit s’investir davantage. »');
		expect(pdf.texte).toContain('accompagnée d’Ana Morel');
		expect(pdf.texte).toContain('saisi dans l’application ESTEVE');
		expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(1);
		expect(pdf.roles.filter((role) => role === 'H2')).toHaveLength(3);
		expect(pdf.roles).toContain('LI');
		const courriel = await PostalMime.parse(await take(page, 'Courriel (.eml)'));
		expect(courriel.text).toContain('Madame Lefèvre');
		expect((await take(page, 'Word (.docx)')).subarray(0, 2).toString()).toBe('PK');
		expect((await take(page, 'Texte (.txt)')).toString('utf8')).toContain(CROIX);

		await noteSending(page, '2026-01-15');
		const suite = await mainText(page);
		expect(suite).toContain('L’autorité a jusqu’au lundi 2 février 2026');
		expect(suite).toContain('dimanche 15 mars 2026');
		await check();
		await page.goto(decor.ici + '/recours');
		expect(await mainText(page)).toContain('Noter la réponse, élément par élément');
		await check();
	});

	it('une remarque sur la rédaction n’empêche rien, et se lit avant de continuer', async () => {
		const { page, scene: decor } = await arrive([NOTIFIE]);
		await page.goto(decor.ici + '/recours/elements');
		await page.getByText('Appréciation générale littérale', { exact: true }).click();
		await send(page, CONTINUER);
		await arrived(page, '/elements/appreciation');
		await field(page, 'motif').fill('Cette appréciation est insuffisamment motivée.');
		const remarque = page.getByText('aucun fait précis ne vient à l’appui de cette appréciation').last();
		if (javaScript) await page.locator('#conseils').getByText('Un mot sur votre rédaction').waitFor();
		await send(page, CONTINUER);
		if (!javaScript) {
			await arrived(page, '/elements/appreciation?enregistre=1');
			await page.getByText('C’est enregistré').waitFor();
			await remarque.waitFor();
			expect(await field(page, 'motif').inputValue()).toBe('Cette appréciation est insuffisamment motivée.');
			await send(page, CONTINUER);
		}
		await arrived(page, '/autorite');
	});

	it('les remarques que les faits montrent se recopient, et ce qui reste entre crochets est dit', async () => {
		const mene: Fait = { type: 'entretien-tenu', le: jour('2025-12-15'), conduitPar: 'autre' };
		const { page, scene: decor, check } = await arrive([mene, NOTIFIE]);
		await page.goto(`${decor.ici}/recours/identite`);
		await page.getByText('Ce que Vigie a remarqué dans votre dossier (1)').click();
		const ligne = await page.locator('#ligne-G04').innerText();
		expect(ligne).toContain('décembre 2025, n’a pas été conduit');
		expect(ligne).toContain('[nom et fonction]');
		await check();
		await field(page, 'nom').fill('Camille Petit');
		await field(page, 'moyens').fill(ligne);
		await send(page, CONTINUER);
		await arrived(page, '/recours/elements');
		await page.goto(`${decor.ici}/recours/identite`);
		expect(await page.locator('#conseils').innerText()).toContain('Il reste un passage entre crochets');
		await field(page, 'moyens').fill(ligne.replaceAll('[nom et fonction]', 'Mme Roux, adjointe'));
		await send(page, CONTINUER);
		await arrived(page, '/recours/elements');
		await page.goto(`${decor.ici}/recours/identite`);
		expect(await field(page, 'moyens').inputValue()).toContain('Mme Roux, adjointe');
		expect((await page.locator('#conseils').innerText()).trim()).toBe('');
	});

	it('un texte trop long est refusé sur son champ, et rendu tel quel', async () => {
		const { page, scene: decor, check } = await arrive([NOTIFIE]);
		await page.goto(decor.ici + '/recours/elements');
		await page.getByText('Appréciation générale littérale', { exact: true }).click();
		await send(page, CONTINUER);
		await arrived(page, '/elements/appreciation');
		await field(page, 'motif').fill('a'.repeat(4001));
		await send(page, CONTINUER);
		const lien = page.getByRole('alert').getByRole('link');
		expect(await lien.innerText()).toContain('compte 4001 caractères');
		expect(await lien.getAttribute('href')).toBe('#motif');
		expect((await field(page, 'motif').inputValue()).length).toBe(4001);
		await check();
	});

	it('deux onglets : rien n’est écrasé, le second texte est rendu, et peut l’emporter', async () => {
		const { page, scene: decor, check } = await arrive([NOTIFIE]);
		await page.goto(decor.ici + '/recours/elements');
		await page.getByText('Appréciation générale littérale', { exact: true }).click();
		await send(page, CONTINUER);
		await arrived(page, '/elements/appreciation');
		const autre = await page.context().newPage();
		await autre.goto(page.url());
		await field(autre, 'motif').fill('Écrit dans le premier onglet.');
		await send(autre, CONTINUER);
		await arrived(autre, '/autorite');

		await field(page, 'motif').fill('Écrit dans le second onglet.');
		await send(page, CONTINUER);
		await page.getByRole('alert').waitFor();
		expect(await page.getByRole('alert').innerText()).toContain('dans un autre onglet');
		expect(await mainText(page)).toContain('Écrit dans le premier onglet.');
		expect(await field(page, 'motif').inputValue()).toBe('Écrit dans le second onglet.');
		await check();
		await send(page, CONTINUER);
		await arrived(page, '/autorite');
		await page.goto(decor.ici + '/recours/elements/appreciation');
		expect(await field(page, 'motif').inputValue()).toBe('Écrit dans le second onglet.');
	});

	it('le dernier jour passé, la page dit ce qui reste possible', async () => {
		await site.setToday('2026-01-27');
		const { page, scene: decor, check } = await arrive([NOTIFIE]);
		await page.goto(decor.ici + '/recours');
		const texte = await mainText(page);
		expect(texte).toContain('ce qui reste possible');
		expect(texte).toContain('garde le délai du tribunal');
		expect(texte).not.toMatch(/trop tard/i);
		await check();
		await sayWhy(page, decor);
		await sayWho(page);
		expect(await page.locator('.feuille').innerText()).not.toContain(
			'dans le délai de quinze jours francs que cet article fixe'
		);
	});

	it('le silence : relance, saisine de précaution, puis la réponse et la CAP avec le seul reste', async () => {
		const { page, scene: decor, check } = await arrive([{ ...NOTIFIE, le: jour('2026-01-20') }]);
		await sayWhy(page, decor);
		await sayWho(page);
		await finish(page);
		await noteSending(page, '2026-01-27');

		await site.setToday('2026-02-12');
		await enter(page, decor);
		await page.goto(decor.ici + '/recours');
		expect(await mainText(page)).not.toContain('Relancer l’autorité');
		await page.goto(decor.ici + '/recours/lettre/relance');
		await arrived(page, '/recours');

		await site.setToday('2026-02-13');
		await enter(page, decor);
		await page.goto(decor.ici + '/recours');
		const silence = await mainText(page);
		expect(silence).toContain('Première lecture');
		expect(silence).toContain('Seconde lecture');
		expect(silence).toMatch(/2010-888[^(]*, art\. 6/);
		expect(silence).toContain('mercredi 11 mars 2026');
		await check();
		await page.getByRole('link', { name: 'Relancer l’autorité' }).click();
		await page.waitForURL('**/lettre/relance');
		await finish(page);
		await noteSending(page, '2026-02-13');
		expect(await mainText(page)).toContain('Elle ne change aucun délai');

		await page.goto(decor.ici + '/recours');
		await page.getByRole('link', { name: 'Saisir la CAP par précaution' }).click();
		await page.waitForURL('**/lettre/saisine-cap-precaution');
		await check();
		await finish(page);
		const precaution = await readPaper(page);
		expect(precaution.texte).toContain('À la présidence de la CAP nationale');
		expect(precaution.texte).toContain('saisine à titre de précaution');
		await noteSending(page, '2026-02-13');
		expect(await mainText(page)).toContain('Vous l’avez saisie.');

		await page.goto(decor.ici + '/recours/reponse');
		await field(page, 'le').fill('2026-02-13');
		await answer(page, 'Tableau synoptique – Implication professionnelle', 'Obtenu');
		await field(page, 'replique-appreciation').fill('La réponse ne cite toujours aucun fait.');
		await send(page, 'Enregistrer la réponse');
		await page.getByRole('link', { name: 'Dites ce que la réponse vous accorde ici.' }).waitFor();
		await check();
		await answer(page, 'Appréciation générale littérale', 'Refusé');
		await send(page, 'Enregistrer la réponse');
		await arrived(page, '/recours');
		await check();
		await page.getByRole('link', { name: 'Saisir la CAP', exact: true }).click();
		await page.waitForURL('**/lettre/saisine-cap');
		await finish(page);
		const { texte } = await readPaper(page);
		expect(texte).toContain('1. Appréciation générale littérale');
		expect(texte).toContain('La réponse ne cite toujours aucun fait.');
		expect(texte).toContain('n’accueille qu’en partie mes demandes');
		expect(texte).not.toContain('Tableau synoptique');
	});
});

describe('la suite est celle du régime', () => {
	withSite();

	const PARTI: Fait[] = [
		NOTIFIE,
		{ type: 'recours-hierarchique-envoye', le: jour('2026-01-12') },
		{ type: 'recours-hierarchique-recu', le: jour('2026-01-13') }
	];

	it.each<[NouveauDossier['employeur'], NouveauDossier['statut'], string, string, string]>([
		['etat', 'contractuel', 'CCP', 'n° 86-83', 'Elle a quinze jours'],
		['territorial', 'titulaire', 'CAP', 'n° 2014-1526', 'Elle a quinze jours'],
		['hospitalier', 'contractuel', 'CCP', 'n° 91-155', 'n’a pas pu être vérifié']
	])('%s, %s', async (employeur, statut, commission, decret, temps) => {
		const { page } = await visit(browser, site, { javaScript: false });
		const decor = await scene(PARTI, { employeur, statut });
		await enter(page, decor);
		await page.goto(`${decor.ici}/recours/suite?lettre=saisine-cap`);
		const suite = await mainText(page);
		for (const dit of [`La ${commission} donnera un avis`, decret, temps]) expect(suite).toContain(dit);
		await page.goto(`${decor.ici}/recours/reponse`);
		const reponse = await mainText(page);
		expect(reponse).toContain(`Le reste pourra aller devant la ${commission}.`);
		const autre = commission === 'CAP' ? 'CCP' : 'CAP';
		for (const texte of [suite, reponse]) {
			for (const ailleurs of [autre, '2010-888']) expect(texte).not.toContain(ailleurs);
		}
	});
});

describe('un recours parti autrement', () => {
	withSite();

	it('se complète, la page disant que tout y est repris', async () => {
		const { page, expectNoSideScroll } = await visit(browser, site, { javaScript: false });
		const decor = await scene([NOTIFIE, { type: 'recours-hierarchique-envoye', le: jour('2026-01-11') }]);
		await enter(page, decor);
		await page.goto(`${decor.ici}/recours/lettre/complement-recours`);
		expect(await mainText(page)).toContain('ce complément reprend tous vos éléments');
		await expectNoSideScroll();
	});
});

describe('ce qui n’est pas à soi', () => {
	withSite();

	it('chaque page, chaque envoi et chaque fichier d’un autre répond « introuvable »', async () => {
		const sien = await scene([NOTIFIE]);
		const { page } = await visit(browser, site);
		await enter(page, sien);
		await sayWhy(page, sien);
		await sayWho(page);
		await finish(page);
		const courrier = new URL(page.url()).pathname;

		const intrus = await scene([NOTIFIE]);
		const chez = await visit(browser, site, { javaScript: false });
		await enter(chez.page, intrus);
		const { request } = chez.page.context();
		const pages = [
			'',
			'/elements',
			'/elements/croix',
			'/autorite',
			'/identite',
			'/verification',
			'/suite',
			'/reponse',
			'/tribunal'
		];
		const lettres = ['recours-hierarchique', 'relance', 'saisine-cap-precaution', 'saisine-cap'];
		const adresses = [
			...pages.map((chemin) => `${sien.ici}/recours${chemin}`),
			...lettres.map((code) => `${sien.ici}/recours/lettre/${code}`),
			`${sien.ici}/courriers`,
			...['', '/envoi', '/pdf', '/eml', '/docx', '/txt'].map((chemin) => courrier + chemin),
			// Through one’s own dossier too.
			...['', '/envoi', '/pdf'].map((chemin) => courrier.replace(sien.id, intrus.id) + chemin)
		];
		const headers = { accept: 'text/html', origin: site.origin };
		for (const adresse of adresses) {
			const lue = await request.get(adresse, { headers });
			expect([adresse, lue.status()]).toEqual([adresse, 404]);
			expect(await lue.text()).not.toMatch(/Camille|Implication/);
		}
		for (const adresse of adresses.filter((une) =>
			/\/(elements|croix|autorite|identite|verification|reponse|envoi|lettre\/[a-z-]+)$/.test(une)
		)) {
			const form = {
				nom: 'Intrus',
				qualite: 'X',
				motif: 'X',
				rubriques: 'formation',
				le: '2026-01-15',
				moyen: 'courriel'
			};
			const ecrite = await request.post(adresse, { headers, form, maxRedirects: 0 });
			expect([adresse, ecrite.status()]).toEqual([adresse, 404]);
		}
	});
});
