import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import {
	codeDeReprise,
	codeDeRepriseAffiche,
	JOURS_DU_CODE_DE_REPRISE
} from '#lib/domain/acces/code-de-reprise.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { regimeDe } from '#lib/domain/regimes/regime-de.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { openCompteSansPorte } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { codesDeConsentement, type Consentement } from '#lib/server/db/codes.ts';
import { compteTenu } from '#lib/server/db/schema-collectif.ts';
import { participation, service } from '#lib/server/db/schema.ts';
import { nomDuDelegue } from '#lib/server/delegues.ts';
import { type DossierVu, dossiers, type NouveauDossier, openDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { blindIndex, type Keys } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { attente, type NomDeBudget, takeAttempt } from '#lib/server/throttle.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * Accounts that a delegate opens for a member met in person or on the phone, and keeps until the member takes them over with a
 * code (reprises.ts). Nobody can sign in to such an account. The delegate writes in it in the name of the member, through
 * `asActor` with `par`, which holds the account and refuses as soon as it has an owner, or once the member withdrew.
 */

/** How the member agreed, by number in the database. */
const ACCORDS = { 'en-personne': 1, telephone: 2 } as const;
export type Accord = keyof typeof ACCORDS;

/** What was written down when the account was opened: sealed with the system key, since nobody owns the account yet. */
export type ContenuTenu = {
	nom: string;
	/** What the member was told and answered, in the words of the delegate. */
	dit: string | null;
	/** Who kept the account, the last one now, as the section knows them. */
	tenants: { compteId: string; nom: string | null }[];
};

/** Whether a member who was met agrees to be counted, or to be followed: what stays private is for them alone to write. */
export type ConsentementTenu = Exclude<Consentement, 'prive'>;

export type NouveauCompteTenu = Omit<NouveauDossier, 'invitation' | 'consentement' | 'nom'> & {
	nom: string;
	consentement: ConsentementTenu;
	/** Null: the whole section. */
	serviceId: string | null;
	accord: Accord;
	accordLe: Temporal.PlainDate;
	dit: string | null;
};

/** A claim code, shown once and kept nowhere. */
export type CodeRemis = { code: string; expireAt: Temporal.Instant };

/** Longer ago, the member is asked again. */
const JOURS_DE_L_ACCORD = 60;

/**
 * Opens an account and its dossier for a member, and gives the claim code to hand over. The same form sent twice opens one
 * account; `remis` is null when the code of this form was replaced since. Refused: no name, a day of agreement to come or long
 * gone, a status without known rules, a service that is closed or not of the section, too many accounts in an hour. Throws
 * `introuvable` unless the delegate is one of the section.
 */
export async function createCompteTenu(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	nouveau: NouveauCompteTenu,
	opId: string
): Promise<{ ok: true; compteId: string; remis: CodeRemis | null } | Refus> {
	const deduit = regimeDe(nouveau);
	if (!deduit.ok) return deduit;
	const refuse = refusDAccord(ctx, nouveau);
	if (refuse) return refuse;
	const { serviceId } = nouveau;
	const place = await asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return serviceId === null ? null : refusDeService(tx, sectionId, serviceId);
	});
	if (place) return place;
	const trop = await tropDe(ctx, 'compte-tenu', actor.compteId);
	if (trop) return trop;
	const compteId = idDuCompte(ctx.keys, actor, opId);
	await asActor(ctx.db, { kind: 'connexion' }, (tx) => openCompteSansPorte(tx, ctx, compteId));
	const remis = await asActor(ctx.db, actor, (tx) =>
		keep(tx, ctx, actor, { compteId, sectionId, opId }, nouveau)
	);
	const { nom, consentement, employeur, statut, zone, saison } = nouveau;
	const dossier = { nom, consentement, employeur, statut, zone, saison };
	const ouvert = await asActor(ctx.db, auNom(actor, compteId), (tx) =>
		once(tx, compteId, opId, 'dossier', () =>
			openDossier(tx, ctx, auNom(actor, compteId), dossier, async () => ({ ok: true, sectionId, serviceId }))
		)
	);
	return ouvert.ok ? { ok: true, compteId, remis } : ouvert;
}

/** The member whose account is kept, written for by the delegate who keeps it: `asActor` refuses anybody else. */
export const auNom = ({ compteId: par }: Delegue, compteId: string): Agent => ({
	kind: 'agent',
	compteId,
	par
});

/** An account that is kept, as the delegates of the section see it. */
export type CompteTenuVu = {
	compteId: string;
	sectionId: string;
	nom: string;
	dit: string | null;
	service: string | null;
	accord: Accord;
	accordLe: Temporal.PlainDate;
	creeAt: Temporal.Instant;
	/** Who keeps it: the delegate who asks, another one by name, or nobody since their mandate ended. */
	tenant: 'soi' | 'autre' | 'personne';
	tenantNom: string | null;
	/** Until when the last code serves; null when none does. */
	codeJusquAt: Temporal.Instant | null;
	/** Null: the member withdrew, and nobody reads anything any more. */
	consentement: ConsentementTenu | null;
};

/**
 * The accounts that are kept in a section, the longest waiting first. One that was taken over is not among them. Throws
 * `introuvable` unless the delegate is one of the section.
 */
export async function comptesTenus(ctx: Context, actor: Delegue, sectionId: string): Promise<CompteTenuVu[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const rows = await selectTenus(tx)
			.where(and(eq(compteTenu.sectionId, sectionId), isNull(compteTenu.reclameAt)))
			.orderBy(asc(compteTenu.creeAt), asc(compteTenu.compteId));
		return rows.map((row) => vu(ctx, actor, row));
	});
}

/** One of them. Throws `introuvable` when it is not one of the delegate’s sections, or was taken over. */
export async function readCompteTenu(ctx: Context, actor: Delegue, compteId: string): Promise<CompteTenuVu> {
	return asActor(ctx.db, actor, async (tx) => vu(ctx, actor, await find(tx, compteId)));
}

/**
 * The dossier of an account, read by the delegate who keeps it. Throws `introuvable` for any other delegate, once it was taken
 * over, and once the member withdrew.
 */
export async function dossierTenu(ctx: Context, actor: Delegue, compteId: string): Promise<DossierVu> {
	if (!isUuid(compteId)) throw new AppError('introuvable');
	const [un] = await dossiers(ctx, auNom(actor, compteId));
	if (!un) throw new AppError('introuvable');
	return un;
}

/**
 * Gives another claim code; the one before serves nobody from then on. The same form sent twice gives the same code. Refused:
 * too many codes in an hour. Throws `introuvable` unless the delegate keeps the account.
 */
export async function renewCode(
	ctx: Context,
	actor: Delegue,
	compteId: string,
	opId: string
): Promise<{ ok: true; remis: CodeRemis | null } | Refus> {
	await asActor(ctx.db, actor, (tx) => findOwn(tx, ctx, actor, compteId));
	const trop = await tropDe(ctx, 'code-de-reprise', compteId);
	if (trop) return trop;
	const code = codeOf(ctx.keys, actor, opId);
	return asActor(ctx.db, actor, async (tx) => {
		await once(tx, actor.compteId, opId, 'code-de-reprise', async () => {
			await findOwn(tx, ctx, actor, compteId);
			await tx
				.update(compteTenu)
				.set({ codeHash: codeHash(ctx.keys, code), codeExpireAt: finDuCode(ctx) })
				.where(eq(compteTenu.compteId, compteId));
			return { ok: true as const };
		});
		return { ok: true as const, remis: await remisSi(tx, ctx, compteId, code) };
	});
}

/**
 * Takes over the keeping of an account whose delegate is no longer one. The code that they knew serves nobody any more. Refused:
 * one that a delegate keeps. Throws `introuvable` unless it is one of the delegate’s sections.
 */
export async function keepCompteTenu(
	ctx: Context,
	actor: Delegue,
	compteId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, (tx) =>
		once(tx, actor.compteId, opId, 'tenue', async () => {
			const row = await find(tx, compteId);
			const { tenant } = vu(ctx, actor, row);
			if (tenant === 'soi') return { ok: true as const };
			if (tenant === 'autre') return refusTenu();
			const { contenu, sectionId } = row.tenu;
			const lu = openContenu(ctx.keys, compteId, contenu);
			const moi = { compteId: actor.compteId, nom: await nomDuDelegue(tx, ctx, actor, sectionId) };
			const changed = await tx
				.update(compteTenu)
				.set({
					delegueId: actor.compteId,
					contenu: sealContenu(ctx.keys, compteId, { ...lu, tenants: [...lu.tenants, moi] }),
					codeHash: null,
					codeExpireAt: null
				})
				.where(and(eq(compteTenu.compteId, compteId), isNull(compteTenu.reclameAt)))
				.returning({ compteId: compteTenu.compteId });
			return changed.length > 0 ? { ok: true as const } : refusTenu();
		})
	);
}

/* Codes ----------------------------------------------------------------------------------------------------------- */

/** What is stored of a claim code: it cannot be found again without the key file. */
export const codeHash = (keys: Keys, code: string): Buffer => blindIndex(keys, 'code-de-reprise', code);

/** Follows from the form, so that the same form sent twice gives the same code, which is kept nowhere. */
const codeOf = (keys: Keys, { compteId }: Delegue, opId: string): string =>
	codeDeReprise(blindIndex(keys, 'code-de-reprise-remis', `${compteId}|${opId}`));

const finDuCode = (ctx: Context): Temporal.Instant => ctx.now().add({ hours: 24 * JOURS_DU_CODE_DE_REPRISE });

/** A code to show, as long as it is the one that serves. */
async function remisSi(tx: Tx, ctx: Context, compteId: string, code: string): Promise<CodeRemis | null> {
	const [row] = await tx
		.select({ hash: compteTenu.codeHash, expireAt: compteTenu.codeExpireAt })
		.from(compteTenu)
		.where(eq(compteTenu.compteId, compteId));
	return row?.expireAt && row.hash?.equals(codeHash(ctx.keys, code))
		? { code: codeDeRepriseAffiche(code), expireAt: row.expireAt }
		: null;
}

async function tropDe(ctx: Context, budget: NomDeBudget, qui: string): Promise<Refus | null> {
	const retryAt = await asActor(ctx.db, { kind: 'connexion' }, (tx) => takeAttempt(tx, ctx, budget, qui));
	return retryAt === null
		? null
		: refus('trop-de-demandes', `C’est beaucoup en peu de temps. Réessayez ${attente(retryAt, ctx.now())}.`);
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

/** The same form gives the same account: what an interrupted request left behind is found again, never doubled. */
function idDuCompte(keys: Keys, { compteId }: Delegue, opId: string): string {
	const hex = createHash('sha256')
		.update(blindIndex(keys, 'compte-tenu', `${compteId}|${opId}`))
		.digest('hex');
	// The form of a random identifier (version 4), which says nothing of when it was made.
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function keep(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	{ compteId, sectionId, opId }: { compteId: string; sectionId: string; opId: string },
	{ nom, dit, accord, accordLe }: NouveauCompteTenu
): Promise<CodeRemis | null> {
	const code = codeOf(ctx.keys, actor, opId);
	const moi = { compteId: actor.compteId, nom: await nomDuDelegue(tx, ctx, actor, sectionId) };
	const [known] = await tx
		.select({ compteId: compteTenu.compteId })
		.from(compteTenu)
		.where(eq(compteTenu.compteId, compteId));
	if (!known)
		await tx.insert(compteTenu).values({
			compteId,
			sectionId,
			delegueId: actor.compteId,
			accord: ACCORDS[accord],
			accordLe,
			contenu: sealContenu(ctx.keys, compteId, { nom, dit, tenants: [moi] }),
			codeHash: codeHash(ctx.keys, code),
			codeExpireAt: finDuCode(ctx),
			creeAt: ctx.now()
		});
	return remisSi(tx, ctx, compteId, code);
}

const selectTenus = (tx: Tx) =>
	tx
		.select({
			tenu: compteTenu,
			consentement: participation.consentement,
			service: service.nom,
			/** Whoever keeps it is still a delegate of the section. */
			enPoste: sql<boolean>`vigie_est_delegue(${compteTenu.delegueId}, ${compteTenu.sectionId})`
		})
		.from(compteTenu)
		.leftJoin(participation, eq(participation.compteId, compteTenu.compteId))
		.leftJoin(service, eq(service.id, participation.serviceId))
		.$dynamic();

type Row = Awaited<ReturnType<typeof selectTenus>>[number];

async function find(tx: Tx, compteId: string): Promise<Row> {
	if (!isUuid(compteId)) throw new AppError('introuvable');
	const [row] = await selectTenus(tx).where(
		and(eq(compteTenu.compteId, compteId), isNull(compteTenu.reclameAt))
	);
	if (!row) throw new AppError('introuvable');
	return row;
}

async function findOwn(tx: Tx, ctx: Context, actor: Delegue, compteId: string): Promise<void> {
	const { tenant } = vu(ctx, actor, await find(tx, compteId));
	if (tenant !== 'soi') throw new AppError('introuvable');
}

function vu(
	ctx: Context,
	{ compteId: moi }: Delegue,
	{ tenu, consentement, service: ou, enPoste: la }: Row
): CompteTenuVu {
	const { nom, dit, tenants } = openContenu(ctx.keys, tenu.compteId, tenu.contenu);
	const { compteId, sectionId, accordLe, creeAt, codeHash: hash, codeExpireAt, delegueId } = tenu;
	const sert =
		hash !== null && codeExpireAt !== null && Temporal.Instant.compare(ctx.now(), codeExpireAt) < 0;
	return {
		compteId,
		sectionId,
		nom,
		dit,
		service: ou,
		accord: accordDe(tenu.accord),
		accordLe,
		creeAt,
		tenant: delegueId === moi ? 'soi' : la ? 'autre' : 'personne',
		tenantNom: tenants.at(-1)?.nom ?? null,
		codeJusquAt: sert ? codeExpireAt : null,
		consentement: consentementTenu(consentement)
	};
}

/** A dossier that left the figures has no participation: its member withdrew. */
function consentementTenu(numero: number | null): ConsentementTenu | null {
	const code = numero === null ? 'prive' : codesDeConsentement.code(numero);
	return code === 'prive' ? null : code;
}

export const accordDe = (numero: number): Accord =>
	numero === ACCORDS.telephone ? 'telephone' : 'en-personne';

const placeContenu = (compteId: string): Place => ({
	table: 'compte_tenu',
	column: 'contenu',
	row: compteId,
	compte: 'systeme'
});

const sealContenu = (keys: Keys, compteId: string, contenu: ContenuTenu): Buffer =>
	sealField(keys.systeme, placeContenu(compteId), JSON.stringify(contenu));

/** What was written down when the account was opened. */
export const openContenu = (keys: Keys, compteId: string, scelle: Buffer): ContenuTenu =>
	JSON.parse(openField(keys.systeme, placeContenu(compteId), scelle)) as ContenuTenu;

/* Refusals -------------------------------------------------------------------------------------------------------- */

function refusDAccord(ctx: Context, { nom, accordLe }: NouveauCompteTenu): Refus | null {
	if (nom.trim() === '')
		return refus('nom-manquant', 'Écrivez le nom de la personne, tel que vous la connaissez.', 'nom');
	const jours = accordLe.until(ctx.today()).days;
	if (jours < 0)
		return refus(
			'date-future',
			'Ce jour n’est pas encore venu : donnez celui où la personne a dit oui.',
			'accordLe'
		);
	return jours > JOURS_DE_L_ACCORD
		? refus(
				'accord-ancien',
				`Cet accord date de plus de ${JOURS_DE_L_ACCORD} jours : demandez de nouveau à la personne avant d’ouvrir son dossier.`,
				'accordLe'
			)
		: null;
}

async function refusDeService(tx: Tx, sectionId: string, serviceId: string): Promise<Refus | null> {
	const found = isUuid(serviceId)
		? await tx
				.select({ id: service.id })
				.from(service)
				.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId), isNull(service.fermeLe)))
		: [];
	return found.length > 0
		? null
		: refus(
				'service-inconnu',
				'Ce service n’existe pas ou il est fermé : choisissez-en un autre.',
				'serviceId'
			);
}

const refusTenu = (): Refus =>
	refus('deja-tenu', 'Un·e délégué·e de la section tient déjà ce dossier : voyez avec elle ou lui.');
