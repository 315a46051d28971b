import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, startBrowser } from '../support/browser.ts';
import { chacun, demande } from '../support/demande.ts';
import { adresse, routesDuSite } from '../support/routes.ts';
import { baseDe, plante, type Scene, type Sujet } from '../support/scene.ts';
import { startSite, type Site } from '../support/site.ts';

/*
 * Every page of the build, as the person sees it who may: its markup, what the accessibility checker finds, how it holds on a
 * narrow screen and with large letters.
 */

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let browser: Browser;
let vues: Vue[];

/** A page with whose eyes it is read, and its markup. */
type Vue = { route: string; chemin: string; cookie: string | null; html: string };

/** Who reads the pages of each group. */
const LECTEURS: Record<string, Sujet> = {
	public: 'anonyme',
	connexion: 'anonyme',
	agent: 'proprietaire',
	delegue: 'delegue',
	elu: 'elu',
	redaction: 'redacteur',
	chiffres: 'delegue',
	admin: 'national'
};

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	vues = await lesVues(await plante(site, base));
	browser = await startBrowser();
});

afterAll(async () => {
	await browser?.close();
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

/** The pages that answer with a page; those that lead elsewhere are seen where they lead. */
async function lesVues(scene: Scene): Promise<Vue[]> {
	const pages = routesDuSite().filter(({ estPage }) => estPage);
	const lues = await chacun(pages, async ({ id }) => {
		const groupe = /^\/\((\w+)\)/.exec(id)?.[1] ?? '';
		const cookie = scene.cookies[LECTEURS[groupe] ?? 'anonyme'];
		const chemin = adresse(id, scene.ici);
		const { status, headers, texte } = await demande(site.origin, chemin, { cookie });
		const estPage = status === 200 && String(headers['content-type']).startsWith('text/html');
		return estPage ? { route: id, chemin, cookie, html: texte } : null;
	});
	return lues.filter((vue) => vue !== null);
}

it('most of the site is looked at', () => {
	expect(vues.length).toBeGreaterThan(120);
});

/** What a glance at somebody’s screen must not tell. */
const PARLANT = /boycott|refus|recours|syndi|contest|gr[èe]ve|adh[ée]rent/i;

it('the title of every page says nothing to whoever looks over a shoulder', () => {
	const titres = vues.map(({ route, html }) => ({ route, titre: /<title>([^<]+)/.exec(html)?.[1] ?? null }));
	expect(titres.filter(({ titre }) => titre === null || PARLANT.test(titre))).toEqual([]);
});

/** The standard of HTML. */
const validateur = new HtmlValidate({ extends: ['html-validate:standard'] });

/** A comment that Svelte leaves inside lists of options: browsers read it as one, the validator does not. */
const MARQUE = '<!>';

it('the markup of every page is valid', async () => {
	const fautes = await chacun(vues, async ({ route, html }) => {
		const { results } = await validateur.validateString(html.replaceAll(MARQUE, ''));
		return results
			.flatMap(({ messages }) => messages)
			.map(({ ruleId, message, line, column }) => `${route} ${line}:${column} ${ruleId}: ${message}`);
	});
	expect(fautes.flat().join('\n')).toBe('');
});

/** How many pages are open at once. */
const ENSEMBLE = 3;

/** Opens every page once, in the session of its reader, and gives what `regarde` reproaches it with. */
async function chaquePage(
	options: Parameters<Browser['newContext']>[0],
	regarde: (page: Page, vue: Vue) => Promise<string[]>
): Promise<string> {
	const contextes = new Map<string | null, Promise<BrowserContext>>();
	const ouvre = async (cookie: string | null): Promise<BrowserContext> => {
		const contexte = await browser.newContext({ baseURL: site.origin, locale: 'fr-FR', ...options });
		const [name = '', value = ''] = cookie?.split('=') ?? [];
		if (cookie !== null)
			await contexte.addCookies([
				{ name, value, url: site.origin.replace('http:', 'https:'), httpOnly: true, secure: true }
			]);
		return contexte;
	};
	const fautes = await chacun(
		vues,
		async (vue) => {
			const contexte = contextes.get(vue.cookie) ?? ouvre(vue.cookie);
			contextes.set(vue.cookie, contexte);
			const page = await (await contexte).newPage();
			try {
				await page.goto(vue.chemin);
				return (await regarde(page, vue)).map((faute) => `${vue.route}: ${faute}`);
			} finally {
				await page.close();
			}
		},
		ENSEMBLE
	);
	for (const contexte of contextes.values()) await (await contexte).close();
	return fautes.flat().join('\n');
}

/** A page that is wider than the screen. */
const debordement = (page: Page, quand: string): Promise<string[]> =>
	page.evaluate((dit) => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth > clientWidth ? [`${dit}: ${scrollWidth} > ${clientWidth}`] : [];
	}, quand);

/** Every page of the site is opened and walked through: longer than what a journey is given, on a busy machine. */
const TOUTES_LES_PAGES_MS = 300_000;

it(
	'every page has nothing that the checker finds, holds when narrow or large, and obeys the keyboard',
	async () => {
		const etroit = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;
		const fautes = await chaquePage(etroit, async (page) => [
			...(await axeFindings(page, true)),
			...(await debordement(page, '320 pixels')),
			...(await quiBouge(page)),
			...(await enGrand(page)),
			...(await auClavier(page))
		]);
		expect(fautes).toBe('');
	},
	TOUTES_LES_PAGES_MS
);

/** What moves where movement is refused. */
const quiBouge = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		document
			.getAnimations()
			.filter(({ playState }) => playState === 'running')
			.map(() => 'something moves')
	);

/** Letters twice as large, in a window of 1,280 pixels halved. */
async function enGrand(page: Page): Promise<string[]> {
	await page.setViewportSize({ width: 640, height: 640 });
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	const fautes = await debordement(page, 'letters twice as large');
	await page.evaluate(() => (document.documentElement.style.fontSize = ''));
	return fautes;
}

/**
 * Where the keyboard leads, in colours that one chose: the first stop skips the menu, everything that acts has its turn and shows
 * that it has it.
 */
async function auClavier(page: Page): Promise<string[]> {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.emulateMedia({ forcedColors: 'active' });
	await page.keyboard.press('Tab');
	return page.evaluate(() => {
		const fautes: string[] = [];
		const nom = (un: Element) => `${un.localName} « ${un.textContent.trim().slice(0, 40)} »`;
		const premier = document.activeElement;
		if (premier?.getAttribute('href') !== '#contenu' && !premier?.closest('main'))
			fautes.push(`the first stop is ${premier ? nom(premier) : 'nothing'}`);
		const agissent = document.querySelectorAll<HTMLElement>(
			'a[href], button, input:not([type=hidden]), select, textarea, summary'
		);
		for (const un of agissent) {
			if (!un.checkVisibility({ visibilityProperty: true }) || un.matches(':disabled')) continue;
			if (un.tabIndex < 0) continue;
			if (un.tabIndex > 0) fautes.push(`${nom(un)} breaks the order`);
			un.focus();
			if (document.activeElement !== un) {
				const choisi = un.matches('[type=radio]');
				if (!choisi) fautes.push(`${nom(un)} cannot be reached`);
				continue;
			}
			const vu = [un, un.nextElementSibling, un.closest('label')].some((montre) => {
				if (!montre) return false;
				const { outlineStyle, outlineWidth } = getComputedStyle(montre);
				return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
			});
			if (!vu) fautes.push(`${nom(un)} does not show that it has the focus`);
		}
		return fautes;
	});
}
