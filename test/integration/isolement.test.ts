import { describe, expect, it } from 'vitest';
import { runIsole } from '#lib/server/documents/isolement.ts';

const PROGRAMME = 'test/support/programme-curieux.ts';
const LARGE = { ms: 20_000, octets: 512 * 1024 * 1024, natif: false };
const rien = new Uint8Array();
const run = (mode: string, entree = rien, limites = LARGE) => runIsole(PROGRAMME, [mode], entree, limites);

describe('un programme à part', () => {
	it('reçoit des octets et en rend, sans fichier', async () => {
		const octets = Uint8Array.from({ length: 3_000_000 }, (_, place) => place % 251);
		const rendu = await run('repeter', octets);
		expect(rendu.ok && Buffer.compare(rendu.sortie, octets)).toBe(0);
	});

	it('ne lit, n’écrit, n’appelle et ne lance rien, et ne sait rien de l’environnement', async () => {
		const rendu = await run('essayer');
		expect(rendu.ok && JSON.parse(rendu.sortie.toString())).toEqual({ reussis: [], environnement: [] });
	});

	it('ne charge de code machine que pour ce qui le demande', async () => {
		const rendu = await run('essayer', rien, { ...LARGE, natif: true });
		expect(rendu.ok && JSON.parse(rendu.sortie.toString())).toEqual({
			reussis: ['charger-du-code-machine'],
			environnement: []
		});
	});

	it('est arrêté quand il dure', async () => {
		expect(await run('durer', rien, { ...LARGE, ms: 1_500 })).toEqual({ ok: false, cause: 'temps' });
	});

	it('est arrêté quand il prend trop de mémoire, même hors du tas de Node', async () => {
		const limites = { ...LARGE, octets: 256 * 1024 * 1024 };
		expect(await run('grossir', rien, limites)).toEqual({ ok: false, cause: 'memoire' });
	});

	it('qui meurt le dit, et laisse sa place aux suivants', async () => {
		const morts = await Promise.all(Array.from({ length: 5 }, () => run('mourir')));
		expect(morts).toEqual(Array.from({ length: 5 }, () => ({ ok: false, cause: 'arret' })));
		expect(await run('repeter')).toMatchObject({ ok: true });
	});

	it('qui se trompe est une faute à nous, dite sans ce qu’il a lu', async () => {
		await expect(run('echouer')).rejects.toThrow(/^test\/support\/programme-curieux\.ts ended with 1/);
		await expect(run('echouer')).rejects.not.toThrow(/CANARI/);
		await expect(runIsole('src/lib/absent.ts', [], rien, LARGE)).rejects.toThrow(/MODULE_NOT_FOUND/);
	});

	it('qui s’arrête sans lire ce qu’on lui donne n’arrête rien', async () => {
		expect(await run('rien', new Uint8Array(8 * 1024 * 1024))).toMatchObject({ ok: true });
	});
});
