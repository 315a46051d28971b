import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { firstAdministratorLink } from '#lib/server/liens.ts';
import { purge } from '#lib/server/menage.ts';
import { test, type TestContext } from '../support/database.ts';
import { signIn } from '../support/entree.ts';

const TABLES = ['session', 'connexion', 'lien_unique', 'throttle', 'operation'] as const;

/** Cleans as the worker does, and says which tables still hold something. */
async function remaining(ctx: TestContext): Promise<string[]> {
	await purge(ctx);
	const filled = await Promise.all(
		TABLES.map(async (table) => (await ctx.owner`select 1 from ${ctx.owner(table)} limit 1`).length > 0)
	);
	return TABLES.filter((_, rank) => filled[rank]);
}

test('each trace goes in its time: codes after an hour, sessions, links and counters in a day, answers in a month', async ({
	ctx
}) => {
	const { session } = await signIn(ctx, 'passage@exemple.fr');
	await firstAdministratorLink(ctx);
	await ctx.owner`
		insert into operation (compte_id, op_id, acte, resultat, fait_at)
		values (${session.compteId}, ${randomUUID()}, 'fait', '{}', ${ctx.now().toString()})`;
	const start = ctx.now();
	const after = (duration: string) => {
		ctx.clock.set(start.add(Temporal.Duration.from(duration)).toString());
		return remaining(ctx);
	};

	expect(await after('PT1H10M')).toEqual([...TABLES]);
	expect(await after('PT1H10M1S')).toEqual(['session', 'lien_unique', 'throttle', 'operation']);
	expect(await after('PT12H')).toContain('session');
	expect(await after('PT12H1S')).toEqual(['lien_unique', 'throttle', 'operation']);
	expect(await after('PT24H')).toEqual(['lien_unique', 'throttle', 'operation']);
	expect(await after('PT24H1S')).toEqual(['operation']);
	expect(await after('PT720H')).toEqual(['operation']);
	expect(await after('PT720H1S')).toEqual([]);
});
