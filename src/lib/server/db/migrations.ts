import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { racineDuProjet } from '#lib/server/racine.ts';

/**
 * Applies the missing migrations of `drizzle/`, all or none. A statement that waits two seconds for a lock gives up rather
 * than blocking the site. `owner` must be a single connection.
 */
export async function applyMigrations(owner: postgres.Sql): Promise<void> {
	const migrationsFolder = join(racineDuProjet(), 'drizzle');
	await owner`set lock_timeout = '2s'`;
	await migrate(drizzle(owner), { migrationsFolder, migrationsSchema: 'drizzle' });
	await owner`set lock_timeout = 0`;
}
