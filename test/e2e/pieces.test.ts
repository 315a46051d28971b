import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent as Connections, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '#lib/server/acteurs.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { addPiece, pieces } from '#lib/server/pieces.ts';
import { recours } from '#lib/server/recours.ts';
import { createSession } from '#lib/server/sessions.ts';
import { BROWSERS, startBrowser, visit } from '../support/browser.ts';
import { chacun, demande } from '../support/demande.ts';
import { accepte, dossierAvec } from '../support/dossier.ts';
import { uneImage, uneImageDe, unPdf } from '../support/fichiers.ts';
import { compteDe, enterAs } from '../support/mandats.ts';
import { download, mainText, send, title } from '../support/pages.ts';
import { baseDe } from '../support/scene.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let browser: Browser;

beforeAll(async () => {
	browser = await startBrowser();
	site = await startSite();
	base = await baseDe(site);
});
afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
	await browser?.close();
});

type Scene = { qui: Agent; id: string; ici: string };

async function scene(): Promise<Scene> {
	const qui: Agent = { kind: 'agent', compteId: await compteDe(site.ctx, `${randomUUID()}@exemple.fr`) };
	const { id } = await dossierAvec(site.ctx, qui);
	return { qui, id, ici: `/dossiers/${id}/pieces` };
}

const enter = (page: Page, { qui }: Scene) => enterAs(page, site.ctx, qui.compteId, { secondFacteur: false });
const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
const fichier = (name: string, mimeType: string, octets: Uint8Array) => ({
	name,
	mimeType,
	buffer: Buffer.from(octets)
});
const noms = async ({ qui, id }: Scene) =>
	(await pieces(site.ctx, qui, id)).filter(({ retireeAt }) => !retireeAt).map(({ nom }) => nom);

/** What is stored for a dossier, seen from behind the scenes. */
async function lignes(dossierId: string): Promise<{ pieces: number; morceaux: number }> {
	const [compte] = await base<{ pieces: number; morceaux: number }[]>`
		select count(distinct p.id)::int as pieces, count(m.piece_id)::int as morceaux
		from piece p left join piece_morceau m on m.piece_id = p.id where p.dossier_id = ${dossierId}`;
	return compte ?? { pieces: -1, morceaux: -1 };
}

describe.each(BROWSERS)('des pièces $name', ({ javaScript }) => {
	it('trois fichiers dont un mauvais : deux sont gardés, le troisième est expliqué ; puis titre, retour, retrait', async () => {
		const une = await scene();
		const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript });
		await enter(page, une);
		await page.goto(`/dossiers/${une.id}`);
		await page.getByRole('link', { name: 'Mes pièces' }).click();
		await page.getByRole('heading', { name: 'Aucune pièce pour l’instant' }).waitFor();
		expect(await title(page)).toBe('Mes pièces');
		await expectAccessible();

		const rapport = await unPdf({ pages: 3 });
		await page
			.getByLabel('Choisir des fichiers')
			.setInputFiles([
				fichier('Compte rendu 2026 — « visé ».pdf', 'application/pdf', rapport),
				fichier('page web.pdf', 'application/pdf', Buffer.from('<!doctype html><script>alert(1)</script>')),
				fichier('photo.jpg', 'image/jpeg', await uneImageDe(700_000))
			]);
		await send(page, 'Déposer');
		await page.getByRole('heading', { name: 'Quelque chose est à reprendre' }).waitFor();
		const dit = await mainText(page);
		expect(dit).toContain('« page web.pdf » : Malgré son nom, ce fichier n’est pas un PDF.');
		expect(dit).toContain('PDF, 3 pages');
		expect(dit).toContain('image JPEG, 683 Ko');
		expect(await noms(une)).toEqual(['Compte rendu 2026 — « visé ».pdf', 'photo.jpg']);
		await expectAccessible();
		await expectNoSideScroll();

		const [lien] = await page.getByRole('link', { name: /^Télécharger/ }).all();
		const recu = await download(page, lien!);
		expect(recu.nom).toBe('Compte rendu 2026 — « visé ».pdf');
		expect(sha256(recu.octets)).toBe(sha256(rapport));

		await page
			.getByRole('link', { name: /^Changer le titre/ })
			.first()
			.click();
		await page.getByLabel('Titre', { exact: true }).fill('');
		await send(page, 'Enregistrer');
		await page.getByRole('heading', { name: 'Quelque chose est à reprendre' }).waitFor();
		await expectAccessible();
		await page.getByLabel('Titre', { exact: true }).fill('Compte rendu du 3 mars');
		await send(page, 'Enregistrer');
		await page.getByRole('heading', { name: 'Compte rendu du 3 mars' }).waitFor();

		await page.getByRole('link', { name: 'Retirer Compte rendu du 3 mars' }).click();
		await page.getByRole('heading', { name: /^Retirer « Compte rendu du 3 mars »/ }).waitFor();
		await expectAccessible();
		await send(page, 'Retirer cette pièce');
		await page.getByRole('heading', { name: 'Retirées' }).waitFor();
		expect(await mainText(page)).toContain(sha256(rapport));
		expect(await noms(une)).toEqual(['photo.jpg']);
		expect((await page.request.get(new URL(await lienDe(une), site.origin).href)).status()).toBe(404);
		await expectAccessible();
	});

	it('rien de choisi : une phrase, à son champ', async () => {
		const une = await scene();
		const { page, expectAccessible } = await visit(browser, site, { javaScript });
		await enter(page, une);
		await page.goto(une.ici);
		await send(page, 'Déposer');
		const erreur = page.getByRole('link', { name: 'Choisissez au moins un fichier, ou prenez une photo.' });
		await erreur.waitFor();
		await expectAccessible();
		expect(await lignes(une.id)).toEqual({ pieces: 0, morceaux: 0 });
	});

	it('les pièces d’une lettre se cochent, s’ordonnent et se numérotent', async () => {
		const une = await scene();
		const { ctx } = site;
		const ajoute = async (nom: string, octets: Uint8Array) =>
			accepte(await addPiece(ctx, une.qui, une.id, { nom, octets }, randomUUID())).piece.id;
		const a = await ajoute('rapport.pdf', await unPdf());
		const b = await ajoute('mail.png', await uneImage('png'));
		const { page, expectAccessible, expectNoSideScroll } = await visit(browser, site, { javaScript });
		await enter(page, une);
		const choix = `/dossiers/${une.id}/recours/pieces/recours-hierarchique`;
		await page.goto(choix);
		await expectAccessible();
		await page.getByLabel(/^rapport/).check();
		await page.getByLabel(/^mail/).check();
		await send(page, 'Enregistrer et continuer');
		await page.waitForURL((url) => !url.pathname.includes('/pieces/'));
		expect(await jointes(une)).toEqual([a, b]);
		await page.goto(choix);
		await expectAccessible();
		await expectNoSideScroll();
		await page.getByRole('button', { name: 'Monter mail' }).click();
		await page.getByText('Pièce n° 1 : mail').waitFor();
		expect(await jointes(une)).toEqual([b, a]);
		await page.getByLabel(/rapport/).uncheck();
		await send(page, 'Enregistrer et continuer');
		await page.waitForURL((url) => !url.pathname.includes('/pieces/'));
		expect(await jointes(une)).toEqual([b]);
	});
});

const jointes = async ({ qui, id }: Scene): Promise<string[]> =>
	(await recours(site.ctx, qui, id)).brouillon.departs['recours-hierarchique']?.joindre ?? [];

/** Address of the file of the first exhibit of a dossier, withdrawn or not. */
async function lienDe({ qui, id, ici }: Scene): Promise<string> {
	const [premiere] = await pieces(site.ctx, qui, id);
	return `${ici}/${premiere?.id}/fichier`;
}

/** The Cookie header of the browser of an agent. */
async function cookieDe({ qui }: Scene): Promise<string> {
	const { ctx } = site;
	const { id } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		createSession(tx, ctx, qui.compteId, { appareilPersonnel: false, secondFacteur: false })
	);
	return `${sessionCookie(ctx.origin).name}=${id}`;
}

/** A form as a browser writes it. */
async function formulaire(
	fichiers: readonly { nom: string; octets: Uint8Array }[],
	opId: string = randomUUID()
): Promise<{ type: string; corps: Buffer }> {
	const champs = new FormData();
	champs.append('op_id', opId);
	for (const { nom, octets } of fichiers) champs.append('fichiers', new Blob([new Uint8Array(octets)]), nom);
	const ecrit = new Response(champs);
	return { type: ecrit.headers.get('content-type') ?? '', corps: Buffer.from(await ecrit.arrayBuffer()) };
}

const poste = async (une: Scene, { type, corps }: Awaited<ReturnType<typeof formulaire>>, chemin = une.ici) =>
	demande(site.origin, chemin, {
		body: corps,
		headers: { 'content-type': type },
		cookie: await cookieDe(une)
	});

describe('le fichier', () => {
	it('revient octet pour octet, en pièce jointe inerte, que rien ne garde', async () => {
		const une = await scene();
		const octets = await uneImage('png');
		const nom = 'été (l’original) 100%.png';
		accepte(await addPiece(site.ctx, une.qui, une.id, { nom, octets }, randomUUID()));
		const chemin = await lienDe(une);
		const recu = await demande(site.origin, chemin, { cookie: await cookieDe(une) });
		expect(recu.status).toBe(200);
		expect(sha256(Buffer.from(recu.body, 'latin1'))).toBe(sha256(octets));
		expect(recu.headers).toMatchObject({
			'content-type': 'image/png',
			'content-length': String(octets.length),
			'content-disposition': `attachment; filename*=UTF-8''%C3%A9t%C3%A9%20%28l%E2%80%99original%29%20100%25.png`,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'no-store'
		});
		expect((await demande(site.origin, chemin)).status).toBe(303);
		expect((await demande(site.origin, chemin, { cookie: await cookieDe(await scene()) })).status).toBe(404);
	});
});

describe('l’envoi', () => {
	it('deux fois le même formulaire ne garde pas deux fois ses fichiers', async () => {
		const une = await scene();
		const envoi = await formulaire([
			{ nom: 'a.pdf', octets: await unPdf() },
			{ nom: 'b.png', octets: await uneImage('png') }
		]);
		for (const { status } of await Promise.all([poste(une, envoi), poste(une, envoi)]))
			expect(status).toBe(303);
		expect((await poste(une, envoi)).status).toBe(303);
		expect((await noms(une)).toSorted()).toEqual(['a.pdf', 'b.png']);
	});

	it('un fichier trop gros au milieu n’arrête pas les suivants', async () => {
		const une = await scene();
		const envoi = await formulaire([
			{ nom: 'avant.png', octets: await uneImage('png') },
			{ nom: 'énorme.jpg', octets: await uneImageDe(12 * 1024 * 1024) },
			{ nom: 'après.pdf', octets: await unPdf() }
		]);
		const { status, texte } = await poste(une, envoi);
		expect(status).toBe(422);
		expect(texte).toContain('dépasse 10');
		expect(await noms(une)).toEqual(['avant.png', 'après.pdf']);
	});

	it('coupé où que ce soit, ne laisse rien du fichier qui n’est pas arrivé entier', async () => {
		const envoi = await formulaire([{ nom: 'seul.jpg', octets: await uneImageDe(600_000) }]);
		const taille = envoi.corps.length;
		const offsets = [
			...Array.from({ length: 12 }, (_, rang) => Math.floor((taille * rang) / 12)),
			taille - 60
		];
		await chacun(
			offsets,
			async (offset) => {
				const une = await scene();
				await coupe(une, { ...envoi, offset });
				// The same form sent again is kept, once: nothing of the first one is there, and its place is free.
				await expect.poll(async () => (await poste(une, envoi)).status).toBe(303);
				expect(await noms(une)).toEqual(['seul.jpg']);
				expect(await lignes(une.id)).toEqual({ pieces: 1, morceaux: 3 });
			},
			3
		);
	});

	it('coupé dans le second fichier, garde le premier', async () => {
		const une = await scene();
		const { type, corps } = await formulaire([
			{ nom: 'premier.png', octets: await uneImage('png') },
			{ nom: 'second.jpg', octets: await uneImageDe(600_000) }
		]);
		await coupe(une, { type, corps, offset: corps.length - 1_000 });
		await expect.poll(() => noms(une)).toEqual(['premier.png']);
		expect(await lignes(une.id)).toEqual({ pieces: 1, morceaux: 1 });
	});

	it('au plus deux ensemble par compte : le troisième attend, et passe ensuite', async () => {
		const une = await scene();
		const { type, corps } = await formulaire([{ nom: 'a.png', octets: await uneImage('png') }]);
		const lents = await Promise.all([commence(une, type, corps), commence(une, type, corps)]);
		const refuse = await expect
			.poll(async () => (await poste(une, { type, corps })).status)
			.toBe(503)
			.then(() => poste(une, { type, corps }));
		expect(refuse.headers['retry-after']).toBe('5');
		expect(refuse.texte).toContain('Trop de fichiers arrivent en même temps');
		for (const finir of lents) expect(await finir()).toBe(303);
		expect((await poste(une, { type, corps })).status).toBe(303);
	});

	it('un corps sans longueur, trop gros pour une autre page, y est refusé ; ici il passe', async () => {
		const une = await scene();
		const { type, corps } = await formulaire([{ nom: 'a.jpg', octets: await uneImageDe(5 * 1024 * 1024) }]);
		expect(await sansLongueur(une, `/dossiers/${une.id}/consentement`, type, corps)).toBe(413);
		expect(await sansLongueur(une, '/refuser', type, corps)).toBe(413);
		const simple = 'application/x-www-form-urlencoded';
		const texte = Buffer.from(`a=${'b'.repeat(4 * 1024 * 1024)}`);
		expect(await sansLongueur(une, '/refuser', simple, texte)).toBe(413);
		expect((await poste(une, { type, corps }, `/dossiers/${une.id}/consentement`)).status).toBe(413);
		expect(await sansLongueur(une, une.ici, type, corps)).toBe(303);
		expect(await noms(une)).toEqual(['a.jpg']);
	});
});

type Debut = { type: string; corps: Buffer; offset: number };

const entetes = (type: string, cookie: string) => ({
	origin: site.origin,
	accept: 'text/html',
	'content-type': type,
	cookie
});

/** Sends the beginning of a form, then cuts the line. */
async function coupe(une: Scene, { type, corps, offset }: Debut): Promise<void> {
	const headers = { ...entetes(type, await cookieDe(une)), 'content-length': corps.length };
	const envoi = request(new URL(une.ici, site.origin), { method: 'POST', agent: false, headers });
	envoi.on('error', () => {});
	const parti = new Promise((resolve) => envoi.write(corps.subarray(0, offset), resolve));
	if (offset > 0) await parti;
	const ferme = new Promise((resolve) => envoi.once('close', resolve));
	envoi.destroy();
	await ferme;
}

/** Sends all but the end of a form; gives how to send it, and the status that comes. */
async function commence(une: Scene, type: string, corps: Buffer): Promise<() => Promise<number>> {
	const headers = { ...entetes(type, await cookieDe(une)), 'content-length': corps.length };
	let finie = false;
	const envoie = () => {
		const envoi = request(new URL(une.ici, site.origin), { method: 'POST', agent: false, headers });
		envoi.write(corps.subarray(0, corps.length - 1));
		return { envoi, reponse: lue(envoi) };
	};
	let presente = envoie();
	// One that finds no place before its end comes back until it has one: others may have held both for a moment.
	const tenue = (async () => {
		for (;;) {
			const statut = await presente.reponse;
			if (finie || statut !== 503) return statut;
			presente = envoie();
		}
	})();
	return () => {
		finie = true;
		presente.envoi.end(corps.subarray(corps.length - 1));
		return tenue;
	};
}

/** The status of the answer to a request, its body read; 503 when the connection was closed on what was still to be sent. */
async function lue(envoi: ReturnType<typeof request>): Promise<number> {
	try {
		const [answer] = await once(envoi, 'response');
		await text(answer);
		return answer.statusCode;
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET')) throw cause;
		return 503;
	}
}

/** Posts a body without telling its length. */
async function sansLongueur(une: Scene, chemin: string, type: string, corps: Buffer): Promise<number> {
	const headers = { ...entetes(type, await cookieDe(une)), 'transfer-encoding': 'chunked' };
	// As a browser does: a connection that is to be closed ends with the answer, and what is still sent finds nobody.
	using agent = connexionGardee();
	const envoi = request(new URL(chemin, site.origin), { method: 'POST', agent, headers });
	const answered = once(envoi, 'response');
	for (let place = 0; place < corps.length; place += 65_536) {
		if (!envoi.write(corps.subarray(place, place + 65_536)))
			await Promise.race([once(envoi, 'drain'), answered]);
	}
	envoi.end();
	const [answer] = await answered;
	await text(answer);
	return answer.statusCode;
}

const connexionGardee = () => {
	const agent = new Connections({ keepAlive: true });
	return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
};
