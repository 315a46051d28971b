import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { asActor } from '#lib/server/db/as-actor.ts';
import { compte } from '#lib/server/db/schema.ts';
import { once } from '#lib/server/operations.ts';
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
});
