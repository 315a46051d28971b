import { describe, expect } from 'vitest';
import type postgres from 'postgres';
import { SITE_ROLES, WORKER_ROLES } from '#lib/server/db/roles.ts';
import { test } from '../support/database.ts';

const GROUP_ROLES = [...SITE_ROLES, ...WORKER_ROLES];

/** Runs `fn` in a transaction that is undone, to see that a check catches what it is for. */
async function undone<T>(owner: postgres.Sql, fn: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
	const kept: { value?: T } = {};
	const rollback = new Error('undone');
	await owner
		.begin(async (sql) => {
			kept.value = await fn(sql);
			throw rollback;
		})
		.catch((error: unknown) => {
			if (error !== rollback) throw error;
		});
	return kept.value as T;
}

type Sql = postgres.Sql | postgres.TransactionSql;

const openTables = (sql: Sql) => sql<{ name: string }[]>`
	select relname as name from pg_class
	where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
		and not (relrowsecurity and relforcerowsecurity)`;

const openViews = (sql: Sql) => sql<{ name: string }[]>`
	select relname as name from pg_class
	where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
		and not coalesce('security_invoker=true' = any (reloptions), false)`;

/** What anybody who connects may do, table, function or schema. */
const openToAll = (sql: Sql) => sql<{ name: string }[]>`
	select relname::text as name from pg_class c, aclexplode(relacl) a
		where relnamespace = 'public'::regnamespace and a.grantee = 0
	union all
	select proname::text from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
		where pronamespace = 'public'::regnamespace and a.grantee = 0
	union all
	select nspname::text from pg_namespace n, aclexplode(nspacl) a
		where nspname in ('public', 'drizzle') and a.grantee = 0
	union all
	select datname::text from pg_database d, aclexplode(coalesce(datacl, acldefault('d', datdba))) a
		where datname = current_database() and a.grantee = 0`;

describe('the catalogue of the database', () => {
	test('every table has forced row level security', async ({ ctx }) => {
		expect(await openTables(ctx.owner)).toEqual([]);
		const caught = await undone(ctx.owner, async (sql) => {
			await sql`create table oubliee (id int)`;
			await sql`create table a_moitie (id int)`;
			await sql`alter table a_moitie enable row level security`;
			return openTables(sql);
		});
		expect(caught.map(({ name }) => name).toSorted()).toEqual(['a_moitie', 'oubliee']);
	});

	test('every table has a policy for each role that holds a privilege on it', async ({ ctx }) => {
		const bare = await ctx.owner`
			select distinct c.relname, r.rolname
			from pg_class c
			cross join pg_roles r
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and r.rolname in ${ctx.owner(GROUP_ROLES)}
				and (has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
					or has_any_column_privilege(r.oid, c.oid, 'select, insert, update'))
				and not exists (
					select from pg_policy p where p.polrelid = c.oid and r.oid = any (p.polroles)
				)`;
		expect(bare).toEqual([]);
	});

	test('no policy is for everybody', async ({ ctx }) => {
		expect(await ctx.owner`select polname from pg_policy where 0 = any (polroles)`).toEqual([]);
	});

	test('every view works with the rights of who reads it', async ({ ctx }) => {
		expect(await openViews(ctx.owner)).toEqual([]);
		const caught = await undone(ctx.owner, async (sql) => {
			await sql`create view trou as select * from dossier`;
			return openViews(sql);
		});
		expect(caught).toHaveLength(1);
	});

	test('who only connects may do nothing', async ({ ctx }) => {
		expect(await openToAll(ctx.owner)).toEqual([]);
		const caught = await undone(ctx.owner, async (sql) => {
			await sql`grant select on dossier to public`;
			await sql`create function ouverte() returns int language sql return 1`;
			return openToAll(sql);
		});
		expect(caught.map(({ name }) => name).toSorted()).toEqual(['dossier', 'ouverte']);
	});

	test('the functions that run as the owner are known, and bound when they were made', async ({ ctx }) => {
		const found = await ctx.owner<{ name: string; bound: boolean }[]>`
			select proname as name,
				prosqlbody is not null or proconfig = array['search_path=public, pg_temp'] as bound
			from pg_proc
			where pronamespace = 'public'::regnamespace and prosecdef order by proname`;
		expect(found.map(({ name }) => name)).toEqual([
			'vigie_actes_rejoints',
			'vigie_administre',
			'vigie_compte_effectif',
			'vigie_compte_effectif_efface',
			'vigie_compte_effectif_quitte',
			'vigie_compte_engagement',
			'vigie_compte_papier',
			'vigie_compte_participation',
			'vigie_compte_sans_proprietaire',
			'vigie_deplace_compteur',
			'vigie_est_delegue',
			'vigie_noms_engages',
			'vigie_participants_par_cinq',
			'vigie_place_en_charge',
			'vigie_recompte',
			'vigie_redige',
			'vigie_sans_administrateur',
			'vigie_sections_deleguees',
			'vigie_sections_siegees',
			'vigie_suit_la_charge',
			'vigie_tient'
		]);
		expect(found.every(({ bound }) => bound)).toBe(true);
	});
});

describe('the roles', () => {
	const loginsOf = (logins: { site: { username: string }; worker: { username: string } }) => [
		logins.site.username,
		logins.worker.username
	];

	test('none has a power over the server, and only the two logins log in', async ({ ctx }) => {
		const logins = loginsOf(ctx.logins);
		const roles = await ctx.owner<{ name: string; login: boolean; power: boolean }[]>`
			select rolname as name, rolcanlogin as login,
				rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as power
			from pg_roles where rolname in ${ctx.owner([...GROUP_ROLES, ...logins])}`;
		expect(roles).toHaveLength(GROUP_ROLES.length + 2);
		for (const { name, login, power } of roles) {
			expect(login, name).toBe(logins.includes(name));
			expect(power, name).toBe(false);
		}
	});

	test('none owns anything', async ({ ctx }) => {
		const owned = await ctx.owner`
			select r.rolname, d.classid::regclass::text from pg_shdepend d join pg_roles r on r.oid = d.refobjid
			where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
				and r.rolname in ${ctx.owner([...GROUP_ROLES, ...loginsOf(ctx.logins)])}`;
		expect(owned).toEqual([]);
	});

	test('a login may take its roles, inherits nothing and gives nothing on', async ({ ctx }) => {
		const memberships = (login: string) => ctx.owner<{ role: string }[]>`
			select r.rolname as role, m.inherit_option as inherits, m.set_option as takes, m.admin_option as gives
			from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
			where l.rolname = ${login} order by 1`;
		const expected = (roles: readonly string[]) =>
			roles.toSorted().map((role) => ({ role, inherits: false, takes: true, gives: false }));
		expect(await memberships(ctx.logins.site.username)).toEqual(expected(SITE_ROLES));
		expect(await memberships(ctx.logins.worker.username)).toEqual(expected(WORKER_ROLES));
	});

	test('a group role is in no other', async ({ ctx }) => {
		const nested = await ctx.owner`
			select from pg_auth_members m join pg_roles r on r.oid = m.member
			where r.rolname in ${ctx.owner(GROUP_ROLES)}`;
		expect(nested).toHaveLength(0);
	});
});
