import { randomUUIDv7 } from 'node:crypto';
import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import { couvre, type Equipe, peutSAbsenter, type Relais } from '#lib/domain/participation/relais.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis } from '#lib/server/avis.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { relais } from '#lib/server/db/schema-collectif.ts';
import { mandat } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { nomDuMandat } from '#lib/server/mandats.ts';
import { once } from '#lib/server/operations.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** A delegate of a section as the others know them. */
export type Collegue = {
	compteId: string;
	/** Null for a mandate given without a name. */
	nom: string | null;
	soi: boolean;
	/** Last day of an absence that holds today. */
	absentJusquAu: Temporal.PlainDate | null;
};

export type Absence = {
	id: string;
	nom: string | null;
	/** The reader’s own: they may take it back. */
	soi: boolean;
	relaisNom: string | null;
	sansRelais: boolean;
	duLe: Temporal.PlainDate;
	auLe: Temporal.PlainDate;
};

export type EquipeDeSection = Equipe & { collegues: Collegue[]; noms: ReadonlyMap<string, string | null> };

/** Who the delegates of a section are today, and who is away. Runs as `delegue`. */
export async function readEquipe(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	sectionId: string
): Promise<EquipeDeSection> {
	const au = ctx.today();
	const porteurs = await tx
		.select({ id: mandat.id, compteId: mandat.compteId, nom: mandat.nom, finAt: mandat.finAt })
		.from(mandat)
		.where(and(eq(mandat.sectionId, sectionId), eq(mandat.role, 'delegue')))
		.orderBy(asc(mandat.depuisAt));
	const presents = porteurs.filter(({ finAt }) => finAt === null);
	const absences = await readRelais(tx, sectionId, au);
	// The names of those who left stay on what they did.
	const noms = new Map(porteurs.map((un) => [un.compteId, nomDuMandat(ctx.keys, un)]));
	const collegues = presents.map(({ compteId }) => ({
		compteId,
		nom: noms.get(compteId) ?? null,
		soi: compteId === actor.compteId,
		absentJusquAu: absences.find((un) => un.absentId === compteId && couvre(un, au))?.auLe ?? null
	}));
	return {
		delegues: new Set(presents.map(({ compteId }) => compteId)),
		relais: absences,
		au,
		noms,
		collegues: collegues.toSorted((a, b) => (a.nom ?? '').localeCompare(b.nom ?? '', 'fr'))
	};
}

const readRelais = (
	tx: Tx,
	sectionId: string,
	au: Temporal.PlainDate
): Promise<(typeof relais.$inferSelect)[]> =>
	tx
		.select()
		.from(relais)
		.where(and(eq(relais.sectionId, sectionId), gte(relais.auLe, au)))
		.orderBy(asc(relais.duLe), asc(relais.id));

/**
 * The delegates of a section, and their absences that are not over, by day. Throws `introuvable` unless the delegate is one of
 * the section.
 */
export async function absences(
	ctx: Context,
	actor: Delegue,
	sectionId: string
): Promise<{ collegues: Collegue[]; absences: Absence[] }> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const { collegues, noms } = await readEquipe(tx, ctx, actor, sectionId);
		const rows = await readRelais(tx, sectionId, ctx.today());
		return {
			collegues,
			absences: rows.map(({ id, absentId, relaisId, duLe, auLe }) => ({
				id,
				nom: noms.get(absentId) ?? null,
				soi: absentId === actor.compteId,
				relaisNom: relaisId === null ? null : (noms.get(relaisId) ?? null),
				sansRelais: relaisId === null,
				duLe,
				auLe
			}))
		};
	});
}

/**
 * Writes down days on which the delegate is away, and who takes their dossiers meanwhile, told by mail. Refused as `peutSAbsenter` says, and
 * a stand-in who is not another delegate of the section. Throws `introuvable` unless the delegate is one of the section.
 */
export async function recordAbsence(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	{ relaisId, duLe, auLe }: Omit<Relais, 'absentId'>,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return once(tx, actor.compteId, opId, 'absence', async () => {
			const { delegues, relais: notees, au } = await readEquipe(tx, ctx, actor, sectionId);
			if (relaisId !== null && (relaisId === actor.compteId || !delegues.has(relaisId)))
				return refus(
					'relais-inconnu',
					'Choisissez un·e autre délégué·e de la section, ou personne.',
					'relais'
				);
			const nouveau = { absentId: actor.compteId, relaisId, duLe, auLe };
			const possible = peutSAbsenter(nouveau, notees, au);
			if (!possible.ok) return possible;
			const id = randomUUIDv7();
			await tx.insert(relais).values({ id, sectionId, ...nouveau, creeAt: ctx.now() });
			if (relaisId !== null) await demandeAvis(tx, ctx, relaisId);
			return { ok: true as const, id };
		});
	});
}

/** An absence of the delegate that is not over. Throws `introuvable`. */
export async function absence(
	ctx: Context,
	actor: Delegue,
	id: string
): Promise<{ duLe: Temporal.PlainDate; auLe: Temporal.PlainDate; commencee: boolean; sectionId: string }> {
	return asActor(ctx.db, actor, async (tx) => {
		const { duLe, auLe, sectionId } = await readSienne(tx, ctx, actor, id);
		return { duLe, auLe, sectionId, commencee: Temporal.PlainDate.compare(duLe, ctx.today()) < 0 };
	});
}

/** Ends an absence of the delegate: they are back today, or do not leave at all. Throws `introuvable`. */
export async function endAbsence(
	ctx: Context,
	actor: Delegue,
	id: string,
	opId: string
): Promise<{ ok: true; sectionId: string }> {
	return asActor(ctx.db, actor, (tx) =>
		once(tx, actor.compteId, opId, 'absence-fin', async () => {
			const { duLe, sectionId } = await readSienne(tx, ctx, actor, id);
			const hier = ctx.today().subtract({ days: 1 });
			const sienne = and(eq(relais.id, id), eq(relais.absentId, actor.compteId));
			if (Temporal.PlainDate.compare(duLe, hier) > 0) await tx.delete(relais).where(sienne);
			else await tx.update(relais).set({ auLe: hier }).where(sienne);
			return { ok: true as const, sectionId };
		})
	);
}

async function readSienne(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	id: string
): Promise<typeof relais.$inferSelect> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const [une] = await tx
		.select({ relais })
		.from(relais)
		.innerJoin(
			mandat,
			and(
				eq(mandat.sectionId, relais.sectionId),
				eq(mandat.compteId, actor.compteId),
				eq(mandat.role, 'delegue'),
				isNull(mandat.finAt)
			)
		)
		.where(and(eq(relais.id, id), eq(relais.absentId, actor.compteId), gte(relais.auLe, ctx.today())));
	if (!une) throw new AppError('introuvable');
	return une.relais;
}
