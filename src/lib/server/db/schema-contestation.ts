import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, day, instant } from './columns.ts';
import { compte, courrier, ofDossier, section, serviceOfSection } from './schema.ts';

/*
 * The tables of a contestation that several people work on: exhibits, second readings, sessions of the commission, group
 * acts. The same rules as schema.ts: opaque ids, days and states in clear, whatever was typed or uploaded is sealed.
 */

/* Exhibits -------------------------------------------------------------------------------------------------------- */

/** A file that proves something. Its bytes are in `piece_morceau`; once it is withdrawn only this row is left. */
export const piece = pgTable(
	'piece',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		/** Sealed JSON: name of the file, title, type, SHA-256, number of pages. */
		contenu: bytes().notNull(),
		/** Size of the original in bytes, for the quota of the account. */
		taille: bigint({ mode: 'number' }).notNull(),
		ajouteeAt: instant().notNull(),
		retireeAt: instant()
	},
	(t) => [
		ofDossier('piece', t),
		unique('piece_compte_unique').on(t.id, t.compteId),
		index('piece_dossier').on(t.dossierId),
		index('piece_compte').on(t.compteId),
		check('piece_taille', sql`${t.taille} > 0`)
	]
).enableRLS();

/** One chunk of the original, sealed with the key of the account and bound to its rank. */
export const pieceMorceau = pgTable(
	'piece_morceau',
	{
		pieceId: uuid().notNull(),
		rang: integer().notNull(),
		compteId: uuid().notNull(),
		contenu: bytes().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.pieceId, t.rang] }),
		foreignKey({
			name: 'piece_morceau_piece',
			columns: [t.pieceId, t.compteId],
			foreignColumns: [piece.id, piece.compteId]
		}).onDelete('cascade'),
		check('piece_morceau_rang', sql`${t.rang} >= 0`)
	]
).enableRLS();

/* Second reading -------------------------------------------------------------------------------------------------- */

/** A remark on a letter being written, or an approval of it, by a delegate of a followed dossier; or the agent’s answer. */
export const relecture = pgTable(
	'relecture',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		/** Number of the model of the letter (codes.ts). */
		modele: smallint().notNull(),
		/** Sealed JSON: the text, the name of who wrote it, the mark of the letter that was read. */
		contenu: bytes().notNull(),
		approuve: boolean().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		faiteAt: instant().notNull(),
		/** The agent took it into account. */
		regleeAt: instant()
	},
	(t) => [
		ofDossier('relecture', t),
		index('relecture_dossier').on(t.dossierId),
		index('relecture_compte').on(t.compteId)
	]
).enableRLS();

/* The commission -------------------------------------------------------------------------------------------------- */

/** A meeting of a CAP or CCP that a section prepares. */
export const capSession = pgTable(
	'cap_session',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		le: day().notNull(),
		/** Sealed JSON with the system key: commission, place, elected members, note. */
		contenu: bytes().notNull(),
		version: integer().notNull(),
		creeePar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeeAt: instant().notNull()
	},
	(t) => [index('cap_session_section').on(t.sectionId, t.le)]
).enableRLS();

/** A followed dossier on a session: only with the agreement of its agent does it enter the pack of the elected members. */
export const capPassage = pgTable(
	'cap_passage',
	{
		id: uuid().primaryKey(),
		sessionId: uuid()
			.notNull()
			.references(() => capSession.id),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		proposePar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		proposeAt: instant().notNull(),
		/** 0 asked, 1 agreed, 2 declined or withdrawn. */
		accord: smallint().notNull(),
		accordAt: instant(),
		/** Notes of the delegates, sealed with the key of the agent. */
		notes: bytes(),
		/** Sealed JSON with the key of the agent: vote, opinion, what follows. */
		resultat: bytes(),
		resultatAt: instant(),
		version: integer().notNull()
	},
	(t) => [
		ofDossier('cap_passage', t),
		unique('cap_passage_unique').on(t.sessionId, t.dossierId),
		index('cap_passage_dossier').on(t.dossierId),
		index('cap_passage_compte').on(t.compteId),
		check('cap_passage_accord', sql`${t.accord} between 0 and 2`)
	]
).enableRLS();

/* Acting together ------------------------------------------------------------------------------------------------- */

/** What a section advises: contest everything at once, or keep an argument for the commission. */
export const tactique = pgTable('tactique', {
	sectionId: uuid()
		.primaryKey()
		.references(() => section.id),
	/** Sealed JSON with the system key: the employer must not read it on the public card. */
	contenu: bytes().notNull(),
	version: integer().notNull(),
	majPar: uuid().references(() => compte.id, { onDelete: 'set null' }),
	majAt: instant().notNull()
}).enableRLS();

/** One text that several agents of a service send, each for themselves. */
export const acteCollectif = pgTable(
	'acte_collectif',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		serviceId: uuid(),
		/** 1 a refusal, 2 a contestation. */
		genre: smallint().notNull(),
		/** Sealed JSON with the system key: title, common text, to whom. */
		contenu: bytes().notNull(),
		version: integer().notNull(),
		creePar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeAt: instant().notNull(),
		closAt: instant()
	},
	(t) => [
		serviceOfSection('acte_collectif', t),
		index('acte_collectif_section').on(t.sectionId),
		check('acte_collectif_genre', sql`${t.genre} in (1, 2)`)
	]
).enableRLS();

/** An agent who agreed to take part in a group act: the row is the agreement to be named to the section and the others. */
export const acteParticipant = pgTable(
	'acte_participant',
	{
		acteId: uuid()
			.notNull()
			.references(() => acteCollectif.id),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		/** Sealed with the system key, for those who take part and the delegates of the section. */
		nom: bytes().notNull(),
		accordAt: instant().notNull(),
		/** The agent’s own letter, once finished, and the day it was signed and sent. */
		courrierId: uuid().references(() => courrier.id, { onDelete: 'set null' }),
		signeLe: day()
	},
	(t) => [
		primaryKey({ columns: [t.acteId, t.dossierId] }),
		ofDossier('acte_participant', t),
		index('acte_participant_compte').on(t.compteId)
	]
).enableRLS();

/* Mails ----------------------------------------------------------------------------------------------------------- */

/** A mail that only says that something waits in the personal space: at most one waiting per account. */
export const avis = pgTable(
	'avis',
	{
		id: uuid().primaryKey(),
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		demandeAt: instant().notNull(),
		/** Leaves at once, whatever the hour and the mails of the day. */
		immediat: boolean().notNull().default(false),
		/** Number of `codesDEtatDeRappel`. */
		etat: smallint().notNull(),
		/** Until when a worker holds the row, or leaves it alone. */
		bailJusqueAt: instant(),
		essais: integer().notNull(),
		envoyeAt: instant(),
		/** Reply of the mail server, without any address. */
		erreur: text()
	},
	(t) => [
		uniqueIndex('avis_en_attente')
			.on(t.compteId)
			.where(sql`${t.etat} = 1`),
		index('avis_compte').on(t.compteId)
	]
).enableRLS();
