import { randomUUIDv7 } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { asActor, type Actor } from '#lib/server/db/as-actor.ts';
import type { Login } from '#lib/server/db/client.ts';
import { isDatabaseUnavailable, openDatabase, type Tx } from '#lib/server/db/connection.ts';
import { SITE_ROLES } from '#lib/server/db/roles.ts';
import { battement, section } from '#lib/server/db/schema.ts';
import { test, type TestContext } from '../support/database.ts';
import { withConnection } from '../support/test-server.ts';

const WORKER: Actor = { kind: 'worker' };

const KINDS: Actor[] = [
	{ kind: 'connexion' },
	{ kind: 'public' },
	{ kind: 'figures' },
	WORKER,
	{ kind: 'agent', compteId: randomUUIDv7() },
	{ kind: 'delegue', compteId: randomUUIDv7() },
	{ kind: 'administrateur', compteId: randomUUIDv7() }
];

const whoami = sql<{ role: string; actor: string | null }>`
	select current_user as role, nullif(current_setting('vigie.actor_id', true), '') as actor`;

/** Connections of the site that still hold a transaction. */
const backgroundOf = (ctx: TestContext) => ctx.owner`
	select query from pg_stat_activity
	where usename = ${ctx.logins.site.username} and (state <> 'idle' or xact_start is not null)`;

describe('a transaction of an actor', () => {
	test('holds their role and their id, and nothing once it ended', async ({ ctx }) => {
		for (const actor of KINDS) {
			const [me] = await asActor(ctx.db, actor, (tx) => tx.execute(whoami));
			const compteId = 'compteId' in actor ? actor.compteId : null;
			expect(me).toEqual({ role: `app_${actor.kind}`, actor: compteId });
		}
		expect(await backgroundOf(ctx)).toEqual([]);
	});

	test('never shows through to another, even when half of them throw', async ({ ctx }) => {
		const failure = new Error('half-way');
		const one = async (index: number) => {
			const compteId = randomUUIDv7();
			const seen = await asActor(ctx.db, { kind: 'agent', compteId }, async (tx) => {
				const [me] = await tx.execute(whoami);
				if (index % 2) throw failure;
				return me;
			}).catch((error: unknown) => error);
			return index % 2 ? seen === failure : seen && (seen as { actor: string }).actor === compteId;
		};
		const right = await Promise.all(Array.from({ length: 400 }, (_, index) => one(index)));
		expect(right.filter(Boolean)).toHaveLength(400);
		expect(await backgroundOf(ctx)).toEqual([]);
	});

	test('undoes everything when it throws, and passes the error on', async ({ ctx }) => {
		const failure = new Error('half-way');
		const act = asActor(ctx.db, WORKER, async (tx) => {
			await tx.insert(battement).values({ nom: 'perdu', at: ctx.now() });
			throw failure;
		});
		await expect(act).rejects.toBe(failure);
		const found = await asActor(ctx.db, WORKER, (tx) =>
			tx.select().from(battement).where(eq(battement.nom, 'perdu'))
		);
		expect(found).toEqual([]);
	});

	test('in which a query failed is undone, even when its error was swallowed', async ({ ctx }) => {
		const act = asActor(ctx.db, WORKER, async (tx) => {
			await tx.insert(battement).values({ nom: 'avalé', at: ctx.now() });
			await tx.execute(sql`select 1 / 0`).catch(() => null);
			return 'done';
		});
		await expect(act).rejects.toThrow('undone');
	});

	test('takes no query once it ended', async ({ ctx }) => {
		const tx = await asActor(ctx.db, WORKER, async (running) => running);
		await expect(tx.insert(battement).values({ nom: 'tard', at: ctx.now() })).rejects.toMatchObject({
			cause: { message: expect.stringContaining('has ended') }
		});
	});

	test('is never opened inside another, whose own work goes on', async ({ ctx }) => {
		await asActor(ctx.db, { kind: 'public' }, async (tx) => {
			const inner = asActor(ctx.db, { kind: 'connexion' }, async () => null);
			await expect(inner).rejects.toThrow('asActor(connexion) called inside asActor(public)');
			expect(await tx.select().from(section)).toEqual([]);
		});
		const [me] = await asActor(ctx.db, { kind: 'public' }, (tx) => tx.execute(whoami));
		expect(me?.role).toBe('app_public');
	});

	test('more callers than connections all get their turn', async ({ ctx }) => {
		const answers = await Promise.all(
			Array.from({ length: 60 }, () => asActor(ctx.db, { kind: 'public' }, (tx) => tx.select().from(section)))
		);
		expect(answers).toHaveLength(60);
	});
});

describe('a login without an actor', () => {
	const denied = { code: '42501' };

	test('reads nothing', async ({ ctx }) => {
		for (const login of Object.values(ctx.logins)) {
			const read = withConnection(login, (client) => client`select from public.section`);
			await expect(read).rejects.toMatchObject(denied);
		}
	});

	test('of the site never takes the role of the worker, nor the other way round', async ({ ctx }) => {
		const take = (login: Login, role: string) =>
			withConnection(login, (client) => client.unsafe(`set role ${role}`));
		await expect(take(ctx.logins.site, 'app_worker')).rejects.toMatchObject(denied);
		for (const role of SITE_ROLES) {
			await expect(take(ctx.logins.worker, role), role).rejects.toMatchObject(denied);
		}
	});
});

describe('days and instants', () => {
	test('come back as they went, whatever the zone of the machine', async ({ ctx }) => {
		const at = Temporal.Instant.from('2026-03-29T00:59:59.123Z');
		await asActor(ctx.db, WORKER, (tx) => tx.insert(battement).values({ nom: 'instant', at }));
		const [row] = await asActor(ctx.db, WORKER, (tx) =>
			tx.select().from(battement).where(eq(battement.nom, 'instant'))
		);
		expect(row?.at.equals(at)).toBe(true);
		const [civil] = await asActor(ctx.db, WORKER, (tx) =>
			tx.execute(sql`select ${Temporal.PlainDate.from('2026-02-28').toString()}::date as le`)
		);
		expect(civil).toEqual({ le: '2026-02-28' });
	});
});

describe('a database that is lost', () => {
	/** Ends the connection of a transaction, as a network or a server does. */
	const cut = async (ctx: TestContext, tx: Tx) => {
		const [me] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
		await ctx.owner`select pg_terminate_backend(${me?.pid ?? 0}, 5000)`;
	};
	const written = (ctx: TestContext, nom: string) =>
		asActor(ctx.db, WORKER, (tx) => tx.select().from(battement).where(eq(battement.nom, nom)));
	const errorOf = (act: Promise<unknown>) =>
		act.then(
			() => null,
			(error: unknown) => error
		);

	test('during a transaction: the error surfaces, nothing is written, the next one works', async ({
		ctx
	}) => {
		const act = asActor(ctx.db, WORKER, async (tx) => {
			await tx.insert(battement).values({ nom: 'coupure', at: ctx.now() });
			await cut(ctx, tx);
			await tx.execute(sql`select 1`);
		});
		expect(isDatabaseUnavailable(await errorOf(act))).toBe(true);
		expect(await written(ctx, 'coupure')).toEqual([]);
	});

	test('just before the commit: the act is not reported as done', async ({ ctx }) => {
		const act = asActor(ctx.db, WORKER, async (tx) => {
			await tx.insert(battement).values({ nom: 'au commit', at: ctx.now() });
			await cut(ctx, tx);
			return 'done';
		});
		expect(isDatabaseUnavailable(await errorOf(act))).toBe(true);
		expect(await written(ctx, 'au commit')).toEqual([]);
	});

	test('a program that goes on writing writes nothing, neither alone nor with somebody else', async ({
		ctx
	}) => {
		const act = asActor(ctx.db, WORKER, async (tx) => {
			await cut(ctx, tx);
			for (let attempt = 0; attempt < 20; attempt++) {
				await tx
					.insert(battement)
					.values({ nom: 'entêté', at: ctx.now() })
					.catch(() => null);
				await new Promise((resolve) => setImmediate(resolve));
			}
		});
		const others = Array.from({ length: 20 }, (_, index) =>
			asActor(ctx.db, WORKER, (tx) => tx.insert(battement).values({ nom: `autre ${index}`, at: ctx.now() }))
		);
		expect(isDatabaseUnavailable(await errorOf(act))).toBe(true);
		await Promise.all(others);
		expect(await written(ctx, 'entêté')).toEqual([]);
		expect(await ctx.owner`select from battement where nom like 'autre %'`).toHaveLength(20);
	});

	test('again and again under load: what was acknowledged is there, the rest is an outage', async ({
		ctx
	}) => {
		const write = (nom: string) =>
			asActor(ctx.db, WORKER, async (tx) => {
				await tx.insert(battement).values({ nom, at: ctx.now() });
				await tx.execute(sql`select pg_sleep(0.002)`);
			});
		const acknowledged: string[] = [];
		const errors: unknown[] = [];
		const one = async (nom: string) => {
			const error = await errorOf(write(nom));
			if (error === null) acknowledged.push(nom);
			else errors.push(error);
		};
		for (let round = 0; round < 15; round++) {
			const acts = Array.from({ length: 12 }, (_, index) => one(`charge ${round}-${index}`));
			await ctx.owner`
				select pg_terminate_backend(pid) from pg_stat_activity
				where usename = ${ctx.logins.worker.username} and random() < 0.7`;
			await Promise.all(acts);
		}
		expect(errors.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
		expect(errors.length).toBeGreaterThan(0);
		const kept = await ctx.owner<{ nom: string }[]>`select nom from battement where nom like 'charge %'`;
		const names = new Set(kept.map(({ nom }) => nom));
		expect(acknowledged.filter((nom) => !names.has(nom))).toEqual([]);
		expect(await errorOf(write('après la charge'))).toBeNull();
	});

	test('an ordinary failure is not taken for an outage', async ({ ctx }) => {
		const error = await errorOf(asActor(ctx.db, WORKER, (tx) => tx.execute(sql`select 1 / 0`)));
		expect(error).toBeInstanceOf(Error);
		expect(isDatabaseUnavailable(error)).toBe(false);
		expect(isDatabaseUnavailable(Object.assign(new Error('file'), { code: 'ENOENT', syscall: 'open' }))).toBe(
			false
		);
	});
});

test('closing waits for what runs, and refuses what comes', async ({ ctx }) => {
	const db = openDatabase(ctx.logins);
	const running = asActor(db, WORKER, async (tx) => {
		await tx.insert(battement).values({ nom: 'dernier', at: ctx.now() });
		await tx.execute(sql`select pg_sleep(0.05)`);
	});
	const closed = db.close();
	const late = asActor(db, WORKER, async () => null);
	await expect(late).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });
	await running;
	await closed;
	expect(await ctx.owner`select from battement where nom = 'dernier'`).toHaveLength(1);
});

test('closing ends what outlives its patience, and nothing of it is written', async ({ ctx }) => {
	const db = openDatabase(ctx.logins, 1);
	const hold = Promise.withResolvers<void>();
	const { promise: isHeld, resolve: held } = Promise.withResolvers<number>();
	const endless = asActor(db, WORKER, async (tx) => {
		await tx.insert(battement).values({ nom: 'sans fin', at: ctx.now() });
		const [me] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
		held(me?.pid ?? 0);
		await hold.promise;
		await tx.execute(sql`select 1`);
	});
	const ended = expect(endless).rejects.toSatisfy(isDatabaseUnavailable);
	const pid = await isHeld;
	const connections = () => ctx.owner`select from pg_stat_activity where pid = ${pid}`;
	expect(await connections()).toHaveLength(1);

	await db.close();
	await expect.poll(connections).toEqual([]);
	hold.resolve();
	await ended;
	expect(await ctx.owner`select from battement where nom = 'sans fin'`).toEqual([]);
});
