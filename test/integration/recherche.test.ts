import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { createEcrit, publishEcrit, reviseEcrit, withdrawEcrit } from '#lib/server/ecrits-rediges.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { recherche } from '#lib/server/recherche.ts';
import { indexDuSite } from '../../src/routes/(public)/recherche/corpus.server.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';

const op = () => randomUUID();

const test = base.extend('plume', { scope: 'file' }, async ({ ctx }): Promise<Redacteur> => {
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const courriel = 'plume@exemple.fr';
	accepte(await addMandat(ctx, chef, null, { courriel, nom: 'Plume', role: 'redacteur' }, op()));
	return { kind: 'redacteur', compteId: await compteDe(ctx, courriel) };
});

const saisie = (corps: string) => ({ titre: 'Notre avis', resume: '', corps, details: {} });
const adresses = async (ctx: TestContext, demande: string) =>
	recherche(await indexDuSite(ctx), demande).map(({ href }) => href);

describe('la recherche suit ce que le syndicat écrit', () => {
	test('une position se trouve dès qu’elle paraît, change, puis se retire', async ({ ctx, plume }) => {
		const ici = '/droits/arret-maladie#positions';
		const place = { portee: null, genre: 'position', cle: 'arret-maladie' } as const;
		const { id } = accepte(await createEcrit(ctx, plume, place, saisie('Un mot : zygomatique.'), op()));
		expect(await adresses(ctx, 'zygomatique')).toEqual([]);
		accepte(await publishEcrit(ctx, plume, id, null, { vue: 1, opId: op() }));
		expect(await adresses(ctx, 'zygomatiques')).toEqual([ici]);
		accepte(await reviseEcrit(ctx, plume, id, saisie('Un autre : xylophone.'), { vue: 1, opId: op() }));
		expect(await adresses(ctx, 'xylophone')).toEqual([]);
		accepte(await publishEcrit(ctx, plume, id, null, { vue: 2, opId: op() }));
		expect(await adresses(ctx, 'xylofone')).toEqual([ici]);
		expect(await adresses(ctx, 'zygomatique')).toEqual([]);
		accepte(await withdrawEcrit(ctx, plume, id, { vue: 2, opId: op() }));
		expect(await adresses(ctx, 'xylophone')).toEqual([]);
	});

	test('l’index n’est refait que si quelque chose a changé', async ({ ctx }) => {
		expect(await indexDuSite(ctx)).toBe(await indexDuSite(ctx));
	});
});
