import { customType } from 'drizzle-orm/pg-core';

/** A legal day: `date` in PostgreSQL, never an instant (D3). */
export const day = customType<{ data: Temporal.PlainDate; driverData: string }>({
	dataType: () => 'date',
	toDriver: (value) => value.toString(),
	fromDriver: (text) => Temporal.PlainDate.from(text)
});

/** A point in time: `timestamptz` in PostgreSQL, read in UTC. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
	dataType: () => 'timestamptz',
	toDriver: (value) => value.toString(),
	fromDriver: (text) => Temporal.Instant.from(text)
});

/**
 * Bytes: a digest, or a sealed text. Read it only from a flat query: drizzle's nested relations give it back as text.
 */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
