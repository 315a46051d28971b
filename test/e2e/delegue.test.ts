import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import { changeConsentement, createDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { saveSaison } from '#lib/server/saisons.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let scene: Awaited<ReturnType<typeof setScene>>;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	scene = await setScene();
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

const op = () => randomUUID();
function ok<R extends { ok: boolean }>(reponse: R): Extract<R, { ok: true }> {
	if (!reponse.ok) throw new Error(JSON.stringify(reponse));
	return reponse as Extract<R, { ok: true }>;
}

/** A section with two services, its delegate, a season, and the way to join each service. */
async function setScene() {
	const { ctx } = site;
	const saison = ctx.today().year;
	const actor = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(ctx, 'chef@exemple.fr')
	} as const;
	const carte = { courriel: null, telephone: null, permanence: null, adresse: null, site: null };
	const section = ok(await createSection(ctx, actor, { nom: 'Gard', employeur: 'dgfip', ...carte }, op())).id;
	const service = async (nom: string, effectif: number | null) => {
		const { id } = ok(await createService(ctx, actor, section, { nom, parentId: null, effectif }, op()));
		const nouvelle = { serviceId: id, usagesMax: 100, expireLe: ctx.today().add({ days: 300 }) };
		return { id, lien: ok(await createInvitation(ctx, actor, section, nouvelle, op())).jeton };
	};
	const annonces = {
		annee: saison,
		employeur: null,
		entretiensAvant: ctx.today().add({ days: 9 }),
		comptesRendusAvant: null
	};
	ok(await saveSaison(ctx, actor, section, annonces, op()));
	const mandat = { courriel: 'dominique@exemple.fr', nom: 'Dominique Faure', role: 'delegue' as const };
	ok(await addMandat(ctx, actor, section, mandat, op()));
	return {
		saison,
		section,
		alpha: await service('Alpha', 20),
		beta: await service('Bêta', null),
		delegue: await compteDe(ctx, mandat.courriel)
	};
}

async function rejoint(lien: string, consentement: Consentement, nom: string, faits: Fait[] = []) {
	const { ctx } = site;
	const agent = { kind: 'agent', compteId: await compteDe(ctx, `${randomUUID()}@exemple.fr`) } as const;
	const nouveau = {
		employeur: 'dgfip',
		statut: 'titulaire',
		zone: 'metropole',
		saison: scene.saison,
		consentement,
		nom: consentement === 'prive' ? null : nom,
		invitation: lien
	} as const;
	const { id } = ok(await createDossier(ctx, agent, nouveau, op()));
	for (const fait of faits) ok(await recordFait(ctx, agent, id, { fait, preuve: null }, op()));
	return {
		id,
		confie: async (choix: Consentement, version: number) =>
			ok(
				await changeConsentement(
					ctx,
					agent,
					id,
					{ consentement: choix, nom: choix === 'prive' ? null : nom, version },
					op()
				)
			)
	};
}

const titre = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe.each(BROWSERS)('$name', ({ name, javaScript }) => {
	async function entre(width = 360) {
		const visitor = await visit(browser, site, { javaScript, width });
		await enterAs(visitor.page, site.ctx, scene.delegue);
		return {
			...visitor,
			expectFine: async () => {
				await visitor.expectNoSideScroll();
				if (javaScript) await visitor.expectAccessible();
				expect(await visitor.page.title()).toMatch(/^(Erreur – )?Espace personnel$/);
			}
		};
	}
	const ilYA = (days: number) => site.ctx.today().subtract({ days });
	const qui = (prenom: string) => `${prenom} ${javaScript ? 'Avec' : 'Sans'}`;

	it('reads the participation, counts on paper, and sees both apart and together', async () => {
		const refus: Fait[] = [{ type: 'refus-envoye', le: ilYA(3), moyen: 'courriel' }];
		await rejoint(scene.alpha.lien, 'compte', qui('Anne'), refus);
		await rejoint(scene.alpha.lien, 'prive', qui('Secret'), refus);
		const { page, expectFine } = await entre();
		await page.goto('/delegue');
		await titre(page, 'Participation');
		await page.getByText('dans 9 jours').waitFor();
		await expectFine();
		await page.goto(`/delegue/services/${scene.alpha.id}`);
		await page.getByText(qui('Anne')).waitFor();
		expect(await page.content()).not.toContain('Secret');
		await expectFine();

		await page.getByRole('link', { name: 'Saisir un comptage' }).click();
		await page.getByLabel('Personnes comptées').fill('5');
		await page.getByLabel('Parmi elles, ont annoncé leur refus').fill('6');
		for (const autre of [
			'ont promis',
			'une convocation',
			'une deuxième convocation',
			'étaient absentes',
			'leur compte rendu',
			'ont envoyé'
		]) {
			await page.getByLabel(autre).fill('0');
		}
		await page.getByRole('button', { name: 'Enregistrer le comptage' }).click();
		await page.getByRole('link', { name: /C’est plus que les 5/ }).waitFor();
		expect(await page.getByLabel('Parmi elles, ont annoncé leur refus').inputValue()).toBe('6');
		await expectFine();
		await page.getByLabel('Parmi elles, ont annoncé leur refus').fill('4');
		await page.getByRole('button', { name: 'Enregistrer le comptage' }).click();
		await page.getByText('Le comptage est enregistré.').waitFor();
		await page
			.getByText(/par Dominique Faure/)
			.first()
			.waitFor();
		await page
			.getByText(/ dans Vigie, 5 sur papier/)
			.first()
			.waitFor();
		await expectFine();
		await page.getByRole('link', { name: 'Participation' }).first().click();
		await titre(page, 'Participation');
		await page
			.getByText(/ dans Vigie, 5 sur papier/)
			.first()
			.waitFor();
		await page.getByText('Lire tous ces chiffres en tableau').click();
		await page.getByText('5 papier', { exact: true }).first().waitFor();
		await page.getByText(/il manque l’effectif d’un service/).waitFor();
		await expectFine();
		await page.getByRole('link', { name: 'Point de situation à imprimer' }).click();
		await titre(page, 'Point de situation');
		await expectFine();
	});

	it('finds who must act first, and keeps the choice in the address', async () => {
		const remis = (jours: number): Fait[] => [
			{ type: 'compte-rendu-notifie', le: ilYA(jours), moyen: 'application', vise: true }
		];
		await rejoint(scene.alpha.lien, 'suivi', qui('Tard'), remis(1));
		await rejoint(scene.beta.lien, 'suivi', qui('Tôt'), remis(9));
		await rejoint(scene.beta.lien, 'suivi', qui('Repos'));
		const { page, expectFine } = await entre();
		await page.goto('/delegue/dossiers');
		await titre(page, 'Dossiers suivis');
		await expectFine();
		const miens = async () =>
			(await page.locator('ol a').allTextContents()).filter((nom) => nom.endsWith(qui('').trim()));
		expect(await miens()).toEqual([qui('Tôt'), qui('Tard'), qui('Repos')]);
		await page.getByText('Bientôt').first().waitFor();
		await page.getByLabel('Chercher un nom ou un service').fill('Bêta');
		await page.getByRole('button', { name: 'Chercher' }).click();
		await page.getByRole('link', { name: 'Bêta', exact: true }).click();
		await page.waitForURL(/service=/);
		await page.getByRole('link', { name: /À l’agent d’agir/ }).click();
		await page.waitForURL(/couloir=agent/);
		await expect.poll(miens).toEqual([qui('Tôt')]);
		await page.reload();
		expect(await miens()).toEqual([qui('Tôt')]);
		await page.getByText('avec ceux qu’il contient').waitFor();

		await page.getByRole('link', { name: qui('Tôt') }).click();
		await titre(page, qui('Tôt'));
		await page.getByText('La notification du compte rendu').waitFor();
		await page.getByText(/peut cesser à tout moment/).waitFor();
		expect(await page.locator('main form').count()).toBe(0);
		await expectFine();
	});

	it('a dossier that is not followed any more cannot be told from one that never was', async () => {
		const un = await rejoint(scene.alpha.lien, 'suivi', qui('Prudente'));
		const compte = await rejoint(scene.alpha.lien, 'compte', qui('Comptée'));
		const prive = await rejoint(scene.alpha.lien, 'prive', qui('Cachée'));
		const { page } = await entre();
		await page.goto(`/delegue/dossiers/${un.id}`);
		await titre(page, qui('Prudente'));
		await un.confie('compte', 1);
		const seen = async (id: string) => {
			const answer = await page.request.get(`/delegue/dossiers/${id}`, { headers: { accept: 'text/html' } });
			const texte = (await answer.text()).replaceAll(id, 'ID').replace(/nonce[-=]"?[\w+/=-]+/g, 'nonce');
			return { status: answer.status(), texte };
		};
		const inconnu = await seen(randomUUID());
		expect(inconnu.status).toBe(404);
		for (const { id } of [un, compte, prive]) expect(await seen(id), name).toEqual(inconnu);
	});
});
