import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Redacteur } from '#lib/server/acteurs.ts';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import { ecritsPublies } from '#lib/server/ecrits.ts';
import { createEcrit, publishEcrit, reviseEcrit, withdrawEcrit } from '#lib/server/ecrits-rediges.ts';
import { addMandat, endMandat, mandats } from '#lib/server/mandats.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { compteDe } from '../support/mandats.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { sectionDEssai } from '../support/suivi.ts';

/* The texts of sections, row by row: who reads which, and who writes for whom. */

const op = () => randomUUID();
const PUBLIC = { kind: 'public' } as const;
const DENIED = '42501';

/** How many rows a statement touches. */
const touched = async (ctx: TestContext, actor: Actor, statement: ReturnType<typeof sql>): Promise<number> =>
	(await asActor(ctx.db, actor, (tx) => tx.execute(statement))).count;

/** SQLSTATE of the refusal of a statement; null when it passed. */
async function refusal(act: Promise<unknown>): Promise<string | null> {
	try {
		await act;
		return null;
	} catch (error) {
		const { cause } = error as Error;
		if (cause instanceof Error && 'code' in cause) return String(cause.code);
		throw error;
	}
}

/** Two sections with a delegate and an editor each, an editor of the whole union, and one whose mandate ended. */
async function scene(ctx: TestContext) {
	const chef = { kind: 'administrateur', compteId: await insertFirstAdministrateur(ctx) } as const;
	const plume = async (section: string | null): Promise<Redacteur> => {
		const courriel = `${randomUUID()}@exemple.fr`;
		accepte(await addMandat(ctx, chef, section, { courriel, nom: 'Plume', role: 'redacteur' }, op()));
		return { kind: 'redacteur', compteId: await compteDe(ctx, courriel) };
	};
	const ici = await sectionDEssai(ctx, chef, 'Ici');
	const ailleurs = await sectionDEssai(ctx, chef, 'Ailleurs');
	const partie = await plume(ici.id);
	const avant = await entree(ctx, partie, ici.id);
	const siens = (await mandats(ctx, chef, ici.id)).filter(({ role }) => role === 'redacteur');
	expect(siens).toHaveLength(1);
	for (const { id } of siens) accepte(await endMandat(ctx, chef, ici.id, id, op()));
	return {
		chef,
		ici: { ...ici, plume: await plume(ici.id) },
		ailleurs: { ...ailleurs, plume: await plume(ailleurs.id) },
		union: await plume(null),
		partie,
		avant
	};
}
const test = base.extend('scene', { scope: 'file' }, async ({ ctx }) => scene(ctx));

const SAISIE = { titre: 'Un texte', resume: '', corps: 'Des mots.', details: { sorte: 'texte' } };

/** A draft of its own place: its id. */
async function entree(ctx: TestContext, actor: Redacteur, portee: string | null): Promise<string> {
	const place = { portee, genre: 'campagne', cle: `entree-${randomUUID()}` } as const;
	return accepte(await createEcrit(ctx, actor, place, SAISIE, op())).id;
}

const acte = (vue = 1) => ({ vue, opId: op() });

/** Which of the three tables show rows of this text. */
async function vus(ctx: TestContext, actor: Actor, id: string): Promise<[number, number, number]> {
	return [
		await touched(ctx, actor, sql`select id from ecrit where id = ${id}`),
		await touched(ctx, actor, sql`select version from ecrit_version where ecrit_id = ${id}`),
		await touched(ctx, actor, sql`select id from parution where ecrit_id = ${id}`)
	];
}

describe('what a draft shows', () => {
	test('its editors read it; neither readers, nor other editors, nor one whose mandate ended', async ({
		ctx,
		scene: { ici, ailleurs, union, partie, avant }
	}) => {
		for (const id of [await entree(ctx, ici.plume, ici.id), avant]) {
			for (const actor of [ici.plume, union]) expect(await vus(ctx, actor, id)).toEqual([1, 1, 0]);
			const agent = { kind: 'agent', compteId: partie.compteId } as const;
			for (const actor of [PUBLIC, agent, ici.delegue, ailleurs.delegue, ailleurs.plume, partie])
				expect(await vus(ctx, actor, id), actor.kind).toEqual([0, 0, 0]);
		}
	});

	test('the drafts of the whole union are those of its own editors alone', async ({ ctx, scene }) => {
		const id = await entree(ctx, scene.union, null);
		expect(await vus(ctx, scene.union, id)).toEqual([1, 1, 0]);
		for (const actor of [PUBLIC, scene.ici.delegue, scene.ici.plume, scene.partie])
			expect(await vus(ctx, actor, id), actor.kind).toEqual([0, 0, 0]);
	});

	test('an administrator, the worker and the figures have nothing to do with any of it', async ({
		ctx,
		scene: { chef, ici }
	}) => {
		const id = await entree(ctx, ici.plume, ici.id);
		for (const actor of [chef, { kind: 'worker' }, { kind: 'figures' }, { kind: 'connexion' }] as const)
			expect(await refusal(vus(ctx, actor, id)), actor.kind).toBe(DENIED);
	});
});

describe('what a text that is given shows', () => {
	test('its readers see the versions that were given, and none of those written after', async ({
		ctx,
		scene: { ici, ailleurs, partie }
	}) => {
		const id = await entree(ctx, ici.plume, ici.id);
		accepte(await publishEcrit(ctx, ici.plume, id, null, acte()));
		accepte(await reviseEcrit(ctx, ici.plume, id, { ...SAISIE, corps: 'Plus tard.' }, acte()));
		const agent = { kind: 'agent', compteId: partie.compteId } as const;
		for (const actor of [PUBLIC, agent, ici.delegue, ailleurs.delegue])
			expect(await vus(ctx, actor, id), actor.kind).toEqual([1, 1, 1]);
		expect(await vus(ctx, ici.plume, id)).toEqual([1, 2, 1]);
		for (const actor of [ailleurs.plume, partie]) expect(await vus(ctx, actor, id)).toEqual([0, 0, 0]);
	});

	test('never who wrote it, nor when it was begun or put away', async ({ ctx, scene: { ici } }) => {
		const id = await entree(ctx, ici.plume, ici.id);
		accepte(await publishEcrit(ctx, ici.plume, id, null, acte()));
		for (const actor of [PUBLIC, ici.delegue])
			for (const [table, column] of [
				['ecrit_version', 'par'],
				['ecrit_version', 'reprend_de'],
				['parution', 'par'],
				['ecrit', 'cree_at'],
				['ecrit', 'range_at']
			] as const)
				expect(
					await refusal(
						touched(ctx, actor, sql`select ${sql.identifier(column)} from ${sql.identifier(table)}`)
					),
					`${actor.kind} ${table}.${column}`
				).toBe(DENIED);
	});

	test('nothing any more of a plan that was given up', async ({ ctx, scene: { ici } }) => {
		const id = await entree(ctx, ici.plume, ici.id);
		accepte(await publishEcrit(ctx, ici.plume, id, ctx.now().add({ hours: 1 }), acte()));
		accepte(await withdrawEcrit(ctx, ici.plume, id, acte()));
		for (const actor of [PUBLIC, ici.delegue]) expect(await vus(ctx, actor, id)).toEqual([0, 0, 0]);
	});

	test('a planned text is kept back by the question, to the millisecond, on the day the clocks change too', async ({
		ctx,
		scene: { ici }
	}) => {
		// In Paris, 2.30 does not exist that night: it is 3.30 then.
		const nuit = Temporal.PlainDateTime.from('2026-03-29T02:30').toZonedDateTime('Europe/Paris').toInstant();
		ctx.clock.set('2026-03-28T22:59:00Z');
		for (const du of [nuit, Temporal.Instant.from('2026-03-28T22:59:59Z')]) {
			const id = await entree(ctx, ici.plume, ici.id);
			accepte(await publishEcrit(ctx, ici.plume, id, du, acte()));
			const lu = async (at: Temporal.Instant) => {
				ctx.clock.set(at.toString());
				return (await ecritsPublies(ctx, PUBLIC, 'campagne')).some((un) => un.id === id);
			};
			expect(await lu(du.subtract({ milliseconds: 1 }))).toBe(false);
			expect(await lu(du)).toBe(true);
			ctx.clock.set('2026-03-28T22:59:00Z');
		}
	});
});

describe('who writes for whom', () => {
	const ecrit = (section: string | null) =>
		sql`insert into ecrit values (${randomUUIDv7()}, ${section}, 3, ${randomUUID()}, now())`;
	const version = (id: string, par: string) =>
		sql`insert into ecrit_version values (${id}, 9, 'T', '', 'C', '{}', null, ${par}, now())`;
	const tour = (id: string, par: string, v = 1) =>
		sql`insert into parution values (${randomUUIDv7()}, ${id}, ${v}, now(), ${par}, now())`;

	test('an editor writes for their own section, not for another one nor for the union', async ({
		ctx,
		scene: { ici, ailleurs, union, partie, avant }
	}) => {
		const essai = (actor: Redacteur, statement: ReturnType<typeof sql>) =>
			refusal(touched(ctx, actor, statement));
		expect(await essai(ici.plume, ecrit(ici.id))).toBe(null);
		expect(await essai(ici.plume, ecrit(ailleurs.id))).toBe(DENIED);
		expect(await essai(ici.plume, ecrit(null))).toBe(DENIED);
		expect(await essai(partie, ecrit(ici.id))).toBe(DENIED);
		for (const section of [ici.id, ailleurs.id, null]) expect(await essai(union, ecrit(section))).toBe(null);
		const commun = await entree(ctx, union, null);
		for (const [actor, id] of [
			[ailleurs.plume, avant],
			[partie, avant],
			[ici.plume, commun]
		] as const) {
			expect(await essai(actor, version(id, actor.compteId))).toBe(DENIED);
			expect(await essai(actor, tour(id, actor.compteId))).toBe(DENIED);
			expect(await touched(ctx, actor, sql`update ecrit set range_at = now() where id = ${id}`)).toBe(0);
		}
	});

	test('nobody writes in somebody else’s name, nor gives a version of another text', async ({
		ctx,
		scene: { ici, union, avant }
	}) => {
		const essai = (statement: ReturnType<typeof sql>) => refusal(touched(ctx, ici.plume, statement));
		expect(await essai(version(avant, union.compteId))).toBe(DENIED);
		expect(await essai(tour(avant, union.compteId))).toBe(DENIED);
		expect(await essai(tour(avant, ici.plume.compteId, 7))).toBe('23503');
	});

	test('what was written, and where it goes, is never changed nor taken away', async ({
		ctx,
		scene: { ici, ailleurs, union }
	}) => {
		const id = await entree(ctx, ici.plume, ici.id);
		accepte(await publishEcrit(ctx, ici.plume, id, ctx.now().add({ hours: 1 }), acte()));
		for (const actor of [ici.plume, union, ici.delegue, PUBLIC])
			for (const statement of [
				sql`update ecrit set section_id = ${ailleurs.id}`,
				sql`update ecrit set cle = 'ailleurs'`,
				sql`update ecrit_version set corps = 'autre'`,
				sql`update parution set du = now()`,
				sql`update parution set version = null`,
				sql`delete from parution`,
				sql`delete from ecrit_version`,
				sql`delete from ecrit`
			])
				expect(await refusal(touched(ctx, actor, statement)), actor.kind).toBe(DENIED);
	});

	test('a plan that was given up stays so', async ({ ctx, scene: { ici, ailleurs } }) => {
		const id = await entree(ctx, ici.plume, ici.id);
		accepte(await publishEcrit(ctx, ici.plume, id, ctx.now().add({ hours: 1 }), acte()));
		const annule = sql`update parution set annulee_at = now() where ecrit_id = ${id}`;
		expect(await touched(ctx, ailleurs.plume, annule)).toBe(0);
		expect(await touched(ctx, ici.plume, annule)).toBe(1);
		expect(
			await touched(ctx, ici.plume, sql`update parution set annulee_at = null where ecrit_id = ${id}`)
		).toBe(0);
	});
});
