import { sql } from 'drizzle-orm';
import {
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
	uuid,
	bigint,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { bytes, day, instant } from './columns.ts';

/*
 * The tables of Vigie, with those of schema-contestation.ts and schema-collectif.ts. Who may do what with each row is in drizzle/0001_droits.sql, and tested in test/securite.
 *
 * In clear, and nothing else about a dossier: opaque ids, section and service, season, consent, numeric codes (codes.ts)
 * with their days, states of mails. Whatever was typed is sealed with the key of its account (keys/). Ids are UUID v7
 * made by the application. No default instant but `operation`'s: the clock is the application's, which tests move.
 */

/* The union ------------------------------------------------------------------------------------------------------- */

/** A section of the union with its contact card, which is public. */
export const section = pgTable('section', {
	id: uuid().primaryKey(),
	nom: text().notNull(),
	/** Code of the employer that the section covers, when there is one. */
	employeur: text(),
	courriel: text(),
	telephone: text(),
	permanence: text(),
	adresse: text(),
	site: text()
}).enableRLS();

export const service = pgTable(
	'service',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		nom: text().notNull(),
		/** The service above, of the same section. */
		parentId: uuid(),
		/** Present head count, as the section knows it; the former ones are in `effectif`. */
		effectif: integer(),
		ouvreLe: day(),
		fermeLe: day()
	},
	(t) => [
		unique('service_section_unique').on(t.id, t.sectionId),
		foreignKey({
			name: 'service_parent',
			columns: [t.parentId, t.sectionId],
			foreignColumns: [t.id, t.sectionId]
		}),
		index('service_section').on(t.sectionId),
		index('service_parent').on(t.parentId),
		check('service_effectif', sql`${t.effectif} > 0`)
	]
).enableRLS();

/** Dates that an employer set for a season; `employeur` null stands for every employer of the section. */
export const saison = pgTable(
	'saison',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		annee: integer().notNull(),
		employeur: text(),
		entretiensAvant: day(),
		comptesRendusAvant: day()
	},
	(t) => [unique('saison_unique').on(t.sectionId, t.annee, t.employeur).nullsNotDistinct()]
).enableRLS();

/**
 * A text of a ministry, of a directorate or of an employer that a section entered (docs/decisions/0023): what it sets, by which
 * reference, from when. Never changed but to be ended: a correction is an end and a new text.
 */
export const texteLocal = pgTable(
	'texte_local',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		regime: text().notNull(),
		/** Null: every employer of the section. */
		employeur: text(),
		objet: text().notNull(),
		/** ISO 8601. */
		duree: text().notNull(),
		franc: boolean().notNull(),
		/** The fact that starts the delay, where the régime leaves several. */
		depuis: text(),
		reference: text().notNull(),
		lien: text(),
		luLe: day().notNull(),
		valideDu: day().notNull(),
		valideAu: day(),
		/** Day from which it no longer applies, by an act of the section. */
		finLe: day(),
		saisiPar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		saisiAt: instant().notNull(),
		finiPar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		finiAt: instant(),
		/** True until the projections of the dossiers of the section have been rewritten with it. */
		aProjeter: boolean().notNull()
	},
	(t) => [
		index('texte_local_section').on(t.sectionId),
		index('texte_local_a_projeter')
			.on(t.sectionId)
			.where(sql`${t.aProjeter}`),
		check('texte_local_ordre', sql`${t.valideAu} >= ${t.valideDu}`),
		check('texte_local_fin', sql`${t.finLe} >= ${t.valideDu}`)
	]
).enableRLS();

/** A link or QR code that attaches a dossier to a section or to one of its services, a limited number of times. */
export const invitation = pgTable(
	'invitation',
	{
		id: uuid().primaryKey(),
		sectionId: uuid()
			.notNull()
			.references(() => section.id),
		serviceId: uuid(),
		/** SHA-256 of the token; the token itself is only in the link. */
		jetonHash: bytes().notNull().unique('invitation_jeton_unique'),
		usagesMax: integer().notNull(),
		usages: integer().notNull(),
		expireAt: instant().notNull(),
		revoqueeAt: instant(),
		creeePar: uuid().references(() => compte.id, { onDelete: 'set null' }),
		creeAt: instant().notNull()
	},
	(t) => [
		serviceOfSection('invitation', t),
		index('invitation_section').on(t.sectionId),
		check('invitation_usages', sql`${t.usages} between 0 and ${t.usagesMax}`)
	]
).enableRLS();

/** Mail domains that an employer reads: no account may use one. `motif` is the sentence that the person gets. */
export const domaineRefuse = pgTable('domaine_refuse', {
	domaine: text().primaryKey(),
	motif: text().notNull()
}).enableRLS();

/* Accounts and sign-in -------------------------------------------------------------------------------------------- */

export const compte = pgTable('compte', {
	id: uuid().primaryKey(),
	/** Blind index of the address; null for an account that only has a personal key. */
	courrielIndex: bytes().unique('compte_courriel_unique'),
	/** Sealed address, for the mails. */
	courriel: bytes(),
	/** Blind index of the personal key; null for an account that only has an address. */
	clePersonnelleIndex: bytes().unique('compte_cle_personnelle_unique'),
	/** Sealed TOTP secret. */
	totp: bytes(),
	/** Last time step that was accepted, so that a code serves once. */
	totpDernierPas: bigint({ mode: 'number' }),
	totpConfirmeAt: instant(),
	creeAt: instant().notNull(),
	desactiveAt: instant()
}).enableRLS();

/** The data key of an account, wrapped. Without this row everything that the account sealed is noise. */
export const cleAgent = pgTable('cle_agent', {
	compteId: uuid()
		.primaryKey()
		.references(() => compte.id, { onDelete: 'cascade' }),
	cle: bytes().notNull(),
	/** The key file that wrapped it. */
	kekId: text().notNull()
}).enableRLS();

/** What an account may do for a section; without section, in all of them, whatever its role but a delegate’s. */
export const mandat = pgTable(
	'mandat',
	{
		id: uuid().primaryKey(),
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		sectionId: uuid().references(() => section.id),
		role: text({ enum: ['delegue', 'administrateur', 'elu', 'redacteur', 'lecteur'] }).notNull(),
		/** Sealed with the system key: how the colleagues of the section know who holds it. */
		nom: bytes(),
		depuisAt: instant().notNull(),
		/** In force while null. */
		finAt: instant()
	},
	(t) => [
		unique('mandat_en_cours').on(t.compteId, t.sectionId, t.role, t.finAt).nullsNotDistinct(),
		index('mandat_section').on(t.sectionId),
		check('mandat_role', sql`${t.role} in ('delegue', 'administrateur', 'elu', 'redacteur', 'lecteur')`),
		check('mandat_delegue_section', sql`${t.role} <> 'delegue' or ${t.sectionId} is not null`)
	]
).enableRLS();

export const session = pgTable(
	'session',
	{
		/** SHA-256 of the id in the cookie. */
		idHash: bytes().primaryKey(),
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		creeAt: instant().notNull(),
		vueAt: instant().notNull(),
		/** Absolute end, whatever happens. */
		finAt: instant().notNull(),
		appareilPersonnel: boolean().notNull(),
		secondFacteurAt: instant()
	},
	(t) => [index('session_compte').on(t.compteId), index('session_fin').on(t.finAt)]
).enableRLS();

/** A request to sign in by a mailed code. It exists for unknown addresses too: the answer must be the same. */
export const connexion = pgTable(
	'connexion',
	{
		id: uuid().primaryKey(),
		/** SHA-256 of the cookie that binds the code to the browser that asked. */
		navigateurHash: bytes().notNull(),
		courrielIndex: bytes().notNull(),
		/** Sealed with the system key: there may be no account yet. */
		courriel: bytes().notNull(),
		codeHash: bytes().notNull(),
		essais: integer().notNull(),
		creeAt: instant().notNull(),
		expireAt: instant().notNull(),
		utiliseAt: instant()
	},
	(t) => [index('connexion_courriel').on(t.courrielIndex), index('connexion_expire').on(t.expireAt)]
).enableRLS();

/** Counters of attempts by window; `cle` is a keyed digest of what is limited. */
export const throttle = pgTable(
	'throttle',
	{
		cle: bytes().primaryKey(),
		debutAt: instant().notNull(),
		nombre: integer().notNull()
	},
	(t) => [index('throttle_debut').on(t.debutAt)]
).enableRLS();

/** Links that serve once: the one that makes the first administrator, those of the demo cast. */
export const lienUnique = pgTable('lien_unique', {
	jetonHash: bytes().primaryKey(),
	usage: text().notNull(),
	compteId: uuid().references(() => compte.id, { onDelete: 'cascade' }),
	expireAt: instant().notNull(),
	utiliseAt: instant()
}).enableRLS();

/* Dossiers -------------------------------------------------------------------------------------------------------- */

export const dossier = pgTable(
	'dossier',
	{
		id: uuid().primaryKey(),
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		sectionId: uuid().references(() => section.id),
		serviceId: uuid(),
		/** Year of the interviews. */
		saison: integer().notNull(),
		/** 0 private, 1 counted, 2 followed (D15). */
		consentement: smallint().notNull(),
		/** The agent agrees to be written to by the section. */
		joignable: boolean().notNull().default(false),
		/** Sealed JSON: employer, statut, régime, zone, names… */
		contenu: bytes().notNull(),
		/** Grows by one at each change, so that two tabs never overwrite each other silently. */
		version: integer().notNull(),
		creeAt: instant().notNull(),
		closAt: instant()
	},
	(t) => [
		serviceOfSection('dossier', t),
		unique('dossier_compte_unique').on(t.id, t.compteId),
		unique('dossier_consentement_unique').on(t.id, t.compteId, t.sectionId, t.saison, t.consentement),
		index('dossier_compte').on(t.compteId),
		index('dossier_section').on(t.sectionId, t.saison),
		check('dossier_consentement', sql`${t.consentement} between 0 and 2`)
	]
).enableRLS();

/**
 * One dated fact, never changed: a correction is a new row that replaces exactly one other, a withdrawal is a
 * correction that says `retire`.
 */
export const fait = pgTable(
	'fait',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		code: smallint().notNull(),
		le: day().notNull(),
		/** Sealed JSON of the details, and of how the fact can be proved. */
		details: bytes(),
		remplaceId: uuid().unique('fait_remplace_unique'),
		retire: boolean().notNull(),
		enregistreAt: instant().notNull(),
		enregistrePar: uuid().notNull()
	},
	(t) => [
		ofDossier('fait', t),
		unique('fait_dossier_unique').on(t.id, t.dossierId),
		foreignKey({
			name: 'fait_remplace',
			columns: [t.remplaceId, t.dossierId],
			foreignColumns: [t.id, t.dossierId]
		}).onDelete('cascade'),
		index('fait_dossier').on(t.dossierId),
		index('fait_compte').on(t.compteId),
		check('fait_retire', sql`not ${t.retire} or ${t.remplaceId} is not null`),
		check('fait_remplace_autre', sql`${t.remplaceId} <> ${t.id}`)
	]
).enableRLS();

/** Projection of the open échéances of a dossier (D7): rebuilt with each fact, never edited. */
export const echeanceOuverte = pgTable(
	'echeance_ouverte',
	{
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		code: smallint().notNull(),
		/** Who must act: 1 the agent, 2 the authority. */
		pour: smallint().notNull(),
		prudente: day(),
		limite: day()
	},
	(t) => [
		primaryKey({ columns: [t.dossierId, t.code] }),
		ofDossier('echeance_ouverte', t),
		index('echeance_ouverte_compte').on(t.compteId),
		index('echeance_ouverte_prudente').on(t.prudente)
	]
).enableRLS();

/**
 * Projection of what the delegates of a section may know of a dossier that takes part in the figures. The composite
 * foreign key copies section, season and consent: the database refuses to make a dossier private while its row is here,
 * so withdrawing a consent starts by deleting the row.
 */
export const participation = pgTable(
	'participation',
	{
		dossierId: uuid().primaryKey(),
		compteId: uuid().notNull(),
		sectionId: uuid().notNull(),
		serviceId: uuid(),
		saison: integer().notNull(),
		consentement: smallint().notNull(),
		/** Sealed name that the agent gives to the delegates. */
		identite: bytes(),
		joignable: boolean().notNull(),
		/** Day on which the dossier entered the figures. */
		depuisLe: day().notNull(),
		/** First day of each, as the facts say; null when it did not happen. */
		convoqueLe: day(),
		secondeLe: day(),
		refusLe: day(),
		absenceLe: day(),
		recuLe: day(),
		contesteLe: day(),
		/** Number of the outcome of the contestation (codes.ts), and its day. */
		issue: smallint(),
		issueLe: day()
	},
	(t) => [
		foreignKey({
			name: 'participation_dossier',
			columns: [t.dossierId, t.compteId, t.sectionId, t.saison, t.consentement],
			foreignColumns: [dossier.id, dossier.compteId, dossier.sectionId, dossier.saison, dossier.consentement]
		})
			.onDelete('cascade')
			.onUpdate('cascade'),
		serviceOfSection('participation', t),
		index('participation_section').on(t.sectionId, t.saison),
		index('participation_compte').on(t.compteId),
		check('participation_consentement', sql`${t.consentement} in (1, 2)`),
		check('participation_issue', sql`(${t.issue} is null) = (${t.issueLe} is null)`)
	]
).enableRLS();

/** What a delegate counted on paper in a service; the last line of a service and season holds. */
export const comptagePapier = pgTable(
	'comptage_papier',
	{
		id: uuid().primaryKey(),
		sectionId: uuid().notNull(),
		serviceId: uuid().notNull(),
		saison: integer().notNull(),
		participants: integer().notNull(),
		/** Promises collected on a paper sheet. */
		engages: integer().notNull().default(0),
		convoques: integer().notNull().default(0),
		secondes: integer().notNull().default(0),
		refus: integer().notNull(),
		absences: integer().notNull(),
		comptesRendus: integer().notNull(),
		contestations: integer().notNull(),
		saisiLe: day().notNull(),
		saisiPar: uuid().references(() => compte.id, { onDelete: 'set null' })
	},
	(t) => [
		serviceOfSection('comptage_papier', t),
		index('comptage_papier_service').on(t.serviceId, t.saison),
		check(
			'comptage_papier_positif',
			sql`least(${t.participants}, ${t.engages}, ${t.convoques}, ${t.secondes}, ${t.refus}, ${t.absences}, ${t.comptesRendus}, ${t.contestations}) >= 0`
		)
	]
).enableRLS();

/** Draft of the recourse of a dossier. */
export const recours = pgTable(
	'recours',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull().unique('recours_dossier_unique'),
		compteId: uuid().notNull(),
		/** Sealed JSON: contested elements, reasons, wording asked. */
		contenu: bytes().notNull(),
		version: integer().notNull(),
		majAt: instant().notNull()
	},
	(t) => [ofDossier('recours', t), index('recours_compte').on(t.compteId)]
).enableRLS();

/** A letter as it was when the agent made it: its fields and its blocks, frozen. */
export const courrier = pgTable(
	'courrier',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		modele: smallint().notNull(),
		contenu: bytes().notNull(),
		figeAt: instant().notNull()
	},
	(t) => [
		ofDossier('courrier', t),
		index('courrier_dossier').on(t.dossierId),
		index('courrier_compte').on(t.compteId)
	]
).enableRLS();

/** Outbox of the reminders (D9): a row per mail that a day called for, kept while the dossier is open. */
export const rappel = pgTable(
	'rappel',
	{
		id: uuid().primaryKey(),
		dossierId: uuid().notNull(),
		compteId: uuid().notNull(),
		echeance: smallint().notNull(),
		limite: day().notNull(),
		palier: smallint().notNull(),
		destinataire: smallint().notNull(),
		duLe: day().notNull(),
		etat: smallint().notNull(),
		/** Until when a worker holds the row. */
		bailJusqueAt: instant(),
		essais: integer().notNull(),
		envoyeAt: instant(),
		messageId: text(),
		/** Reply of the mail server, without any address. */
		erreur: text(),
		creeAt: instant().notNull()
	},
	(t) => [
		ofDossier('rappel', t),
		unique('rappel_unique').on(t.dossierId, t.echeance, t.limite, t.palier, t.destinataire),
		index('rappel_a_envoyer').on(t.etat, t.duLe),
		index('rappel_compte').on(t.compteId)
	]
).enableRLS();

/* Plumbing -------------------------------------------------------------------------------------------------------- */

/** An act already done and what it answered, so that a form sent twice acts once (operations.ts). */
export const operation = pgTable(
	'operation',
	{
		compteId: uuid()
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		opId: uuid().notNull(),
		acte: text().notNull(),
		/** JSON of the answer: ids and codes, nothing that was typed. */
		resultat: text().notNull(),
		faitAt: instant()
			.notNull()
			.default(sql`now()`)
	},
	(t) => [primaryKey({ columns: [t.compteId, t.opId] }), index('operation_fait').on(t.faitAt)]
).enableRLS();

export const reglage = pgTable('reglage', { cle: text().primaryKey(), valeur: text().notNull() }).enableRLS();

/** Last sign of life of each scheduled task. */
export const battement = pgTable('battement', {
	nom: text().primaryKey(),
	at: instant().notNull()
}).enableRLS();

/* Shared constraints ---------------------------------------------------------------------------------------------- */

/** The row belongs to a dossier and to the same account as it; it goes with it. */
export function ofDossier(table: string, t: { dossierId: AnyPgColumn; compteId: AnyPgColumn }) {
	return foreignKey({
		name: `${table}_dossier_compte`,
		columns: [t.dossierId, t.compteId],
		foreignColumns: [dossier.id, dossier.compteId]
	}).onDelete('cascade');
}

/** The service, if any, is one of the section. */
export function serviceOfSection(table: string, t: { serviceId: AnyPgColumn; sectionId: AnyPgColumn }) {
	return foreignKey({
		name: `${table}_service_section`,
		columns: [t.serviceId, t.sectionId],
		foreignColumns: [service.id, service.sectionId]
	});
}
