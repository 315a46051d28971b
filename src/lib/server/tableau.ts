import { and, asc, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type Ligne, type Nombres, participationDeLaSection } from '#lib/domain/participation/section.ts';
import { branche } from '#lib/domain/participation/arbre.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeConsentement } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import {
	cleAgent,
	comptagePapier,
	mandat,
	participation,
	saison,
	section,
	service
} from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { type Keys, unwrapDataKey } from '#lib/server/keys/keys.ts';
import { openField } from '#lib/server/keys/seal.ts';
import { placeIdentite } from '#lib/server/projections.ts';
import { readSaisons, type SaisonVue } from '#lib/server/saisons.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * What the delegates of a section see of it: figures over the agents who agreed to be counted or followed, and nothing that
 * would tell that there are others.
 */

export type SectionDeleguee = { id: string; nom: string };

/** The sections of a delegate, by name. */
export async function sectionsDeleguees(ctx: Context, actor: Delegue): Promise<SectionDeleguee[]> {
	return asActor(ctx.db, actor, (tx) =>
		tx
			.selectDistinct({ id: section.id, nom: section.nom })
			.from(section)
			.innerJoin(mandat, mandatDe(actor))
			.orderBy(asc(section.nom))
	);
}

export type TableauDeSection = {
	/** What the employers announced for the season. */
	dates: SaisonVue[];
	/** Services with what they contain, in the order of the tree, then the agents without service. */
	lignes: Ligne[];
	total: Ligne;
};

/** The participation of a section in a season. Throws `introuvable` unless the delegate is one of the section. */
export async function tableau(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<TableauDeSection> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const services = await tx.select().from(service).where(eq(service.sectionId, sectionId));
		const chiffres = participationDeLaSection({
			services: services.map(({ fermeLe, ...un }) => ({ ...un, ferme: fermeLe !== null })),
			vigie: await nombresDeVigie(tx, sectionId, annee),
			papier: await dernierComptages(tx, sectionId, annee)
		});
		return { ...chiffres, dates: await readSaisons(tx, sectionId, annee) };
	});
}

/**
 * The seasons that a delegate may look at, the latest first: those of which something is known, the present one and
 * `demandee`. Throws `introuvable` unless the delegate is one of the section.
 */
export async function saisonsAVoir(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	demandee: number
): Promise<number[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const connues = await anneesConnues(tx, sectionId);
		return [...new Set([ctx.today().year, demandee, ...connues])].toSorted((a, b) => b - a);
	});
}

/** Somebody who takes part, as the delegates know them. */
export type Participant = Record<'convoque' | 'refus' | 'absence' | 'compteRendu' | 'conteste', boolean> & {
	nom: string | null;
	/** Only a followed dossier can be opened. */
	dossierId: string | null;
	serviceId: string | null;
};

export type ServiceDeSection = {
	section: SectionDeleguee;
	service: { id: string; nom: string };
	/** Who takes part in the service or in one that it contains, by name. */
	participants: Participant[];
	/** Names of the services within, by id. */
	noms: Map<string, string>;
	ligne: Ligne;
};

/** One service, with who takes part in it. Throws `introuvable` unless it is of a section of the delegate. */
export async function serviceDe(
	ctx: Context,
	actor: Delegue,
	serviceId: string,
	annee: number
): Promise<ServiceDeSection> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!isUuid(serviceId)) throw new AppError('introuvable');
		const [un] = await tx.select().from(service).where(eq(service.id, serviceId));
		if (!un) throw new AppError('introuvable');
		const une = await assertDelegue(tx, actor, un.sectionId);
		const services = await tx.select().from(service).where(eq(service.sectionId, un.sectionId));
		const dedans = [...branche(services, un.id)];
		const { lignes } = participationDeLaSection({
			services: services.map(({ fermeLe, ...autre }) => ({
				...autre,
				ferme: fermeLe !== null && autre.id !== un.id
			})),
			vigie: await nombresDeVigie(tx, un.sectionId, annee),
			papier: await dernierComptages(tx, un.sectionId, annee)
		});
		const ligne = lignes.find((autre) => autre.serviceId === un.id);
		if (!ligne) throw new Error(`Service ${un.id} has no line`);
		return {
			section: une,
			service: { id: un.id, nom: un.nom },
			participants: await participants(
				tx,
				ctx.keys,
				un.sectionId,
				annee,
				inArray(participation.serviceId, dedans)
			),
			noms: new Map(services.filter(({ id }) => dedans.includes(id)).map(({ id, nom }) => [id, nom])),
			ligne
		};
	});
}

/** Those of a section who are in no service, by name. Throws `introuvable` unless the delegate is one of the section. */
export async function participantsSansService(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<Participant[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return participants(tx, ctx.keys, sectionId, annee, isNull(participation.serviceId));
	});
}

/** The section of a delegate, or `introuvable` thrown. Runs as `delegue`. */
export async function assertDelegue(tx: Tx, actor: Delegue, sectionId: string): Promise<SectionDeleguee> {
	if (!isUuid(sectionId)) throw new AppError('introuvable');
	const [une] = await tx
		.select({ id: section.id, nom: section.nom })
		.from(section)
		.innerJoin(mandat, mandatDe(actor))
		.where(eq(section.id, sectionId))
		.limit(1);
	if (!une) throw new AppError('introuvable');
	return une;
}

const mandatDe = ({ compteId }: Delegue) =>
	and(
		eq(mandat.sectionId, section.id),
		eq(mandat.compteId, compteId),
		eq(mandat.role, 'delegue'),
		isNull(mandat.finAt)
	);

const combien = (le: PgColumn) => sql<number>`count(${le})::int`;

const nombresDeVigie = (tx: Tx, sectionId: string, annee: number) =>
	tx
		.select({
			serviceId: participation.serviceId,
			participants: count(),
			convoques: combien(participation.convoqueLe),
			refus: combien(participation.refusLe),
			absences: combien(participation.absenceLe),
			comptesRendus: combien(participation.recuLe),
			contestations: combien(participation.contesteLe)
		})
		.from(participation)
		.where(and(eq(participation.sectionId, sectionId), eq(participation.saison, annee)))
		.groupBy(participation.serviceId);

async function dernierComptages(
	tx: Tx,
	sectionId: string,
	annee: number
): Promise<(Nombres & { serviceId: string; saisiLe: Temporal.PlainDate })[]> {
	return tx
		.selectDistinctOn([comptagePapier.serviceId])
		.from(comptagePapier)
		.where(and(eq(comptagePapier.sectionId, sectionId), eq(comptagePapier.saison, annee)))
		.orderBy(comptagePapier.serviceId, desc(comptagePapier.id));
}

async function anneesConnues(tx: Tx, sectionId: string): Promise<number[]> {
	const rows = await tx
		.selectDistinct({ annee: participation.saison })
		.from(participation)
		.where(eq(participation.sectionId, sectionId))
		.union(tx.selectDistinct({ annee: saison.annee }).from(saison).where(eq(saison.sectionId, sectionId)))
		.union(
			tx
				.selectDistinct({ annee: comptagePapier.saison })
				.from(comptagePapier)
				.where(eq(comptagePapier.sectionId, sectionId))
		);
	return rows.map(({ annee }) => annee);
}

/** One query and two openings of a few bytes for each: a thousand names in a blink. */
async function participants(
	tx: Tx,
	keys: Keys,
	sectionId: string,
	annee: number,
	ou: SQL | undefined
): Promise<Participant[]> {
	const rows = await tx
		.select({ participation, cle: cleAgent })
		.from(participation)
		.innerJoin(cleAgent, eq(cleAgent.compteId, participation.compteId))
		.where(and(eq(participation.sectionId, sectionId), eq(participation.saison, annee), ou));
	return rows
		.map(({ participation: un, cle }) => ({
			nom: nomDuParticipant(keys, un, cle),
			dossierId: codesDeConsentement.code(un.consentement) === 'suivi' ? un.dossierId : null,
			serviceId: un.serviceId,
			convoque: un.convoqueLe !== null,
			refus: un.refusLe !== null,
			absence: un.absenceLe !== null,
			compteRendu: un.recuLe !== null,
			conteste: un.contesteLe !== null
		}))
		.toSorted((a, b) => (a.nom ?? '').localeCompare(b.nom ?? '', 'fr'));
}

/** The name that an agent gave to the delegates, opened with the key of the agent; null without one. */
export const nomDuParticipant = (
	keys: Keys,
	un: { dossierId: string; compteId: string; identite: Buffer | null },
	cle: typeof cleAgent.$inferSelect
): string | null =>
	un.identite
		? openField(unwrapDataKey(keys, cle), placeIdentite(un.dossierId, un.compteId), un.identite)
		: null;
