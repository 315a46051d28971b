import { randomUUIDv7 } from 'node:crypto';
import { describe, expect } from 'vitest';
import { contacts } from '#lib/server/contacts.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { section } from '#lib/server/db/schema.ts';
import { test, type TestContext } from '../support/database.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';

let administrateur: string | undefined;

async function insertSection(ctx: TestContext, nom: string, employeur: string | null): Promise<void> {
	const compteId = (administrateur ??= await insertFirstAdministrateur(ctx));
	await asActor(ctx.db, { kind: 'administrateur', compteId }, (tx) =>
		tx.insert(section).values({ id: randomUUIDv7(), nom, employeur, telephone: '03 20 00 00 00' })
	);
}

const noms = async (ctx: TestContext, employeur: string | null) =>
	(await contacts(ctx, employeur)).map(({ nom }) => nom);

describe('à qui parler avant de refuser', () => {
	test('personne, tant qu’aucune section ne s’est nommée', async ({ ctx }) => {
		expect(await contacts(ctx, 'dgfip')).toEqual([]);
	});

	test('la seule section qui existe, quel que soit l’employeur, avec sa carte et rien d’autre', async ({
		ctx
	}) => {
		await insertSection(ctx, 'Finances publiques du Nord', 'dgfip');
		expect(await contacts(ctx, 'douane')).toEqual([
			{
				nom: 'Finances publiques du Nord',
				telephone: '03 20 00 00 00',
				courriel: null,
				permanence: null,
				adresse: null,
				site: null
			}
		]);
	});

	test('parmi plusieurs, celles de l’employeur ; à défaut, celles de tous', async ({ ctx }) => {
		await insertSection(ctx, 'Douanes du Nord', 'douane');
		await insertSection(ctx, 'Union départementale', null);
		expect(await noms(ctx, 'dgfip')).toEqual(['Finances publiques du Nord']);
		expect(await noms(ctx, 'finances')).toEqual(['Union départementale']);
		expect(await noms(ctx, null)).toEqual(['Union départementale']);
	});
});
