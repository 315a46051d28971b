import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { asActor } from '#lib/server/db/as-actor.ts';
import * as t from '#lib/server/db/schema.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { publishChiffres } from '#lib/server/publications.ts';
import { createSection } from '#lib/server/sections.ts';
import { startBrowser, visit } from '../support/browser.ts';
import { compteDe, enterAs, premierAdministrateur } from '../support/mandats.ts';
import { download, mainText } from '../support/pages.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let delegue: string;

const SERVICES = [
	['Service départemental des impôts fonciers et de la publicité foncière de Nîmes-Est', 40, 21],
	['Centre des finances publiques d’Alès', 60, 60],
	['Trésorerie hospitalière', 24, 2],
	['Brigade', 8, 7]
] as const;

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), startBrowser()]);
	const { ctx } = site;
	const admin = {
		kind: 'administrateur',
		compteId: await premierAdministrateur(ctx, 'chef@exemple.fr')
	} as const;
	const carte = {
		employeur: null,
		courriel: null,
		telephone: null,
		permanence: null,
		adresse: null,
		site: null
	};
	const creee = await createSection(ctx, admin, { nom: 'Section du Gard', ...carte }, randomUUID());
	if (!creee.ok) throw new Error(creee.refus.message);
	const nouveau = { courriel: 'claude@exemple.fr', nom: 'Claude', role: 'delegue' } as const;
	await addMandat(ctx, admin, creee.id, nouveau, randomUUID());
	delegue = await compteDe(ctx, nouveau.courriel);
	const services = SERVICES.map(([nom, effectif]) => ({
		id: randomUUIDv7(),
		sectionId: creee.id,
		nom,
		parentId: null,
		effectif
	}));
	await asActor(ctx.db, admin, (tx) => tx.insert(t.service).values(services));
	// The year before this one is over: its last week is public.
	const saison = ctx.today().year - 1;
	await asActor(ctx.db, { kind: 'delegue', compteId: delegue }, (tx) =>
		tx.insert(t.comptagePapier).values(
			services.map(({ id }, rang) => ({
				id: randomUUIDv7(),
				sectionId: creee.id,
				serviceId: id,
				saison,
				participants: SERVICES[rang]?.[2] ?? 0,
				refus: SERVICES[rang]?.[2] ?? 0,
				absences: 0,
				comptesRendus: 0,
				contestations: 0,
				saisiLe: Temporal.PlainDate.from({ year: saison, month: 3, day: 10 }),
				saisiPar: delegue
			}))
		)
	);
	await publishChiffres(ctx);
});
afterAll(async () => {
	await browser.close();
	await site[Symbol.asyncDispose]();
});

it.each([
	{ width: 360, javaScript: false },
	{ width: 1280, javaScript: true }
])(
	'shows rounded and protected figures, never the exact ones, at $width px',
	async ({ width, javaScript }) => {
		const { page, expectNoSideScroll, expectAccessible } = await visit(browser, site, { javaScript, width });
		const fine = async () => {
			await expectNoSideScroll();
			if (javaScript) await expectAccessible();
		};
		await page.goto('/chiffres-publics');
		await page.getByRole('link', { name: 'Section du Gard' }).click();
		await page.getByRole('heading', { level: 2, name: /^Refus annoncés/ }).waitFor();
		await fine();
		await page.getByText('Tous les nombres, en tableau').click();
		await fine();
		const lu = await mainText(page);
		expect(lu).toContain('environ 20, 50 % des agents');
		expect(lu).toContain('53 ou plus');
		expect(lu).toContain('moins de 8');
		expect(lu).toContain('protégé');
		const { octets, nom } = await download(page, page.getByRole('link', { name: /CSV/ }));
		expect(nom).toMatch(/^chiffres-\d{4}-.*\.csv$/);
		const csv = octets.toString('utf8');
		expect(csv).toMatch(/Brigade;Section du Gard;;protégé;;;/);
		expect(csv).not.toMatch(/;(21|2);|60;60/);
		await page.getByRole('link', { name: 'Comment ces chiffres sont protégés' }).click();
		await page.getByRole('heading', { level: 1, name: 'Comment ces chiffres sont protégés' }).waitFor();
		await fine();

		await enterAs(page, site.ctx, delegue);
		await page.goto('/chiffres');
		await fine();
		await page.getByRole('link', { name: 'Essayer de retrouver ce qui est protégé' }).click();
		await page.getByText('Aucun nombre protégé n’a été retrouvé').waitFor();
		await fine();
	}
);
