import { randomUUIDv7 } from 'node:crypto';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { type FaitRemplace, faitsActuels } from '#lib/domain/dossier/correction.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { lireFait } from '#lib/domain/dossier/lecture-faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import {
	EMPLOYEURS,
	type EmployeurCode,
	type RegimeCode,
	type Statut,
	type Zone
} from '#lib/domain/regimes/codes.ts';
import { regimeDe, type Versant } from '#lib/domain/regimes/regime-de.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';
import type { Agent, Delegue, Elu } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeConsentement, codesDeFait, type Consentement } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { engagement, priseEnCharge } from '#lib/server/db/schema-collectif.ts';
import {
	dossier as dossierTable,
	fait as faitTable,
	participation,
	section,
	service
} from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { useInvitation } from '#lib/server/invitations.ts';
import type { DataKey } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { writeProjections } from '#lib/server/projections.ts';
import { textesDeLaSection, textesLus } from '#lib/server/textes-du-dossier.ts';
import { isUuid } from '#lib/server/uuid.ts';

/**
 * Who may read a dossier: its agent, a delegate when the agent chose « suivi », an elected member when the agent agreed to put
 * it on one of their sittings, and the worker for what it projects.
 */
export type Lecteur = Agent | Delegue | Elu | { kind: 'worker' };

/** What was typed about the agent: sealed as one text. */
export type Contenu = {
	/** A known employer, or the branch of the public service. */
	employeur: EmployeurCode | Versant;
	statut: Statut;
	regime: RegimeCode;
	zone: Zone;
	/** How the delegates know the agent; null while the dossier is private. */
	nom: string | null;
};

/** A fact as it was recorded, with what may prove it. */
export type FaitDeDossier = {
	id: string;
	/** The record that this one replaces. */
	remplace: string | null;
	/** Null for a withdrawal. */
	fait: Fait | null;
	/** What the agent keeps to prove the fact, in their words. */
	preuve: string | null;
	enregistreAt: Temporal.Instant;
};

export type FaitActuel = FaitDeDossier & { fait: Fait };

export type Dossier = Contenu & {
	id: string;
	compteId: string;
	/** Year of the interviews. */
	saison: number;
	consentement: Consentement;
	/** The agent agrees to be written to by the section. */
	joignable: boolean;
	section: { id: string; nom: string } | null;
	service: { id: string; nom: string } | null;
	/** What the section entered: longer notice, other periods. */
	textes: TexteLocal[];
	/** Grows at each change of the dossier itself. */
	version: number;
	creeAt: Temporal.Instant;
	closAt: Temporal.Instant | null;
	/** Every record, in the order of their recording. */
	enregistres: FaitDeDossier[];
	/** Those that count. */
	faits: FaitActuel[];
	/** What was corrected or withdrawn, and by what. */
	remplaces: FaitRemplace<FaitDeDossier>[];
};

/** A dossier with what follows from its facts on a day. */
export type DossierVu = Dossier & { chaine: ResultatEcheances };

/** The dossiers of an agent, the most recent season first. */
export async function dossiers(ctx: Context, agent: Agent): Promise<DossierVu[]> {
	return asActor(ctx.db, agent, async (tx) => {
		const rows = await selectDossiers(tx)
			.where(eq(dossierTable.compteId, agent.compteId))
			.orderBy(desc(dossierTable.saison), desc(dossierTable.id));
		return Promise.all(rows.map(async (row) => vu(ctx, await open(tx, ctx, row))));
	});
}

/** One dossier. Throws `introuvable` when it does not exist, or is not for the reader to see. */
export async function dossier(ctx: Context, lecteur: Lecteur, id: string): Promise<DossierVu> {
	return asActor(ctx.db, lecteur, async (tx) => vu(ctx, await readDossier(tx, ctx, lecteur, id)));
}

/**
 * A dossier inside a transaction. An agent finds their own only, a delegate those that row level security shows. With
 * `lock`, the agent holds the dossier until the end of the transaction. Throws `introuvable`.
 */
export async function readDossier(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	id: string,
	{ lock = false } = {}
): Promise<Dossier> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const own = lecteur.kind === 'agent' ? eq(dossierTable.compteId, lecteur.compteId) : undefined;
	if (lock) {
		const held = await tx
			.select({ id: dossierTable.id })
			.from(dossierTable)
			.where(and(eq(dossierTable.id, id), own))
			.for('update');
		if (held.length === 0) throw new AppError('introuvable');
	}
	const [row] = await selectDossiers(tx).where(and(eq(dossierTable.id, id), own));
	if (!row) throw new AppError('introuvable');
	return open(tx, ctx, row);
}

/** What a dossier’s facts make of the chain of delays today. */
export function vu(ctx: Context, un: Dossier): DossierVu {
	return { ...un, chaine: chaine(un, ctx.today(un.zone)) };
}

/** The chain of delays of a dossier on a day. Throws when the recorded facts contradict each other: they were checked. */
export function chaine(un: Dossier, au: Temporal.PlainDate): ResultatEcheances {
	const resultat = echeances({
		faits: un.faits.map(({ fait }) => fait),
		regime: un.regime,
		employeur: employeurCode(un.employeur),
		zone: un.zone,
		au,
		textes: un.textes
	});
	if (!resultat.ok)
		throw new Error(`The facts of dossier ${un.id} contradict each other: ${resultat.refus.code}`);
	return resultat;
}

/** The employer whose own texts overlay the régime, if the dossier names one. */
export const employeurCode = (employeur: EmployeurCode | Versant): EmployeurCode | null =>
	EMPLOYEURS.find((code) => code === employeur) ?? null;

export type NouveauDossier = {
	employeur: EmployeurCode | Versant;
	statut: Statut;
	zone: Zone;
	saison: number;
	consentement: Consentement;
	nom: string | null;
	/** Token of an invitation of the section; null for a dossier without section. */
	invitation: string | null;
};

/**
 * Opens a dossier for an agent. Refused: a status without known rules, a second dossier for the same season, taking part
 * in the figures without a section or without a name, an invitation that no longer serves.
 */
export async function createDossier(
	ctx: Context,
	agent: Agent,
	nouveau: NouveauDossier,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	const { invitation } = nouveau;
	return asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'dossier', () =>
			openDossier(tx, ctx, agent, nouveau, async () =>
				invitation ? useInvitation(tx, ctx, invitation) : { ok: true, sectionId: null, serviceId: null }
			)
		)
	);
}

/** Where a dossier is attached: a section, and a service of it; nowhere for one that stays private. */
type Rattachement = { ok: true; sectionId: string | null; serviceId: string | null };

/**
 * `createDossier` inside a transaction and an operation; `rattache` says where to, once nothing else stands against it.
 */
export async function openDossier(
	tx: Tx,
	ctx: Context,
	agent: Agent,
	nouveau: Omit<NouveauDossier, 'invitation'>,
	rattache: () => Promise<Rattachement | Refus>
): Promise<{ ok: true; id: string } | Refus> {
	const deduit = regimeDe(nouveau);
	if (!deduit.ok) return deduit;
	const sansNom = refusDeNom(nouveau.consentement, nouveau.nom);
	if (sansNom) return sansNom;
	// Two tabs that open the first dossier of a season wait for each other.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`dossier|${agent.compteId}`}, 0))`);
	const [same] = await tx
		.select({ id: dossierTable.id })
		.from(dossierTable)
		.where(and(eq(dossierTable.compteId, agent.compteId), eq(dossierTable.saison, nouveau.saison)));
	if (same)
		return refus(
			'dossier-existant',
			`Vous avez déjà un dossier pour ${nouveau.saison} : ouvrez-le.`,
			'saison'
		);
	const place = await rattache();
	if (!place.ok) return place;
	if (place.sectionId === null && nouveau.consentement !== 'prive') return refusSansSection();
	const contenu = contenuDe({ ...nouveau, regime: deduit.regime });
	const id = await insertDossier(tx, ctx, agent, nouveau, contenu, place);
	await writeProjections(tx, ctx, await readDossier(tx, ctx, agent, id));
	return { ok: true as const, id };
}

async function insertDossier(
	tx: Tx,
	ctx: Context,
	{ compteId }: Agent,
	{ saison, consentement }: Omit<NouveauDossier, 'invitation'>,
	contenu: Contenu,
	{ sectionId, serviceId }: Rattachement
): Promise<string> {
	const id = randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(dossierTable).values({
		id,
		compteId,
		sectionId,
		serviceId,
		saison,
		consentement: codesDeConsentement.numero(consentement),
		contenu: sealField(key, placeDossier(id, compteId), JSON.stringify(contenu)),
		version: 1,
		creeAt: ctx.now()
	});
	return id;
}

/**
 * Changes who may know of a dossier, and the name that the delegates read. Refused: as for a new dossier, and a page
 * opened before the last change (`version`).
 */
export async function changeConsentement(
	ctx: Context,
	agent: Agent,
	id: string,
	choix: { consentement: Consentement; nom: string | null; version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeDossier(ctx, agent, id, { acte: 'consentement', opId, version: choix.version }, async (un) => {
		if (choix.consentement !== 'prive' && !un.section) return refusSansSection();
		const sansNom = refusDeNom(choix.consentement, choix.nom);
		if (sansNom) return sansNom;
		// Nobody knows of a private dossier: nobody writes to its agent because of it.
		const silence = choix.consentement === 'prive' ? { joignable: false } : {};
		return { ok: true, change: { nom: choix.nom, consentement: choix.consentement, ...silence } };
	});
}

/**
 * Says whether the section may write to the agent about collective action. Refused: a private dossier, and a page opened before
 * the last change (`version`).
 */
export async function changeJoignable(
	ctx: Context,
	agent: Agent,
	id: string,
	{ joignable, version }: { joignable: boolean; version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeDossier(ctx, agent, id, { acte: 'joignable', opId, version }, async (un) =>
		joignable && un.consentement === 'prive'
			? refus(
					'dossier-prive',
					'Votre dossier est privé : votre section ne sait pas qu’il existe, elle ne peut pas vous écrire. Changez d’abord qui peut savoir.'
				)
			: { ok: true, change: { joignable } }
	);
}

/** Attaches a dossier to the section and service of an invitation. Refused: an invitation that no longer serves. */
export async function joinService(
	ctx: Context,
	agent: Agent,
	id: string,
	{ invitation, version }: { invitation: string; version: number },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeDossier(ctx, agent, id, { acte: 'rattachement', opId, version }, async (un, tx) => {
		const place = await useInvitation(tx, ctx, invitation);
		if (!place.ok) return place;
		// Who agreed to be written to by a section did not agree for another one.
		const silence = place.sectionId === un.section?.id ? {} : { joignable: false };
		return { ok: true, change: { sectionId: place.sectionId, serviceId: place.serviceId, ...silence } };
	});
}

type Changement = {
	nom?: string | null;
	consentement?: Consentement;
	joignable?: boolean;
	sectionId?: string;
	serviceId?: string | null;
};

/** One change of a dossier under lock, its version checked, its projections rewritten. */
async function changeDossier(
	ctx: Context,
	agent: Agent,
	id: string,
	{ acte, opId, version }: { acte: string; opId: string; version: number },
	decide: (un: Dossier, tx: Tx) => Promise<{ ok: true; change: Changement } | Refus>
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, acte, async () => {
			const before = await readDossier(tx, ctx, agent, id, { lock: true });
			if (before.version !== version) return refusVersion();
			const decision = await decide(before, tx);
			if (!decision.ok) return decision;
			const { nom, consentement, ...place } = decision.change;
			const key = await dataKey(tx, ctx.keys, agent.compteId);
			const contenu: Contenu = { ...contenuDe(before), ...(nom === undefined ? {} : { nom }) };
			const depuisLe = await depuisDe(tx, id);
			if (quitteSonService(before, decision.change))
				await tx.delete(engagement).where(eq(engagement.dossierId, id));
			// The participation goes first: the database refuses to change what it copies while its row is there.
			await writeProjections(tx, ctx, { ...before, consentement: 'prive' });
			await tx
				.update(dossierTable)
				.set({
					...place,
					...(consentement ? { consentement: codesDeConsentement.numero(consentement) } : {}),
					contenu: sealField(key, placeDossier(id, agent.compteId), JSON.stringify(contenu)),
					version: before.version + 1
				})
				.where(and(eq(dossierTable.id, id), eq(dossierTable.compteId, agent.compteId)));
			if (place.sectionId && place.sectionId !== before.section?.id) await endPriseEnCharge(tx, ctx, id);
			await writeProjections(tx, ctx, await readDossier(tx, ctx, agent, id), depuisLe);
			return { ok: true as const };
		})
	);
}

/** The delegates of a section take care of the dossier no more once it has left. */
async function endPriseEnCharge(tx: Tx, ctx: Context, dossierId: string): Promise<void> {
	await tx
		.update(priseEnCharge)
		.set({ finAt: ctx.now() })
		.where(and(eq(priseEnCharge.dossierId, dossierId), isNull(priseEnCharge.finAt)));
}

/** A pledge is made to the colleagues of a service: it does not follow the agent out of it, nor out of the figures. */
const quitteSonService = (un: Dossier, { consentement, sectionId, serviceId }: Changement): boolean =>
	consentement === 'prive' ||
	(sectionId !== undefined && sectionId !== un.section?.id) ||
	(serviceId !== undefined && serviceId !== (un.service?.id ?? null));

/** Since when a dossier is in the figures, or null: a change of service or of consent within them keeps the day. */
async function depuisDe(tx: Tx, dossierId: string): Promise<Temporal.PlainDate | null> {
	const [row] = await tx
		.select({ depuisLe: participation.depuisLe })
		.from(participation)
		.where(eq(participation.dossierId, dossierId));
	return row?.depuisLe ?? null;
}

/** Where the sealed texts of a fact stand. */
export const placeFait = (id: string, compteId: string): Place => ({
	table: 'fait',
	column: 'details',
	row: id,
	compte: compteId
});

/** Where the sealed texts of a dossier itself stand. */
export const placeDossier = (id: string, compteId: string): Place => ({
	table: 'dossier',
	column: 'contenu',
	row: id,
	compte: compteId
});

const contenuDe = ({ employeur, statut, regime, zone, nom }: Contenu): Contenu => ({
	employeur,
	statut,
	regime,
	zone,
	nom
});

const selectDossiers = (tx: Tx) =>
	tx
		.select({
			dossier: dossierTable,
			sectionNom: section.nom,
			serviceNom: service.nom,
			textes: textesDeLaSection(dossierTable.sectionId)
		})
		.from(dossierTable)
		.leftJoin(section, eq(section.id, dossierTable.sectionId))
		.leftJoin(service, eq(service.id, dossierTable.serviceId))
		.$dynamic();

type Row = Awaited<ReturnType<typeof selectDossiers>>[number];

async function open(
	tx: Tx,
	ctx: Context,
	{ dossier: row, sectionNom, serviceNom, textes }: Row
): Promise<Dossier> {
	const key = await dataKey(tx, ctx.keys, row.compteId);
	const rows = await tx
		.select()
		.from(faitTable)
		.where(eq(faitTable.dossierId, row.id))
		.orderBy(asc(faitTable.id));
	const enregistres = rows.map((un) => openFait(key, un));
	const { actuels, remplaces } = faitsActuels(enregistres);
	return {
		...(JSON.parse(openField(key, placeDossier(row.id, row.compteId), row.contenu)) as Contenu),
		id: row.id,
		compteId: row.compteId,
		saison: row.saison,
		consentement: codesDeConsentement.code(row.consentement),
		joignable: row.joignable,
		section: row.sectionId && sectionNom !== null ? { id: row.sectionId, nom: sectionNom } : null,
		service: row.serviceId && serviceNom !== null ? { id: row.serviceId, nom: serviceNom } : null,
		textes: sectionNom === null ? [] : textesLus(textes, sectionNom),
		version: row.version,
		creeAt: row.creeAt,
		closAt: row.closAt,
		enregistres,
		faits: actuels,
		remplaces
	};
}

/** What the column `details` of a fact holds, sealed: the details in the form of the contract, and the proof. */
export type DetailsScelles = { details: Record<string, unknown>; preuve: string | null };

function openFait(key: DataKey, row: typeof faitTable.$inferSelect): FaitDeDossier {
	const texte = row.details ? openField(key, placeFait(row.id, row.compteId), row.details) : null;
	const { details, preuve } = texte ? (JSON.parse(texte) as DetailsScelles) : { details: {}, preuve: null };
	const lu = row.retire
		? null
		: lireFait({ type: codesDeFait.code(row.code), le: row.le.toString(), ...details });
	if (lu && !lu.ok) throw new Error(`Fact ${row.id} cannot be read back: ${lu.refus.code}`);
	return {
		id: row.id,
		remplace: row.remplaceId,
		fait: lu?.fait ?? null,
		preuve,
		enregistreAt: row.enregistreAt
	};
}

const refusDeNom = (consentement: Consentement, nom: string | null): Refus | null =>
	consentement !== 'prive' && !nom
		? refus(
				'nom-manquant',
				'Écrivez votre nom : c’est ainsi que vos délégué·es sauront que vous participez.',
				'nom'
			)
		: null;

const refusSansSection = (): Refus =>
	refus(
		'section-manquante',
		'Pour être compté·e ou suivi·e, il faut le lien d’invitation de votre section. Sans lui, votre dossier reste privé.',
		'consentement'
	);

const refusVersion = (): Refus =>
	refus(
		'version-depassee',
		'Ce dossier a changé depuis que vous avez ouvert cette page, sans doute dans un autre onglet. Vérifiez ci-dessous, puis recommencez.'
	);
