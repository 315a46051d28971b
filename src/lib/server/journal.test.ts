import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { trace } from '#lib/server/journal.ts';

const SECRET = 'canari-7f3a';

/** An error of PostgreSQL as postgres.js throws it. */
const dePostgres = Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), {
	name: 'PostgresError',
	code: '22P02',
	constraint_name: 'dossier_unique',
	detail: `Key (nom)=(${SECRET}) already exists.`
});

it.each([
	['the query builder', new DrizzleQueryError('insert into "section" values ($1)', [SECRET], dePostgres)],
	['PostgreSQL', dePostgres],
	['a mail server', Object.assign(new Error(`550 ${SECRET}@exemple.fr unknown`), { responseCode: 550 })],
	['zod', z.object({ [SECRET]: z.literal(SECRET) }).safeParse({}).error],
	['JSON', attrape(() => JSON.parse(`{${SECRET}`))],
	['Temporal', attrape(() => Temporal.PlainDate.from(SECRET))],
	['a cause', new Error('Outer', { cause: dePostgres })],
	['not even an error', SECRET]
])('the words of %s are not written down', (_, error) => {
	expect(trace(error)).not.toContain(SECRET);
});

it('says what happened and where, down to the cause', () => {
	const said = trace(
		new Error('Reading failed', { cause: new DrizzleQueryError('select $1', [SECRET], dePostgres) })
	);
	expect(said).toMatch(/^Error Reading failed\n {4}at .*journal\.test\.ts/);
	expect(said).toContain('caused by Error in: select $1');
	expect(said).toContain('caused by PostgresError 22P02 dossier_unique');
});

it('ends even when an error is its own cause', () => {
	const boucle = new Error('Round');
	boucle.cause = boucle;
	expect(trace(boucle).match(/Round/g)).toHaveLength(5);
});

function attrape(fn: () => unknown): unknown {
	try {
		return fn();
	} catch (error) {
		return error;
	}
}
