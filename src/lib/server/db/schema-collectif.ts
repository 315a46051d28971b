import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, day, instant } from './columns.ts';
import { compte, dossier, ofDossier, section, service, serviceOfSection } from './schema.ts';

/*
 * The tables of the delegates' desk: counters, published figures, pledges, the queue and what is written around a followed
 * dossier, imports. The same rules as schema.ts: opaque ids, days and numeric codes in clear, whatever was typed is sealed.
 *
 * `noeud` is a place in the tree that figures are added up in: the id of a service, or that of the section at the top.
 */

/* Figures --------------------------------------------------------------------------------------------------------- */

/**
 * How many, by place of the tree with everything beneath it, by season, source, notion and week (its Monday). Written by the
 * triggers of `participation`, `engagement`, `comptage_papier` and `service` alone, so that a dashboard reads what it shows.
 */
export const compteur = pgTable(
	'compteur',
	{
		noeud: uuid().notNull(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		saison: integer().notNull(),
		/** 1 agents in Vigie, 2 people counted on paper. */
		source: smallint().notNull(),
		/** Number of the notion (codes.ts). */
		notion: smallint().notNull(),
		semaine: day().notNull(),
		nombre: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noeud, t.saison, t.source, t.notion, t.semaine] }),
		index('compteur_section').on(t.sectionId)
	]
).enableRLS();

/** Present head count of a place of the tree with everything beneath it; written by the trigger of `service` alone. */
export const effectifBranche = pgTable(
	'effectif_branche',
	{
		noeud: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		/** Sum of the known head counts; null when none is known. */
		effectif: integer(),
		/** Services beneath, itself included, that are open, contain no open one and have no known head count. */
		sansEffectif: integer().notNull(),
		/** Open services right beneath. */
		enfants: integer().notNull()
	},
	(t) => [index('effectif_branche_section').on(t.sectionId)]
).enableRLS();

/** Head counts of a service over time: each holds from its day until the next. */
export const effectif = pgTable(
	'effectif',
	{
		serviceId: uuid().notNull(),
		sectionId: uuid().notNull(),
		valideDu: day().notNull(),
		/** Null: no longer known. */
		nombre: integer(),
		saisiPar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		saisiAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.serviceId, t.valideDu] }),
		foreignKey({
			name: 'effectif_service_section',
			columns: [t.serviceId, t.sectionId],
			foreignColumns: [service.id, service.sectionId]
		}).onDelete('cascade'),
		check('effectif_nombre', sql`${t.nombre} > 0`)
	]
).enableRLS();

/** One frozen week of the figures that leave the sections. Never changed: a correction is in the next week. */
export const publication = pgTable(
	'publication',
	{
		saison: integer().notNull(),
		semaine: day().notNull(),
		publieeAt: instant().notNull(),
		/** The last one of a season, that anybody may read. */
		annuelle: boolean().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.saison, t.semaine] }),
		uniqueIndex('publication_annuelle')
			.on(t.saison)
			.where(sql`${t.annuelle}`)
	]
).enableRLS();

/** One place of the tree in a frozen week, with only what may be told of it. */
export const publicationNoeud = pgTable(
	'publication_noeud',
	{
		saison: integer().notNull(),
		semaine: day().notNull(),
		noeud: uuid().notNull(),
		/** Null at the top of the union. */
		parent: uuid(),
		sectionId: uuid(),
		nom: text().notNull(),
		/** As it may be told; null when it is not. */
		effectif: integer(),
		/** What is told of each notion, by its number; a notion that is missing is protected. */
		cellules: jsonb().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.saison, t.semaine, t.noeud] }),
		foreignKey({
			name: 'publication_noeud_publication',
			columns: [t.saison, t.semaine],
			foreignColumns: [publication.saison, publication.semaine]
		}),
		index('publication_noeud_parent').on(t.saison, t.semaine, t.parent)
	]
).enableRLS();

/* Pledges --------------------------------------------------------------------------------------------------------- */

/** « Je boycotte si au moins n collègues de mon service le font ». Goes with the consent to be counted, as `participation`. */
export const engagement = pgTable(
	'engagement',
	{
		dossierId: uuid().primaryKey(),
		compteId: uuid().notNull(),
		sectionId: uuid().notNull(),
		serviceId: uuid().notNull(),
		saison: integer().notNull(),
		consentement: smallint().notNull(),
		/** Sealed JSON with the system key: the threshold. */
		contenu: bytes().notNull(),
		/** Sealed with the system key, for those reached together; null when the agent does not want to be named. */
		nom: bytes(),
		creeLe: day().notNull(),
		/** Last day on which it holds if the number is not reached. */
		finLe: day().notNull(),
		atteintAt: instant()
	},
	(t) => [
		foreignKey({
			name: 'engagement_dossier',
			columns: [t.dossierId, t.compteId, t.sectionId, t.saison, t.consentement],
			foreignColumns: [dossier.id, dossier.compteId, dossier.sectionId, dossier.saison, dossier.consentement]
		})
			.onDelete('cascade')
			.onUpdate('cascade'),
		serviceOfSection('engagement', t),
		index('engagement_service').on(t.serviceId, t.saison),
		index('engagement_compte').on(t.compteId),
		index('engagement_en_attente')
			.on(t.serviceId)
			.where(sql`${t.atteintAt} is null`),
		check('engagement_consentement', sql`${t.consentement} in (1, 2)`)
	]
).enableRLS();

/** The moment when the pledges of a service held each other: never undone, and told to all those concerned. */
export const bascule = pgTable(
	'bascule',
	{
		serviceId: uuid().notNull(),
		sectionId: uuid().notNull(),
		saison: integer().notNull(),
		/** How many, as it may be told. */
		nombre: integer().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.serviceId, t.saison, t.at] }), serviceOfSection('bascule', t)]
).enableRLS();

/* The queue ------------------------------------------------------------------------------------------------------- */

/** Projection of where a followed, open dossier stands (D7): one line of the queue. */
export const placeEnFile = pgTable(
	'place_en_file',
	{
		dossierId: uuid().primaryKey(),
		compteId: uuid().notNull(),
		sectionId: uuid().notNull(),
		serviceId: uuid(),
		saison: integer().notNull(),
		consentement: smallint().notNull(),
		/** Whose turn: 1 the agent, 2 the employer, 3 nobody. */
		voie: smallint().notNull(),
		/** Number of the step, and its days; null at rest. */
		echeance: smallint(),
		/** The day that orders the queue: the prudent one, or the last one. */
		cible: day(),
		limite: day(),
		silence: boolean().notNull(),
		/** When the agent last recorded something. */
		mouvementAt: instant().notNull(),
		/** Who takes care of it; null: nobody. Kept by the triggers of `prise_en_charge` alone. */
		enCharge: uuid()
	},
	(t) => [
		foreignKey({
			name: 'place_en_file_dossier',
			columns: [t.dossierId, t.compteId, t.sectionId, t.saison, t.consentement],
			foreignColumns: [dossier.id, dossier.compteId, dossier.sectionId, dossier.saison, dossier.consentement]
		})
			.onDelete('cascade')
			.onUpdate('cascade'),
		serviceOfSection('place_en_file', t),
		index('place_en_file_ordre').on(t.sectionId, t.saison, t.voie, t.cible, t.dossierId),
		index('place_en_file_charge').on(t.sectionId, t.saison, t.enCharge, t.voie, t.cible, t.dossierId),
		index('place_en_file_service').on(t.serviceId, t.saison, t.voie, t.cible, t.dossierId),
		index('place_en_file_compte').on(t.compteId),
		check('place_en_file_consentement', sql`${t.consentement} = 2`),
		check('place_en_file_voie', sql`${t.voie} between 1 and 3`)
	]
).enableRLS();

/** The beginnings of the words of a name, as keyed digests: how a delegate finds a dossier without any name in clear. */
export const rechercheMot = pgTable(
	'recherche_mot',
	{
		sectionId: uuid().notNull(),
		mot: bigint({ mode: 'bigint' }).notNull(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.sectionId, t.mot, t.dossierId] }),
		foreignKey({
			name: 'recherche_mot_place',
			columns: [t.dossierId],
			foreignColumns: [placeEnFile.dossierId]
		}).onDelete('cascade'),
		index('recherche_mot_dossier').on(t.dossierId),
		index('recherche_mot_compte').on(t.compteId)
	]
).enableRLS();

/** Who takes care of a followed dossier, since when, and who did before: the last line without an end holds. */
export const priseEnCharge = pgTable(
	'prise_en_charge',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		/** Null when the account of the delegate is gone. */
		delegueId: uuid().references(() => compte.id, { onDelete: 'set null' }),
		/** Who wrote the line: the delegate, or whoever handed the dossier over to them. */
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		/** Note of the hand-over, sealed with the key of the agent. */
		note: bytes(),
		depuisAt: instant().notNull(),
		finAt: instant()
	},
	(t) => [
		ofDossier('prise_en_charge', t),
		uniqueIndex('prise_en_charge_en_cours')
			.on(t.dossierId)
			.where(sql`${t.finAt} is null`),
		index('prise_en_charge_delegue')
			.on(t.delegueId)
			.where(sql`${t.finAt} is null`),
		index('prise_en_charge_dossier').on(t.dossierId),
		index('prise_en_charge_compte').on(t.compteId)
	]
).enableRLS();

/** A delegate is away, and another one takes their dossiers meanwhile, or nobody. */
export const relais = pgTable(
	'relais',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		absentId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		/** Null: nobody. */
		relaisId: uuid().references(() => compte.id, { onDelete: 'set null' }),
		duLe: day().notNull(),
		auLe: day().notNull(),
		creeAt: instant().notNull()
	},
	(t) => [
		index('relais_section').on(t.sectionId, t.auLe),
		check('relais_ordre', sql`${t.auLe} >= ${t.duLe}`),
		check('relais_autre', sql`${t.relaisId} <> ${t.absentId}`)
	]
).enableRLS();

/** When a delegate last opened a dossier. */
export const lectureDelegue = pgTable(
	'lecture_delegue',
	{
		delegueId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		lueAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.delegueId, t.dossierId] }),
		ofDossier('lecture_delegue', t),
		index('lecture_delegue_dossier').on(t.dossierId)
	]
).enableRLS();

/** What the delegates write for themselves about a followed dossier: a note, or a phone call. The agent does not see it. */
export const noteDeSuivi = pgTable(
	'note_de_suivi',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		/** Whose delegates wrote it: it stays with them when the dossier goes elsewhere. */
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		/** 1 a note, 2 a phone call. */
		genre: smallint().notNull(),
		le: day().notNull(),
		/** Sealed JSON with the key of the agent: the text, the name of the author. */
		contenu: bytes().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeAt: instant().notNull(),
		retireeAt: instant()
	},
	(t) => [
		ofDossier('note_de_suivi', t),
		index('note_de_suivi_dossier').on(t.dossierId),
		index('note_de_suivi_compte').on(t.compteId),
		check('note_de_suivi_genre', sql`${t.genre} in (1, 2)`)
	]
).enableRLS();

/* Words ----------------------------------------------------------------------------------------------------------- */

/** A message between an agent and the delegates who follow their dossier. */
export const message = pgTable(
	'message',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		/** True: the agent wrote it. */
		deLAgent: boolean().notNull(),
		/** Sealed JSON with the key of the agent: the text, the name of who wrote it. */
		contenu: bytes().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		envoyeAt: instant().notNull(),
		/** First reading by the other side. */
		luAt: instant()
	},
	(t) => [
		ofDossier('message', t),
		index('message_dossier').on(t.dossierId),
		index('message_compte').on(t.compteId),
		index('message_a_lire')
			.on(t.dossierId)
			.where(sql`${t.luAt} is null and ${t.deLAgent}`)
	]
).enableRLS();

/** An answer that a section keeps ready. */
export const reponseType = pgTable(
	'reponse_type',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		/** Sealed JSON with the system key: title, text. */
		contenu: bytes().notNull(),
		version: integer().notNull(),
		majPar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		majAt: instant().notNull()
	},
	(t) => [index('reponse_type_section').on(t.sectionId)]
).enableRLS();

/** One text of the section to the agents of a service who agreed to be written to. */
export const diffusion = pgTable(
	'diffusion',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		serviceId: uuid(),
		saison: integer().notNull(),
		/** Sealed JSON with the system key: title, text, name of the author. */
		contenu: bytes().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeAt: instant().notNull(),
		/** How many it was written to. */
		destinataires: integer().notNull()
	},
	(t) => [serviceOfSection('diffusion', t), index('diffusion_section').on(t.sectionId, t.creeAt)]
).enableRLS();

export const diffusionDestinataire = pgTable(
	'diffusion_destinataire',
	{
		diffusionId: uuid()
			.notNull()
			.references(() => diffusion.id),
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		lueAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.diffusionId, t.compteId] }),
		index('diffusion_destinataire_compte').on(t.compteId)
	]
).enableRLS();

/* Bringing people and services in --------------------------------------------------------------------------------- */

/**
 * An account that a delegate keeps for a member met in person or on the phone, until the member takes it over with a code. It
 * has no address and no personal key: nobody can sign in to it.
 */
export const compteTenu = pgTable(
	'compte_tenu',
	{
		compteId: uuid()
			.primaryKey()
			.references(() => compte.id, { onDelete: 'cascade' }),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		delegueId: uuid().references(() => compte.id, { onDelete: 'set null' }),
		/** How the member agreed: 1 in person, 2 on the phone; and on which day. */
		accord: smallint().notNull(),
		accordLe: day().notNull(),
		/** Sealed JSON with the system key: the member’s name, who kept the account, what the member was told. */
		contenu: bytes().notNull(),
		/** Blind index of the claim code, which is kept nowhere. */
		codeHash: bytes(),
		codeExpireAt: instant(),
		creeAt: instant().notNull(),
		reclameAt: instant(),
		/** The member read what was written in their name and said who may know from then on. */
		confirmeAt: instant()
	},
	(t) => [
		index('compte_tenu_section').on(t.sectionId),
		uniqueIndex('compte_tenu_code')
			.on(t.codeHash)
			.where(sql`${t.codeHash} is not null`),
		check('compte_tenu_accord', sql`${t.accord} in (1, 2)`)
	]
).enableRLS();

/** A list of services or of delegates that an administrator brings in: read, tried without effect, applied, undone. */
export const importation = pgTable(
	'importation',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		/** 1 services and head counts, 2 mandates. */
		genre: smallint().notNull(),
		/** Number of the state (codes.ts). */
		etat: smallint().notNull(),
		/** The file, sealed with the system key; null once it is of no more use. */
		fichier: bytes(),
		/** Sealed JSON with the system key: name of the file, columns, what the trial said, what was done. */
		contenu: bytes().notNull(),
		total: integer().notNull(),
		fait: integer().notNull(),
		version: integer().notNull(),
		par: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeAt: instant().notNull(),
		/** Until when a worker holds it. */
		bailJusqueAt: instant(),
		appliqueeAt: instant(),
		defaiteAt: instant()
	},
	(t) => [
		index('importation_section').on(t.sectionId),
		index('importation_en_cours').on(t.etat),
		check('importation_genre', sql`${t.genre} in (1, 2)`)
	]
).enableRLS();

/** What an import changed, line by line, so that it can be undone. */
export const importationEffet = pgTable(
	'importation_effet',
	{
		importationId: uuid()
			.notNull()
			.references(() => importation.id, { onDelete: 'cascade' }),
		rang: integer().notNull(),
		/** The service, or the mandate. */
		objetId: uuid().notNull(),
		/** What it was before; null: it was created. */
		avant: jsonb(),
		/** What it became: undoing leaves alone what changed since. */
		apres: jsonb()
	},
	(t) => [primaryKey({ columns: [t.importationId, t.rang] })]
).enableRLS();
