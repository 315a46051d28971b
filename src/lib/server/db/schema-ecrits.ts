import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { compte, section } from './schema.ts';

/*
 * What a section, or the whole union, writes for everybody to read. Nothing here is about anybody, so it is in clear; a draft
 * is seen by its editors alone.
 */

/** A place that a section's words may take: its page, its position on a question, an entry of the campaign, a passage of a letter. */
export const ecrit = pgTable(
	'ecrit',
	{
		id: uuid().primaryKey(),
		/** Whose words; null: the whole union. */
		sectionId: uuid().references(() => section.id),
		/** Number of the kind (codes.ts). */
		genre: smallint().notNull(),
		/** Where it goes: code of a question, name of an entry of the campaign, « model/passage »; empty for the page of a section. */
		cle: text().notNull(),
		creeAt: instant().notNull(),
		/** Put away by an editor: no longer in their list, and kept. */
		rangeAt: instant()
	},
	(t) => [
		unique('ecrit_place').on(t.sectionId, t.genre, t.cle).nullsNotDistinct(),
		index('ecrit_genre').on(t.genre, t.cle)
	]
).enableRLS();

/** A wording, never changed: a change is the next version, a return to an older one too. */
export const ecritVersion = pgTable(
	'ecrit_version',
	{
		ecritId: uuid()
			.notNull()
			.references(() => ecrit.id),
		version: integer().notNull(),
		titre: text().notNull(),
		resume: text().notNull(),
		/** Markdown. */
		corps: text().notNull(),
		/** What the kind needs besides: links, files, related entries, version of the shipped text that it replaces. */
		details: jsonb().notNull(),
		/** The version whose words were taken back. */
		reprendDe: integer(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.ecritId, t.version] }),
		check('ecrit_version_rang', sql`${t.version} >= 1`),
		check('ecrit_version_taille', sql`length(${t.corps}) <= 40000 and length(${t.titre}) <= 200`)
	]
).enableRLS();

/** From when a version is what everybody reads; without version: from when nothing is. The latest that has begun counts. */
export const parution = pgTable(
	'parution',
	{
		id: uuid().primaryKey(),
		ecritId: uuid()
			.notNull()
			.references(() => ecrit.id),
		version: integer(),
		du: instant().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		at: instant().notNull(),
		/** Given up before it began. */
		annuleeAt: instant()
	},
	(t) => [
		foreignKey({
			name: 'parution_version',
			columns: [t.ecritId, t.version],
			foreignColumns: [ecritVersion.ecritId, ecritVersion.version]
		}),
		index('parution_ecrit').on(t.ecritId, t.du)
	]
).enableRLS();
