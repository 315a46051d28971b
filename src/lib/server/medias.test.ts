import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#lib/server/errors.ts';
import { openMedia, plage, tailleDeMedia, typeDeMedia } from '#lib/server/medias.ts';

describe('le type d’un média', () => {
	it.each([
		['la-montre.mp4', 'video/mp4'],
		['la-montre.vtt', 'text/vtt; charset=utf-8'],
		['tract_2026.pdf', 'application/pdf']
	])('%s', (nom, type) => expect(typeDeMedia(nom)).toBe(type));

	it.each([
		'',
		'mp4',
		'.mp4',
		'../cle.json',
		'../film.mp4',
		'..%2ffilm.mp4',
		'dossier/film.mp4',
		'C:\\film.mp4',
		'film.mp4\0.txt',
		'film.mp4\n',
		'page.html',
		'dessin.svg',
		'script.js',
		'film.mp4.html',
		'Film.mp4',
		'été.mp4',
		'film.constructor',
		`${'a'.repeat(101)}.mp4`
	])('refusé : %j', (nom) => expect(typeDeMedia(nom)).toBeNull());
});

describe('le morceau demandé d’un fichier de 100 octets', () => {
	it.each<[string, string | null, ReturnType<typeof plage>]>([
		['rien', null, null],
		['le début', 'bytes=0-9', { de: 0, a: 9 }],
		['la suite', 'bytes=90-', { de: 90, a: 99 }],
		['plus que tout', 'bytes=90-500', { de: 90, a: 99 }],
		['la fin', 'bytes=-10', { de: 90, a: 99 }],
		['une fin plus longue que le fichier', 'bytes=-500', { de: 0, a: 99 }],
		['aucun des derniers octets', 'bytes=-0', 'hors-du-fichier'],
		['après la fin', 'bytes=100-', 'hors-du-fichier'],
		['à l’envers', 'bytes=9-0', null],
		['plusieurs', 'bytes=0-1,5-6', null],
		['une autre unité', 'lignes=0-1', null],
		['un tiret seul', 'bytes=-', null],
		['un nombre démesuré', `bytes=${'9'.repeat(400)}-`, null]
	])('%s', (_, entete, attendu) => expect(plage(entete, 100)).toEqual(attendu));

	it('d’un fichier vide : rien à donner', () => {
		expect(plage('bytes=0-', 0)).toBe('hors-du-fichier');
		expect(plage('bytes=-5', 0)).toBe('hors-du-fichier');
	});
});

describe('un fichier du dossier des médias', () => {
	const dossier = mkdtempSync(join(tmpdir(), 'vigie-medias-'));
	afterAll(() => rmSync(dossier, { recursive: true }));
	const ici = { mediasDir: dossier };
	writeFileSync(join(dossier, 'film.mp4'), 'abcdefghij');
	writeFileSync(join(dossier, 'secret.json'), '{}');
	symlinkSync(join(dossier, 'secret.json'), join(dossier, 'lien.mp4'));
	mkdirSync(join(dossier, 'dossier.mp4'));

	it('se lit par morceaux', async () => {
		const media = await openMedia(ici, 'film.mp4');
		expect(media).toMatchObject({ type: 'video/mp4', taille: 10 });
		expect(await new Response(media.lire({ de: 2, a: 4 })).text()).toBe('cde');
	});

	it('change de marque quand il change', async () => {
		const marque = async () => {
			const media = await openMedia(ici, 'autre.mp4');
			await media.fermer();
			return media.etag;
		};
		writeFileSync(join(dossier, 'autre.mp4'), 'abc');
		const avant = await marque();
		expect(await marque()).toBe(avant);
		writeFileSync(join(dossier, 'autre.mp4'), 'abcd');
		expect(await marque()).not.toBe(avant);
	});

	it.each(['lien.mp4', 'dossier.mp4', 'absent.mp4', 'secret.json', '../film.mp4'])(
		'%s n’y est pas',
		async (nom) => {
			await expect(openMedia(ici, nom)).rejects.toThrow(AppError);
			expect(await tailleDeMedia(ici, nom)).toBeNull();
		}
	);

	it('aucun dossier : aucun fichier', async () => {
		expect(await tailleDeMedia({ mediasDir: join(dossier, 'jamais') }, 'film.mp4')).toBeNull();
	});
});
