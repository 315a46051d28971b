import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { type EcheanceOuverte, place } from '#lib/domain/participation/file.ts';
import { participation as participationDe } from '#lib/domain/participation/participation.ts';
import { debuts } from '#lib/domain/participation/recherche.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import {
	codesDEcheance,
	codesDeConsentement,
	codesDeVoie,
	codesDIssue,
	codesDePour
} from '#lib/server/db/codes.ts';
import { isDatabaseUnavailable, type Tx } from '#lib/server/db/connection.ts';
import { placeEnFile, rechercheMot } from '#lib/server/db/schema-collectif.ts';
import { dossier, echeanceOuverte, participation } from '#lib/server/db/schema.ts';
import { chaine, type Dossier, readDossier } from '#lib/server/dossiers.ts';
import { type Keys, recherche as indexDeRecherche } from '#lib/server/keys/keys.ts';
import { sealField, type Place } from '#lib/server/keys/seal.ts';
import { writeRappels } from '#lib/server/rappels.ts';

/**
 * Rewrites what lists, reminders and figures need of a dossier (D7): its open steps, its mails, its participation, its place in
 * the queue of the delegates. Always in
 * the transaction of the change that calls for it; the rows are derived and never edited. `depuisLe`: since when it is in the
 * figures, where its row was taken away meanwhile; by default today, or the day that the row says.
 */
export async function writeProjections(
	tx: Tx,
	ctx: Context,
	un: Dossier,
	depuisLe: Temporal.PlainDate | null = null
): Promise<void> {
	const resultat = chaine(un, ctx.today(un.zone));
	const ouvertes = un.closAt ? [] : ouvertesParmi(resultat.echeances);
	await writeEcheances(tx, un, ouvertes);
	await writeRappels(tx, ctx, un, resultat);
	await writeParticipation(tx, ctx, un, depuisLe ?? ctx.today(un.zone));
	await writePlace(tx, ctx, un, ouvertes);
}

const WORKER = { kind: 'worker' } as const;
const LOT = 200;

/**
 * Rewrites the projections of every open dossier, or of those of a section: a new day, or a text that the section enters,
 * opens and closes steps without any new fact. One that cannot be read stops none of the others: it stays as it was, and its
 * error is in the answer. Throws when the database is away.
 */
export async function refreshDossiers(ctx: Context, sectionId?: string): Promise<unknown[]> {
	const errors: unknown[] = [];
	for (let after: string | null = ''; after !== null;) {
		const lot = await openDossiers(ctx, after, sectionId);
		for (const id of lot) {
			try {
				await refreshDossier(ctx, id);
			} catch (error) {
				if (isDatabaseUnavailable(error)) throw error;
				errors.push(error);
			}
		}
		after = lot.at(-1) ?? null;
	}
	return errors;
}

async function openDossiers(ctx: Context, after: string, sectionId?: string): Promise<string[]> {
	const rows = await asActor(ctx.db, WORKER, (tx) =>
		tx
			.select({ id: dossier.id })
			.from(dossier)
			.where(
				and(
					isNull(dossier.closAt),
					after ? gt(dossier.id, after) : undefined,
					sectionId ? eq(dossier.sectionId, sectionId) : undefined
				)
			)
			.orderBy(asc(dossier.id))
			.limit(LOT)
	);
	return rows.map(({ id }) => id);
}

const refreshDossier = (ctx: Context, id: string): Promise<void> =>
	asActor(ctx.db, WORKER, async (tx) =>
		writeProjections(tx, ctx, await readDossier(tx, ctx, WORKER, id, { lock: true }))
	);

/** What is open to the agent, and what the authority is expected to do. */
const ouvertesParmi = (echeances: readonly Echeance[]): EcheanceOuverte[] =>
	echeances.filter(
		({ pour, statut, limite }) =>
			limite !== null && (statut === 'ouverte' || (statut === 'a-venir' && pour === 'autorite'))
	);

async function writeEcheances(tx: Tx, un: Dossier, ouvertes: readonly EcheanceOuverte[]): Promise<void> {
	await tx.delete(echeanceOuverte).where(eq(echeanceOuverte.dossierId, un.id));
	if (ouvertes.length === 0) return;
	await tx.insert(echeanceOuverte).values(
		ouvertes.map(({ code, pour, prudente, limite }) => ({
			dossierId: un.id,
			compteId: un.compteId,
			code: codesDEcheance.numero(code),
			pour: codesDePour.numero(pour),
			prudente,
			limite
		}))
	);
}

/** Where the name given to the delegates is sealed. */
export const placeIdentite = (dossierId: string, compteId: string): Place => ({
	table: 'participation',
	column: 'identite',
	row: dossierId,
	compte: compteId
});

/** A private dossier has no row at all: it is in no figure. */
async function writeParticipation(
	tx: Tx,
	ctx: Context,
	un: Dossier,
	depuisLe: Temporal.PlainDate
): Promise<void> {
	if (un.consentement === 'prive' || !un.section) {
		await tx.delete(participation).where(eq(participation.dossierId, un.id));
		return;
	}
	const key = await dataKey(tx, ctx.keys, un.compteId);
	const vues = participationDe(un.faits.map(({ fait }) => fait));
	const row = {
		sectionId: un.section.id,
		serviceId: un.service?.id ?? null,
		saison: un.saison,
		consentement: codesDeConsentement.numero(un.consentement),
		identite: un.nom ? sealField(key, placeIdentite(un.id, un.compteId), un.nom) : null,
		joignable: un.joignable,
		...vues,
		issue: vues.issue === null ? null : codesDIssue.numero(vues.issue)
	};
	await tx
		.insert(participation)
		.values({ dossierId: un.id, compteId: un.compteId, depuisLe, ...row })
		.onConflictDoUpdate({ target: participation.dossierId, set: row });
}

/** One line of the queue for a followed dossier that is open, with how it is found by name; none for any other. */
async function writePlace(
	tx: Tx,
	ctx: Context,
	un: Dossier,
	ouvertes: readonly EcheanceOuverte[]
): Promise<void> {
	if (un.consentement !== 'suivi' || !un.section || un.closAt) {
		await tx.delete(placeEnFile).where(eq(placeEnFile.dossierId, un.id));
		return;
	}
	const { voie, echeance, silence } = place(ouvertes, ctx.today(un.zone));
	const row = {
		sectionId: un.section.id,
		serviceId: un.service?.id ?? null,
		saison: un.saison,
		consentement: codesDeConsentement.numero(un.consentement),
		voie: codesDeVoie.numero(voie),
		echeance: echeance && codesDEcheance.numero(echeance.code),
		cible: echeance && (echeance.prudente ?? echeance.limite),
		limite: echeance && echeance.limite,
		silence,
		mouvementAt: un.enregistres.at(-1)?.enregistreAt ?? un.creeAt
	};
	await tx
		.insert(placeEnFile)
		.values({ dossierId: un.id, compteId: un.compteId, ...row })
		.onConflictDoUpdate({ target: placeEnFile.dossierId, set: row });
	await writeMots(tx, ctx.keys, un, un.section.id);
}

async function writeMots(tx: Tx, keys: Keys, un: Dossier, sectionId: string): Promise<void> {
	const voulus = new Set(debuts(un.nom ?? '').map((debut) => indexDeRecherche(keys, sectionId, debut)));
	const rows = await tx
		.select({ mot: rechercheMot.mot })
		.from(rechercheMot)
		.where(eq(rechercheMot.dossierId, un.id));
	const presents = new Set(rows.map(({ mot }) => mot));
	const enTrop = [...presents.difference(voulus)];
	const manquants = [...voulus.difference(presents)];
	if (enTrop.length > 0)
		await tx
			.delete(rechercheMot)
			.where(and(eq(rechercheMot.dossierId, un.id), inArray(rechercheMot.mot, enTrop)));
	if (manquants.length > 0)
		await tx
			.insert(rechercheMot)
			.values(manquants.map((mot) => ({ sectionId, mot, dossierId: un.id, compteId: un.compteId })));
}
