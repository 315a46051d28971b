import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { adresseDInvitation, createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { codeTotp } from '../support/entree.ts';
import { askCode, download, giveCode, said, send, touch } from '../support/pages.ts';
import { compact, readPdf } from '../support/pdf.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { startSite, type Site } from '../support/site.ts';

/*
 * The whole way, as three people walk it: an agent of the DGFiP who is called to an interview, and the delegate of the
 * section. Its days, counted by hand from the texts:
 *
 * – Friday 6 March 2026: the convocation arrives, for Thursday 19 March, thirteen days later (art. 2: eight at least).
 * – Friday 20 March: the report is notified. Art. 6 gives fifteen « jours francs »: neither the 20th nor the last day
 *   counts, which leads to 20 + 15 + 1 = 5 April, Easter Sunday. The 6th is Easter Monday: the last day is Tuesday the
 *   7th. Read as fifteen plain days, it is Saturday 4 April: the day to aim at is the open day before, Friday the 3rd.
 * – Tuesday 24 March: ten days before the 3rd, the first reminder. The recourse leaves by mail, received the same day.
 * – The authority has fifteen jours francs from there: 24 + 15 + 1 = Thursday 9 April.
 * – Two months of silence reject it on Sunday 24 May, which no rule moves; two months francs later, 24 July + 1 is
 *   Saturday the 25th: the court until Monday 27 July. Until the receipt is proved, the day to aim at is that of a court
 *   seized without any recourse: two months francs from the report, 20 May + 1 = Thursday 21 May.
 */
const LUNDI_9_MARS = '2026-03-09';
const LUNDI_23_MARS = '2026-03-23';
const MARDI_24_MARS = '2026-03-24';

const CONVOCATION = `Objet : entretien professionnel 2026

Bonjour,

Je vous convoque à votre entretien professionnel le jeudi 19 mars 2026 à 10h30, bureau 214.
Vous serez reçue par Mme Martin, responsable du SIP de Lens.

Mme Martin`;

const CAMILLE = { nom: 'Camille Petit', courriel: 'camille.petit@exemple.fr' };
const NADIA = { nom: 'Nadia Benali', courriel: 'nadia.benali@exemple.fr' };
const SECTION = 'Section des Finances publiques du Pas-de-Calais';
const SERVICE = 'SIP de Lens';

/** What no mail may say: what is to be done, why, nor who sends it. */
const TOLD =
	/entretien|recours|refus|boycott|compte rendu|évaluation|convocation|syndica|section|délégué|vigie|dgfip|camille|petit/i;

let browser: Browser;

beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(async () => {
	await browser?.close();
});

describe.each(BROWSERS)('$name', ({ javaScript }) => {
	it('from a pasted convocation to a recourse sent in time, and what the delegates see of it', async () => {
		const site = await startSite();
		// After the visitors have left: it is told first, and done last.
		onTestFinished(() => site[Symbol.asyncDispose]());
		await site.setToday(LUNDI_9_MARS);
		const invitation = await openSection(site);
		const camille = await arrive(site, javaScript);

		await refuseWithoutAccount(camille);
		await enter(camille, site, invitation);
		const dossier = await openPrivateDossier(camille);
		await noteConvocation(camille);
		await noteRefusal(camille);

		await site.setToday(LUNDI_23_MARS);
		await noteReport(camille, dossier);
		expect(await site.unreadMails(CAMILLE.courriel)).toEqual([]);

		await site.setToday(MARDI_24_MARS);
		await readReminder(site);
		await contest(camille);
		await takeLetterAway(camille);
		await noteSending(camille);

		const nadia = await arrive(site, javaScript);
		await enterAsDelegate(nadia, site);
		await expectUnseen(nadia, dossier);
		await decide(camille, 'Compté : ma section sait que je participe');
		await expectCounted(nadia, dossier);
		await decide(camille, 'Suivi : ma section m’accompagne');
		await expectFollowed(nadia, dossier);
		await decide(camille, 'Privé : moi seulement');
		await expectUnseen(nadia, dossier);
	});
});

/** A section with a service and a delegate, made by its administrator; the address that its invitation hands out. */
async function openSection({ ctx, readMail }: Site): Promise<string> {
	const administrateur = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const fiche = { nom: SECTION, employeur: 'dgfip' as const, ...carte };
	const section = accepted(await createSection(ctx, administrateur, fiche, randomUUID()));
	const saisi = { nom: SERVICE, parentId: null, effectif: 12 };
	const service = accepted(await createService(ctx, administrateur, section.id, saisi, randomUUID()));
	const mandat = { ...NADIA, role: 'delegue' as const };
	accepted(await addMandat(ctx, administrateur, section.id, mandat, randomUUID()));
	expect((await readMail(NADIA.courriel)).text).not.toMatch(TOLD);
	const lien = { serviceId: service.id, usagesMax: 20, expireLe: ctx.today().add({ days: 60 }) };
	const { jeton } = accepted(await createInvitation(ctx, administrateur, section.id, lien, randomUUID()));
	return adresseDInvitation(ctx, jeton);
}

function accepted<R extends { ok: boolean }>(reponse: R): Extract<R, { ok: true }> {
	expect(reponse).toMatchObject({ ok: true });
	return reponse as Extract<R, { ok: true }>;
}

/** Somebody with a phone, who reads each page that they reach: it fits the screen, and the checker finds nothing. */
async function arrive(site: Site, javaScript: boolean) {
	const visitor = await visit(browser, site, { javaScript, width: 360 });
	const { page } = visitor;
	return {
		page,
		javaScript,
		reach: async (titre: string | RegExp): Promise<void> => {
			await page.getByRole('heading', { level: 1, name: titre, exact: true }).waitFor();
			await visitor.expectNoSideScroll();
			await visitor.expectAccessible();
		}
	};
}
type Person = Awaited<ReturnType<typeof arrive>>;

async function refuseWithoutAccount({ page, javaScript, reach }: Person): Promise<void> {
	await page.goto('/');
	await reach(/Chaque jour compte/);
	await page.getByRole('link', { name: 'Rédiger mon refus' }).first().click();
	await reach('Refuser l’entretien');
	await page.getByLabel('Où travaillez-vous ?').selectOption('dgfip');
	await touch(page, 'Fonctionnaire titulaire');
	await touch(page, 'Coller le message de convocation');
	await page.getByLabel('Texte de la convocation').fill(CONVOCATION);
	await page.getByLabel('Quel jour l’avez-vous reçue ?').fill('2026-03-06');
	await send(page, 'Continuer');

	await reach('Ce que dit votre convocation');
	expect(await said(page.getByRole('main'))).toContain('jeudi 19 mars 2026');
	expect(await said(page.getByRole('main'))).toContain('bureau 214');
	await send(page, 'Voir ce que je risque');

	await reach('Ce que vous risquez');
	expect(await page.locator('.feuille').count()).toBe(0);
	await touch(page, 'J’ai lu ce que je risque');
	await send(page, 'Rédiger mon refus');

	await reach('Votre lettre');
	await page.getByLabel('Votre prénom et votre nom').fill(CAMILLE.nom);
	await page.getByLabel(/Votre service/).fill(SERVICE);
	if (!javaScript) await send(page, 'Mettre à jour l’aperçu');
	await page.locator('.feuille').getByText(CAMILLE.nom).first().waitFor();
	await send(page, 'Emporter ma lettre');
	await reach('Emportez votre lettre');
	await readLetterBack({ page, javaScript });
	expect(await page.context().cookies()).toEqual([]);
}

async function readLetterBack({ page, javaScript }: Pick<Person, 'page' | 'javaScript'>): Promise<void> {
	const refus = 'je ne participerai pas à cet entretien individuel';
	const file = (bouton: string) => download(page, page.getByRole('button', { name: bouton, exact: true }));
	const { nom, octets } = await file('Texte (.txt)');
	expect(nom).not.toMatch(TOLD);
	expect(octets.toString('utf8')).toContain(refus);
	const courriel = await PostalMime.parse((await file('Courriel (.eml)')).octets);
	expect(courriel.subject).toBe('Entretien professionnel du 19\u00a0mars 2026');
	expect(courriel.text).toContain(refus);
	if (!javaScript) {
		await touch(page, 'Le texte seul, à sélectionner');
		expect(await page.getByLabel('Texte de la lettre').inputValue()).toContain(refus);
		return;
	}
	await page.context().grantPermissions(['clipboard-write']);
	await send(page, 'Copier le texte');
	await page.getByRole('status').getByText('Copié.').waitFor();
	const elsewhere = await page.context().newPage();
	await elsewhere.setContent('<textarea autofocus></textarea>');
	await elsewhere.locator('textarea').press('Control+V');
	expect(await elsewhere.locator('textarea').inputValue()).toContain(refus);
	await elsewhere.close();
}

/** By the link of the section: the sign-in comes on the way, on a phone of one's own. */
async function enter({ page, reach }: Person, site: Site, invitation: string): Promise<void> {
	await page.goto(invitation);
	await reach('Rejoindre votre section');
	expect(await said(page.getByRole('main'))).toContain(`${SECTION}, ${SERVICE}`);
	await page.getByRole('link', { name: 'Ouvrir mon dossier' }).click();
	await reach('Entrer dans mon espace');
	const code = await askCode(page, site, CAMILLE.courriel);
	await reach('Recopiez le code reçu');
	await giveCode(page, code, { own: true });
}

/** Gives the address of the dossier. */
async function openPrivateDossier({ page, reach }: Person): Promise<string> {
	await reach('Ouvrir mon dossier');
	expect(await said(page.getByRole('main'))).toContain(`${SECTION}, service ${SERVICE}`);
	await touch(page, 'Aucun de ces cas');
	await page.getByLabel('Où travaillez-vous').selectOption('dgfip');
	await touch(page, 'Fonctionnaire titulaire');
	await send(page, 'Continuer');
	await reach('Vos règles, puis votre choix');
	expect(await said(page.getByRole('main'))).toContain('décret n° 2010-888');
	await touch(page, 'Privé : moi seulement');
	await send(page, 'Ouvrir mon dossier');
	await reach('Dossier 2026');
	return new URL(page.url()).pathname;
}

/** The card of the dossier that says what to do now. */
const maintenant = ({ page }: Pick<Person, 'page'>, acte: string) =>
	page.getByRole('region', { name: acte, exact: true });

async function noteConvocation({ page, reach }: Person): Promise<void> {
	await page.getByRole('link', { name: 'J’ai reçu une convocation' }).first().click();
	await reach('J’ai reçu une convocation');
	await touch(page, 'Coller la convocation pour remplir les champs');
	await page.locator('#recue').fill('2026-03-06');
	await page.getByLabel('Texte de la convocation').fill(CONVOCATION);
	await send(page, 'Lire la convocation');
	await page.getByText('Convocation lue').waitFor();
	await reach('J’ai reçu une convocation');
	expect(await page.locator('[name=entretienLe]').inputValue()).toBe('2026-03-19');
	await send(page, 'Enregistrer');
	await maintenant({ page }, 'Répondre à la convocation').waitFor();
	await reach('Dossier 2026');
}

async function noteRefusal({ page, reach }: Person): Promise<void> {
	await page.getByRole('link', { name: 'J’ai envoyé mon refus' }).first().click();
	await reach('J’ai envoyé mon refus');
	await page.getByLabel('Quel jour l’avez-vous envoyé ?').fill(LUNDI_9_MARS);
	await page.getByLabel('Ce que vous gardez').fill('Mon courriel du 9 mars, imprimé');
	await send(page, 'Enregistrer');
	await maintenant({ page }, 'Votre refus est noté').waitFor();
	await reach('Dossier 2026');
}

/** Two weeks later, on the same phone, without signing in again. */
async function noteReport({ page, reach }: Person, dossier: string): Promise<void> {
	await page.goto(dossier);
	await reach('Dossier 2026');
	await page.getByRole('link', { name: 'J’ai reçu mon compte rendu' }).first().click();
	await reach('On m’a notifié le compte rendu');
	await page.getByLabel('Quel jour vous l’a-t-on notifié ?').fill('2026-03-20');
	await send(page, 'Enregistrer');
	const carte = maintenant({ page }, 'Envoyer votre recours hiérarchique');
	await carte.waitFor();
	await reach('Dossier 2026');
	expect(await said(carte)).toContain('vendredi 3 avril 2026');
	expect(await said(carte)).toContain('Il vous reste 11 jours');
	expect(await said(carte)).toContain('Dernier jour légal : mardi 7 avril 2026');
}

async function readReminder({ readMail, origin }: Site): Promise<void> {
	const mail = await readMail(CAMILLE.courriel);
	expect(mail.subject).toBe('À faire d’ici au vendredi 3 avril');
	expect(mail.text).toContain('vendredi 3 avril 2026');
	expect(mail.text).toContain(`${origin}/dossiers`);
	expect(mail.html).toBeUndefined();
	// Its recipient, and its sender, whose name whoever installs the site chooses.
	const known = ['to', 'delivered-to', 'from'];
	const headers = mail.headers.filter(({ key }) => !known.includes(key));
	expect(mail.text?.replaceAll(origin, '')).not.toMatch(TOLD);
	expect(headers.map(({ key, value }) => `${key}: ${value}`).join('\n')).not.toMatch(TOLD);
}

async function contest({ page, reach, javaScript }: Person): Promise<void> {
	await page.getByRole('link', { name: 'Préparer mon recours' }).first().click();
	await reach('Mon recours');
	await page.getByRole('link', { name: 'Choisir ce que vous contestez' }).click();
	await reach('Que contestez-vous ?');
	await touch(page, 'Tableau synoptique');
	await page.getByLabel('Quelles lignes du tableau ?').fill('Sens du service public : bon');
	await touch(page, 'Appréciation générale littérale');
	await send(page, 'Enregistrer et continuer');
	for (const { element, passage, motif, redaction } of CONTESTED) {
		await reach(element);
		await page.getByLabel('Ce qui est écrit').fill(passage);
		await page.getByLabel('Pourquoi vous le contestez').fill(motif);
		const counter = await said(page.locator('#motif-compteur'));
		const left = compact((4000 - motif.length).toLocaleString('fr'));
		expect(compact(counter)).toBe(javaScript ? `Ilreste${left}caractères` : '4000caractèresauplus');
		await page.locator('[name=redaction]').fill(redaction);
		await send(page, 'Enregistrer et continuer');
	}
	await reach('À qui vous écrivez');
	await page.getByLabel('Fonction').fill('Directrice départementale des finances publiques');
	await send(page, 'Enregistrer et continuer');
	await reach('Vous, et vos demandes');
	await page.getByLabel('Votre prénom et votre nom').fill(CAMILLE.nom);
	await touch(page, 'Au féminin');
	await touch(page, 'Demander à être reçu·e avant la décision');
	await send(page, 'Enregistrer et continuer');

	await reach('Vérifiez vos réponses');
	const reponses = await said(page.getByRole('main'));
	for (const { motif, redaction } of CONTESTED) {
		expect(reponses).toContain(motif);
		expect(reponses).toContain(redaction);
	}
	await touch(page, 'Je laisse ces éléments de côté');
	await send(page, 'Continuer vers la lettre');
}

const CONTESTED = [
	{
		element: /Sens du service public/,
		passage: 'Bon',
		motif: 'Les trois comptes rendus précédents portent « très bon », et aucun fait n’explique cette baisse.',
		redaction: 'Très bon'
	},
	{
		element: /Appréciation générale/,
		passage: 'Agente qui manque d’implication.',
		motif: 'Aucun fait précis ne vient à l’appui : 412 dossiers traités pour 380 demandés.',
		redaction: 'Agente investie, qui a dépassé ses objectifs.'
	}
];

/** The letter of the recourse, as the paper that will be sent: its text, and what a screen reader makes of it. */
async function takeLetterAway({ page, reach }: Person): Promise<void> {
	await reach('Recours hiérarchique contre le compte rendu');
	await send(page, 'Terminer la lettre');
	await page.getByRole('link', { name: 'J’ai envoyé cette lettre' }).waitFor();
	await reach('Recours hiérarchique contre le compte rendu');
	const { nom, octets } = await download(page, page.getByRole('link', { name: 'PDF', exact: true }));
	expect(nom).not.toMatch(TOLD);
	const { texte, roles, info, langue, xmp } = await readPdf(octets);
	const said = [
		CAMILLE.nom,
		'Directrice départementale des finances publiques',
		'm’a été notifié le 20 mars 2026',
		'article 6 du décret n° 2010-888 du 28 juillet 2010, dans le délai de quinze jours francs',
		...CONTESTED.flatMap(({ passage, motif, redaction }) => [`« ${passage} »`, motif, redaction]),
		'de m’entendre avant votre décision, accompagnée'
	];
	for (const phrase of said) expect(compact(texte)).toContain(compact(phrase));
	expect(langue).toBe('fr-FR');
	expect(info.get('Title')).toBe('Lettre du 24\u00a0mars 2026');
	expect(xmp?.get('pdfuaid:part')).toBe('1');
	expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
	// The two elements, then what is asked.
	expect(roles.filter((role) => role === 'H2')).toHaveLength(3);
	expect(roles).toContain('L');
}

async function noteSending({ page, reach }: Person): Promise<void> {
	await page.getByRole('link', { name: 'J’ai envoyé cette lettre' }).click();
	await reach('Noter l’envoi');
	expect(await page.getByLabel('Quel jour est-elle partie ?').inputValue()).toBe(MARDI_24_MARS);
	await touch(page, 'Par courriel');
	await send(page, 'Enregistrer l’envoi');
	await reach('Ce qui se passe ensuite');
	const suite = await said(page.getByRole('main'));
	expect(suite).toContain('L’autorité répond jeudi 9 avril 2026');
	expect(suite).toContain('Le rejet par silence dimanche 24 mai 2026');
	expect(suite).toContain('Le tribunal administratif jeudi 21 mai 2026');
	expect(suite).toContain('Dernier jour : lundi 27 juillet 2026');
	await page.getByRole('link', { name: 'Revenir au dossier' }).click();
	await reach('Dossier 2026');
}

/** With the code of a mail, then with a second factor made on the way. */
async function enterAsDelegate({ page, reach }: Person, site: Site): Promise<void> {
	await page.goto('/delegue');
	await giveCode(page, await askCode(page, site, NADIA.courriel));
	await reach('Préparer votre second facteur');
	await send(page, 'Commencer');
	const secret = await page.locator('.secret').innerText();
	await reach('Préparer votre second facteur');
	await page.getByLabel('Code à 6 chiffres').fill(codeTotp(secret, site.ctx.now()));
	await send(page, 'Confirmer');
	await reach('Participation');
}

/** Camille chooses again who may know, and gives the name that the delegates know. */
async function decide({ page, reach }: Person, niveau: string): Promise<void> {
	await page.getByRole('link', { name: 'Changer', exact: true }).click();
	await reach('Qui peut savoir');
	await touch(page, niveau);
	await page.getByLabel('Votre nom, tel que vos délégué·es le connaissent').fill(CAMILLE.nom);
	await send(page, 'Enregistrer mon choix');
	await reach('Dossier 2026');
	expect(await said(page.getByRole('main'))).toContain(niveau);
}

/** The screens of the delegate: what the section, then the service, then the queue say. */
async function readDesk({
	page,
	reach
}: Person): Promise<{ section: string; service: string; queue: string }> {
	await page.goto('/delegue');
	await reach('Participation');
	const section = await said(page.getByRole('main'));
	await page.getByRole('link', { name: SERVICE }).first().click();
	await reach(SERVICE);
	const service = await said(page.getByRole('main'));
	await page.goto('/delegue/dossiers');
	await reach('Dossiers suivis');
	return { section, service, queue: await said(page.getByRole('main')) };
}

/** How the site answers a delegate who tries the address of a dossier. */
async function answerFor({ page }: Person, dossier: string): Promise<number[]> {
	const headers = { accept: 'text/html' };
	const answers = [`/delegue${dossier}`, dossier].map((address) => page.request.get(address, { headers }));
	return (await Promise.all(answers)).map((answer) => answer.status());
}

async function expectUnseen(nadia: Person, dossier: string): Promise<void> {
	const { section, service, queue } = await readDesk(nadia);
	expect(section).toContain('Aucun refus annoncé sur 12 agents');
	expect(service).toContain('Personne pour l’instant');
	expect(queue).toContain('Personne ne vous a confié de dossier');
	expect(section + service + queue).not.toContain(CAMILLE.nom);
	expect(await answerFor(nadia, dossier)).toEqual([404, 404]);
}

async function expectCounted(nadia: Person, dossier: string): Promise<void> {
	const { section, service, queue } = await readDesk(nadia);
	expect(section).toContain('1 refus annoncé sur 12 agents');
	expect(service).toContain(
		`${CAMILLE.nom} convocation reçue · refus annoncé · compte rendu reçu · conteste`
	);
	expect(service).not.toContain('Ouvrir le dossier');
	expect(queue).toContain('Personne ne vous a confié de dossier');
	expect(await answerFor(nadia, dossier)).toEqual([404, 404]);
}

async function expectFollowed(nadia: Person, dossier: string): Promise<void> {
	const { page, reach } = nadia;
	const { section, queue } = await readDesk(nadia);
	expect(section).toContain('1 refus annoncé sur 12 agents');
	expect(queue).toContain(CAMILLE.nom);
	expect(queue).toContain('jeudi 9 avril 2026');
	await page.getByRole('link', { name: CAMILLE.nom }).click();
	await reach(CAMILLE.nom);
	expect(new URL(page.url()).pathname).toBe(`/delegue${dossier}`);
	expect(await said(page.getByRole('main'))).toContain('Mon courriel du 9 mars, imprimé');
	await page.getByRole('link', { name: 'Recours hiérarchique contre le compte rendu', exact: true }).click();
	await reach('Recours hiérarchique contre le compte rendu');
	expect(await said(page.getByRole('main'))).toContain('412 dossiers traités');
	// A dossier that is followed is read: it is not the delegate’s own.
	expect(await answerFor(nadia, dossier)).toEqual([200, 404]);
}
