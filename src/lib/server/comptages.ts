import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { NOTIONS_SUR_PAPIER, type Nombres } from '#lib/domain/participation/section.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { comptagePapier, mandat, service } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { nomDuMandat } from '#lib/server/mandats.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** What a delegate counted one day among the people of a service who are not in Vigie. */
export type Comptage = Nombres & {
	id: string;
	saisiLe: Temporal.PlainDate;
	/** Name of the delegate; null when their account is gone, or has no name. */
	auteur: string | null;
};

/** The paper counts of a service for a season, the latest first: it holds, the others are history. */
export async function comptages(
	ctx: Context,
	actor: Delegue,
	serviceId: string,
	saison: number
): Promise<Comptage[]> {
	return asActor(ctx.db, actor, async (tx) => {
		const { sectionId } = await readService(tx, actor, serviceId);
		const rows = await tx
			.select()
			.from(comptagePapier)
			.where(
				and(
					eq(comptagePapier.sectionId, sectionId),
					eq(comptagePapier.serviceId, serviceId),
					eq(comptagePapier.saison, saison)
				)
			)
			.orderBy(desc(comptagePapier.id));
		const auteurs = await auteursDe(tx, ctx, sectionId);
		return rows.map(({ saisiPar, ...row }) => ({ ...row, auteur: auteurs.get(saisiPar ?? '') ?? null }));
	});
}

/** The service that a form is about. Throws `introuvable` unless it is of a section of the delegate. */
export async function serviceACompter(
	ctx: Context,
	actor: Delegue,
	serviceId: string
): Promise<{ id: string; nom: string }> {
	return asActor(ctx.db, actor, async (tx) => {
		const { id, nom } = await readService(tx, actor, serviceId);
		return { id, nom };
	});
}

/**
 * Adds a count to the history of a service; nothing is ever changed there. Refused: a number that is not one, refusals or
 * other acts of more people than were counted, more second convocations than first ones. Throws `introuvable` unless the service is of a section of the delegate.
 */
export async function recordComptage(
	ctx: Context,
	actor: Delegue,
	serviceId: string,
	saison: number,
	nombres: Nombres,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		const { sectionId } = await readService(tx, actor, serviceId);
		const refuse = refusDeNombres(nombres);
		if (refuse) return refuse;
		return once(tx, actor.compteId, opId, 'comptage', async () => {
			const id = randomUUIDv7();
			await tx.insert(comptagePapier).values({
				id,
				sectionId,
				serviceId,
				saison,
				...nombres,
				saisiLe: ctx.today(),
				saisiPar: actor.compteId
			});
			return { ok: true as const, id };
		});
	});
}

const COMPTE_MAX = 100_000;

function refusDeNombres(nombres: Nombres): Refus | null {
	for (const notion of NOTIONS_SUR_PAPIER) {
		const nombre = nombres[notion];
		if (!Number.isInteger(nombre) || nombre < 0 || nombre > COMPTE_MAX)
			return refus('nombre-illisible', 'Écrivez un nombre entier, 0 s’il n’y a personne.', notion);
		if (nombre > nombres.participants)
			return refus(
				'plus-que-de-participants',
				`C’est plus que les ${nombres.participants} personnes qui participent : ce nombre en est une partie.`,
				notion
			);
	}
	if (nombres.secondes > nombres.convoques)
		return refus(
			'plus-que-de-convocations',
			'Personne ne reçoit une deuxième convocation sans la première : vérifiez ces deux nombres.',
			'secondes'
		);
	return null;
}

/** A service of a section of the delegate. Throws `introuvable` otherwise. Runs as `delegue`. */
async function readService(tx: Tx, actor: Delegue, serviceId: string) {
	if (!isUuid(serviceId)) throw new AppError('introuvable');
	const [row] = await tx.select().from(service).where(eq(service.id, serviceId));
	if (!row) throw new AppError('introuvable');
	await assertDelegue(tx, actor, row.sectionId);
	return row;
}

/** Names of those who hold or held a mandate in a section, by account. */
async function auteursDe(tx: Tx, ctx: Context, sectionId: string): Promise<Map<string, string>> {
	const rows = await tx
		.select({ id: mandat.id, compteId: mandat.compteId, nom: mandat.nom })
		.from(mandat)
		.where(eq(mandat.sectionId, sectionId));
	return new Map(
		rows.flatMap((row) => {
			const nom = nomDuMandat(ctx.keys, row);
			return nom ? [[row.compteId, nom] as const] : [];
		})
	);
}
