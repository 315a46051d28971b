import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { asActor } from '#lib/server/db/as-actor.ts';
import { compte } from '#lib/server/db/schema.ts';
import { once, type Fini } from '#lib/server/operations.ts';
import { test, type TestContext } from '../support/database.ts';

async function createCompte(ctx: TestContext): Promise<string> {
	const id = randomUUID();
	await asActor(ctx.db, { kind: 'connexion' }, (tx) => tx.insert(compte).values({ id, creeAt: ctx.now() }));
	return id;
}

describe('an act sent several times', () => {
	test('twenty at once act once and get the same answer', async ({ ctx }) => {
		const compteId = await createCompte(ctx);
		const opId = randomUUID();
		let acts = 0;
		const submit = () =>
			asActor(ctx.db, { kind: 'agent', compteId }, (tx) =>
				once(tx, compteId, opId, 'essai', async () => ({ ok: true, id: randomUUID(), rang: ++acts }))
			);
		const answers = await Promise.all(Array.from({ length: 20 }, submit));
		expect(acts).toBe(1);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await ctx.owner`select from operation where op_id = ${opId}`).toHaveLength(1);
	});

	test('later, it gets the first answer, even from another instant and another device', async ({ ctx }) => {
		const compteId = await createCompte(ctx);
		const opId = randomUUID();
		const submit = (id: string) =>
			asActor(ctx.db, { kind: 'agent', compteId }, (tx) =>
				once(tx, compteId, opId, 'essai', async () => ({ ok: true, id }))
			);
		expect(await submit('premier')).toEqual({ ok: true, id: 'premier' });
		ctx.clock.advance('P2D');
		expect(await submit('second')).toEqual({ ok: true, id: 'premier' });
	});

	test('that was refused or that failed may be mended and sent again', async ({ ctx }) => {
		const compteId = await createCompte(ctx);
		const opId = randomUUID();
		const refused = {
			ok: false,
			refus: { code: 'date-future', message: 'Cette date est à venir.' }
		} as const;
		const submit = <T extends Fini | typeof refused>(fn: () => Promise<T>) =>
			asActor(ctx.db, { kind: 'agent', compteId }, (tx) => once(tx, compteId, opId, 'essai', fn));
		expect(await submit(async () => refused)).toEqual(refused);
		const failure = new Error('half-way');
		await expect(
			submit(async () => {
				throw failure;
			})
		).rejects.toBe(failure);
		expect(await submit(async () => ({ ok: true, id: 'enfin' }))).toEqual({ ok: true, id: 'enfin' });
	});

	test('is the business of its account alone', async ({ ctx }) => {
		const [one, other] = [await createCompte(ctx), await createCompte(ctx)];
		const opId = randomUUID();
		const submit = (compteId: string) =>
			asActor(ctx.db, { kind: 'agent', compteId }, (tx) =>
				once(tx, compteId, opId, 'essai', async () => ({ ok: true, compteId }))
			);
		expect(await submit(one)).toEqual({ ok: true, compteId: one });
		expect(await submit(other)).toEqual({ ok: true, compteId: other });
	});

	test('under the number of another act is refused', async ({ ctx }) => {
		const compteId = await createCompte(ctx);
		const opId = randomUUID();
		const submit = (acte: string) =>
			asActor(ctx.db, { kind: 'agent', compteId }, (tx) =>
				once(tx, compteId, opId, acte, async () => ({ ok: true }))
			);
		await submit('ouvrir');
		await expect(submit('clore')).rejects.toThrow('it cannot do clore');
	});
});
