import { createHmac, pbkdf2Sync, randomBytes, createHash } from 'node:crypto';
import type postgres from 'postgres';
import { ConfigError } from '#lib/server/errors.ts';

/** Roles that a transaction may take; none logs in, none owns anything. */
export const SITE_ROLES = [
	'app_connexion',
	'app_public',
	'app_agent',
	'app_delegue',
	'app_elu',
	'app_redacteur',
	'app_administrateur',
	'app_figures'
] as const;
export const WORKER_ROLES = ['app_worker'] as const;

/** The two logins of a database: the site's may take every role but the worker's, the worker's only its own. */
export const loginNames = (database: string) => ({ site: `${database}_site`, worker: `${database}_worker` });

/** Creates the missing group roles of the server. `owner` must be allowed to create roles. */
export async function ensureGroupRoles(owner: postgres.Sql): Promise<void> {
	for (const role of [...SITE_ROLES, ...WORKER_ROLES]) await ensureRole(owner, role, 'nologin');
}

/**
 * Creates or updates the two logins of the current database and lets them connect to it, nobody else. `password` makes
 * the password of a login; null where the server asks for none.
 */
export async function ensureLogins(
	owner: postgres.Sql,
	database: string,
	password: ((login: string) => string) | null
): Promise<void> {
	const { site, worker } = loginNames(database);
	await ensureLogin(owner, site, SITE_ROLES, password);
	await ensureLogin(owner, worker, WORKER_ROLES, password);
	await owner.unsafe(`revoke all on database "${database}" from public`);
	await owner.unsafe(`grant connect on database "${database}" to "${site}", "${worker}"`);
}

async function ensureLogin(
	owner: postgres.Sql,
	login: string,
	roles: readonly string[],
	password: ((login: string) => string) | null
): Promise<void> {
	await ensureRole(owner, login, 'login');
	if (password) {
		await owner.unsafe(`alter role "${login}" password '${scramVerifier(password(login))}'`);
	}
	const granted = await owner<{ role: string }[]>`
		select r.rolname as role
		from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
		where l.rolname = ${login}`;
	for (const { role } of granted) {
		if (!roles.includes(role)) await owner.unsafe(`revoke "${role}" from "${login}"`);
	}
	const held = new Set(granted.map(({ role }) => role));
	for (const role of roles) {
		// Not inherited: outside asActor the login may do nothing at all.
		if (!held.has(role)) await owner.unsafe(`grant ${role} to "${login}" with inherit false, set true`);
	}
}

async function ensureRole(owner: postgres.Sql, role: string, kind: 'login' | 'nologin'): Promise<void> {
	const [found] = await owner`select from pg_roles where rolname = ${role}`;
	if (found) return;
	try {
		await owner.unsafe(
			`create role "${role}" ${kind} noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls`
		);
	} catch (error) {
		// Another database of the same server is being prepared at the same time.
		if (!isDuplicate(error)) throw error;
	}
}

const isDuplicate = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && (error.code === '42710' || error.code === '23505');

/**
 * Refuses, with a `ConfigError`, a login given by DATABASE_URL that could not do the work of an owner: an old server, a
 * login that may not create roles, or that does not own the database.
 */
export async function checkOwner(owner: postgres.Sql): Promise<void> {
	const [row] = await owner<{ version: number; roles: boolean; owns: boolean; login: string }[]>`
		select current_setting('server_version_num')::int as version, current_user as login,
			(select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles,
			(select pg_has_role(current_user, datdba, 'member') from pg_database where datname = current_database()) as owns`;
	const refuse = (message: string): never => {
		throw new ConfigError(message, { variable: 'DATABASE_URL' });
	};
	if (!row) throw new Error('The server did not describe itself');
	if (row.version < 160_000)
		refuse(
			'La variable DATABASE_URL désigne un PostgreSQL trop ancien : il faut la version 16 ou une suivante.'
		);
	if (!row.roles) {
		refuse(
			`Le compte « ${row.login} » de DATABASE_URL ne peut pas créer de rôles : demandez à l’administrateur du serveur « ALTER ROLE ${row.login} CREATEROLE ».`
		);
	}
	if (!row.owns) {
		refuse(
			`Le compte « ${row.login} » de DATABASE_URL n’est pas propriétaire de la base : donnez celui qui l’a créée.`
		);
	}
}

const SCRAM_ITERATIONS = 4096;

/** RFC 5803 verifier: the server, and its log, never see the password. */
function scramVerifier(password: string): string {
	const salt = randomBytes(16);
	const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
	const sign = (text: string) => createHmac('sha256', salted).update(text).digest();
	const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64');
	const serverKey = sign('Server Key').toString('base64');
	return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
