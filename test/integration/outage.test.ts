import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { parseConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { isDatabaseUnavailable } from '#lib/server/db/connection.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import { battement } from '#lib/server/db/schema.ts';
import { removeServerFolder } from '../support/test-server.ts';

test('a PostgreSQL that is killed and started again: refused, then served without a restart of Vigie', async () => {
	const folder = mkdtempSync(join(tmpdir(), `vigie-test-${process.pid}-panne-`));
	const ctx = await createContext(parseConfig({ VIGIE_MODE: 'test', VIGIE_DATA_DIR: folder }));
	try {
		const beat = (nom: string) =>
			asActor(ctx.db, { kind: 'worker' }, (tx) => tx.insert(battement).values({ nom, at: ctx.now() }));
		await beat('avant');
		const hold = await acquireServer(folder);
		process.kill(hold.pid, 'SIGKILL');
		// A backend may end one more statement before it notices that its server is gone.
		await expect.poll(() => beat('pendant').then(() => false, isDatabaseUnavailable)).toBe(true);
		expect(isDatabaseUnavailable(await beat('encore').catch((caught: unknown) => caught))).toBe(true);
		await hold.release();
		const again = await acquireServer(folder);
		await expect.poll(() => beat('après').then(() => true, isDatabaseUnavailable)).toBe(true);
		const kept = await asActor(ctx.db, { kind: 'worker' }, (tx) =>
			tx.execute(sql`select count(*)::int as n from battement where nom = 'avant'`)
		);
		expect(kept).toEqual([{ n: 1 }]);
		await again.release();
	} finally {
		await ctx.close();
		await removeServerFolder(folder);
	}
});
