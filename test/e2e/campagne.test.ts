import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { createEcrit, publishEcrit } from '#lib/server/ecrits-rediges.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { demande } from '../support/demande.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';
import { startSite, type Site } from '../support/site.ts';

/*
 * From the square on a leaflet to the section, its film and its feed: what a browser and a reader of feeds are answered.
 */

const FILM = Buffer.from(Array.from({ length: 5000 }, (_, rang) => rang % 251));

let site: Site;
let section: string;
let entree: string;
beforeAll(async () => {
	site = await startSite();
	const { ctx } = site;
	const administrateur = await insertFirstAdministrateur(ctx);
	const chef = { kind: 'administrateur', compteId: administrateur } as const;
	({ sectionId: section } = await insertSection(ctx, administrateur, 'Section d’ici'));
	const courriel = 'plume@exemple.fr';
	const mandat = { courriel, nom: 'Plume', role: 'redacteur' } as const;
	accepte(await addMandat(ctx, chef, section, mandat, randomUUID()));
	const plume: Redacteur = { kind: 'redacteur', compteId: await compteDe(ctx, courriel) };
	const ecrire = async (genre: 'campagne' | 'presentation', cle: string, titre: string, details: object) => {
		const texte = { titre, resume: '', corps: 'Un **texte** <script>alert(1)</script>.', details };
		const place = { portee: section, genre, cle };
		const { id } = accepte(await createEcrit(ctx, plume, place, texte, randomUUID()));
		accepte(await publishEcrit(ctx, plume, id, null, { vue: 1, opId: randomUUID() }));
		return id;
	};
	await ecrire('presentation', '', 'Nous', {});
	entree = await ecrire('campagne', 'la-montre', 'La montre & le temps', {
		sorte: 'clip',
		fichier: 'la-montre.mp4',
		sousTitres: 'la-montre.vtt',
		transcription: 'Le **tic-tac**.',
		documents: [{ titre: 'Affiche', fichier: 'absente.pdf' }]
	});
	await mkdir(ctx.config.mediasDir, { recursive: true });
	await writeFile(join(ctx.config.mediasDir, 'la-montre.mp4'), FILM);
	await writeFile(
		join(ctx.config.mediasDir, 'la-montre.vtt'),
		'WEBVTT\n\n00:00.000 --> 00:01.000\nTic-tac.\n'
	);
	await writeFile(join(ctx.config.mediasDir, 'affiche.pdf'), '%PDF-1.7');
});
afterAll(async () => {
	await site?.[Symbol.asyncDispose]();
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	demande(site.origin, path, { headers, method });

it('la page d’une section dit qui elle est, mène aux lettres avec elle, et à sa campagne', async () => {
	const { status, texte } = await ask(`/sections/${section}`);
	expect(status).toBe(200);
	expect(texte).toContain('Section d’ici');
	expect(texte).toContain('<strong>texte</strong>');
	expect(texte).not.toContain('<script>alert(1)');
	for (const lien of [
		`/lettres?section=${section}`,
		`/mode-d-emploi?section=${section}`,
		`/refuser?section=${section}`,
		`/campagne/${entree}`,
		`/sections/${section}/atom.xml`
	])
		expect(texte).toContain(`href="${lien}"`);
	expect(/<title>([^<]*)<\/title>/.exec(texte)?.[1]).toBe('Votre section – Vigie');
});

it('une entrée porte son film, ses sous-titres, sa transcription, et tait un document absent', async () => {
	const { texte } = await ask(`/campagne/${entree}`);
	expect(texte).toMatch(/<video[^>]*controls[^>]*preload="none"[^>]*src="\/medias\/la-montre\.mp4"/);
	expect(texte).toContain('src="/medias/la-montre.vtt"');
	expect(texte).toContain('<strong>tic-tac</strong>');
	expect(texte).not.toContain('Affiche');
	expect(/<title>([^<]*)<\/title>/.exec(texte)?.[1]).toMatch(/^Clip du /);
});

it('un film se lit par morceaux, qui ne s’accordent qu’avec le même fichier', async () => {
	const tout = await ask('/medias/la-montre.mp4');
	expect(tout.status).toBe(200);
	expect(tout.headers).toMatchObject({
		'content-type': 'video/mp4',
		'content-length': '5000',
		'accept-ranges': 'bytes',
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff'
	});
	expect(Buffer.from(tout.body, 'latin1').equals(FILM)).toBe(true);

	const morceau = await ask('/medias/la-montre.mp4', { range: 'bytes=1000-1099' });
	expect(morceau.status).toBe(206);
	expect(morceau.headers['content-range']).toBe('bytes 1000-1099/5000');
	expect(Buffer.from(morceau.body, 'latin1').equals(FILM.subarray(1000, 1100))).toBe(true);

	const suite = { range: 'bytes=4990-', 'if-range': String(tout.headers.etag) };
	expect((await ask('/medias/la-montre.mp4', suite)).body).toHaveLength(10);
	expect((await ask('/medias/la-montre.mp4', { ...suite, 'if-range': '"un-autre"' })).status).toBe(200);

	const apres = await ask('/medias/la-montre.mp4', { range: 'bytes=5000-' });
	expect([apres.status, apres.headers['content-range']]).toEqual([416, 'bytes */5000']);
	const tete = await ask('/medias/la-montre.mp4', {}, 'HEAD');
	expect([tete.status, tete.headers['content-length'], tete.body]).toEqual([200, '5000', '']);
});

it('des sous-titres sont un texte, un document s’enregistre, rien d’autre ne sort', async () => {
	const vtt = await ask('/medias/la-montre.vtt', { range: 'bytes=0-3' });
	expect([vtt.status, vtt.headers['content-type']]).toEqual([200, 'text/vtt; charset=utf-8']);
	expect(vtt.texte).toMatch(/^WEBVTT/);
	const pdf = await ask('/medias/affiche.pdf');
	expect(pdf.headers['content-disposition']).toBe('attachment; filename="affiche.pdf"');
	for (const nom of ['absent.mp4', '..%2fcle.json', 'cle.json', 'LA-MONTRE.mp4'])
		expect((await ask(`/medias/${nom}`)).status).toBe(404);
});

it.each([
	['de la campagne', () => '/campagne'],
	['de la section', () => `/sections/${section}`]
])('le flux %s se lit par un autre programme et mène à la page', async (_, page) => {
	const { headers, texte } = await ask(`${page()}/atom.xml`);
	expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
	const lu = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(texte) as {
		feed: { entry: { id: string; title: string; link: { '@href': string }; author: { name: string } }[] };
	};
	const [premiere] = lu.feed.entry;
	expect(premiere).toMatchObject({
		id: `urn:uuid:${entree}`,
		title: 'La montre & le temps',
		author: { name: 'Section d’ici' }
	});
	expect((await ask(new URL(premiere?.link['@href'] ?? '').pathname)).status).toBe(200);
});
