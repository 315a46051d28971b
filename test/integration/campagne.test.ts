import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { campagne, entree } from '#lib/server/campagne.ts';
import { sectionPublique } from '#lib/server/contacts.ts';
import {
	createEcrit,
	publishEcrit,
	reviseEcrit,
	withdrawEcrit,
	type Portee
} from '#lib/server/ecrits-rediges.ts';
import { AppError } from '#lib/server/errors.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur, insertSection } from '../support/rows.ts';

const op = () => randomUUID();

/** Two sections, and somebody who writes for both and for the whole union. */
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => {
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const courriel = 'plume@exemple.fr';
	accepte(await addMandat(ctx, chef, null, { courriel, nom: 'Plume', role: 'redacteur' }, op()));
	const plume: Redacteur = { kind: 'redacteur', compteId: await compteDe(ctx, courriel) };
	const { sectionId: ici } = await insertSection(ctx, chef.compteId, 'Section d’ici');
	const { sectionId: ailleurs } = await insertSection(ctx, chef.compteId, 'Section d’ailleurs');
	return { plume, ici, ailleurs };
});

const saisie = (titre: string, details: object = {}) => ({
	titre,
	resume: '',
	corps: 'Un texte.',
	details: { sorte: 'texte', ...details }
});

async function ecris(
	ctx: TestContext,
	plume: Redacteur,
	portee: Portee,
	cle: string,
	{ titre = cle, details = {}, du = null as Temporal.Instant | null } = {}
): Promise<string> {
	const place = { portee, genre: 'campagne', cle } as const;
	const { id } = accepte(await createEcrit(ctx, plume, place, saisie(titre, details), op()));
	accepte(await publishEcrit(ctx, plume, id, du, { vue: 1, opId: op() }));
	return id;
}

const cles = async (ctx: TestContext, section?: string) =>
	(await campagne(ctx, section === undefined ? {} : { section })).map(({ cle }) => cle);

describe('la campagne que tout le monde lit', () => {
	test('ce que l’union écrit prend la place de ce qui est fourni sous le même nom ; une section ne le peut pas', async ({
		ctx,
		scene: { plume, ici }
	}) => {
		const sien = await ecris(ctx, plume, ici, 'evaluation-collective', { titre: 'Chez nous' });
		const avant = await entree(ctx, 'evaluation-collective');
		expect(avant.entree).toMatchObject({ section: null, urn: 'urn:vigie:campagne:evaluation-collective' });
		expect((await entree(ctx, sien)).entree).toMatchObject({ titre: 'Chez nous', section: 'Section d’ici' });

		const id = await ecris(ctx, plume, null, 'evaluation-collective', { titre: 'Notre projet' });
		expect((await entree(ctx, 'evaluation-collective')).entree).toMatchObject({
			titre: 'Notre projet',
			urn: `urn:uuid:${id}`
		});
		accepte(await withdrawEcrit(ctx, plume, id, { vue: 1, opId: op() }));
		expect((await entree(ctx, 'evaluation-collective')).entree.titre).not.toBe('Notre projet');
	});

	test('une section montre ses textes et ceux de l’union, pas ceux d’une autre', async ({
		ctx,
		scene: { plume, ici, ailleurs }
	}) => {
		await ecris(ctx, plume, ici, 'd-ici');
		await ecris(ctx, plume, ailleurs, 'd-ailleurs');
		await ecris(ctx, plume, null, 'de-tous');
		expect(await cles(ctx, ici)).toEqual(
			expect.arrayContaining(['d-ici', 'de-tous', 'a-quoi-sert-un-boycott'])
		);
		expect(await cles(ctx, ici)).not.toContain('d-ailleurs');
		expect(await cles(ctx)).toEqual(expect.arrayContaining(['d-ici', 'd-ailleurs', 'de-tous']));
	});

	test('un texte paraît à son heure, et une correction ne le fait pas remonter', async ({
		ctx,
		scene: { plume }
	}) => {
		const du = ctx.now().add({ hours: 5 });
		const id = await ecris(ctx, plume, null, 'plus-tard', { du });
		expect(await cles(ctx)).not.toContain('plus-tard');
		await expect(entree(ctx, 'plus-tard')).rejects.toThrow(AppError);
		ctx.clock.advance('PT6H');
		await ecris(ctx, plume, null, 'apres');
		ctx.clock.advance('PT1H');
		const corrige = { vue: 1, opId: op() };
		accepte(await reviseEcrit(ctx, plume, id, saisie('Plus tard, corrigé'), corrige));
		accepte(await publishEcrit(ctx, plume, id, null, { vue: 2, opId: op() }));
		// The union's own, without what it ships: the clock of the tests is older than some of it.
		const lues = (await campagne(ctx)).filter(({ urn }) => urn.startsWith('urn:uuid:'));
		expect(lues.slice(0, 2).map(({ titre }) => titre)).toEqual(['apres', 'Plus tard, corrigé']);
		expect(lues[1]?.at.equals(du)).toBe(true);
	});

	test('un texte lié se cherche chez qui écrit, puis dans l’union, jamais chez une autre section', async ({
		ctx,
		scene: { plume, ici, ailleurs }
	}) => {
		const details = { liees: ['la-suite', 'la-base', 'rien-de-tel'] };
		await ecris(ctx, plume, ailleurs, 'la-suite', { titre: 'Suite d’ailleurs' });
		await ecris(ctx, plume, null, 'la-base', { titre: 'Base de l’union' });
		const id = await ecris(ctx, plume, ici, 'le-debut', { details });
		const liees = async () => (await entree(ctx, id)).liees.map(({ titre }) => titre);
		expect(await liees()).toEqual(['Base de l’union']);
		await ecris(ctx, plume, ici, 'la-suite', { titre: 'Suite d’ici' });
		expect(await liees()).toEqual(['Suite d’ici', 'Base de l’union']);
	});
});

describe('la fiche publique d’une section', () => {
	test('se lit par tous', async ({ ctx, scene: { ici } }) => {
		expect(await sectionPublique(ctx, ici)).toMatchObject({ nom: 'Section d’ici' });
	});

	test.for(['', 'inconnu', '../', randomUUID()])('« %s » : introuvable', async (id, { ctx }) => {
		await expect(sectionPublique(ctx, id)).rejects.toThrow(AppError);
	});
});
