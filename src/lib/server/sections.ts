import { randomUUIDv7 } from 'node:crypto';
import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode } from '#lib/domain/regimes/codes.ts';
import type { Versant } from '#lib/domain/regimes/regime-de.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { mandat, section, service } from '#lib/server/db/schema.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { AppError } from '#lib/server/errors.ts';
import { type Fini, once } from '#lib/server/operations.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** A section with its contact card, which everybody may read. */
export type FicheDeSection = {
	nom: string;
	/** Whom the section organises: an employer with rules of its own, or a branch; null for several. */
	employeur: EmployeurCode | Versant | null;
	courriel: string | null;
	telephone: string | null;
	permanence: string | null;
	adresse: string | null;
	/** `https://…` */
	site: string | null;
};

export type SectionVue = Omit<FicheDeSection, 'employeur'> & {
	id: string;
	employeur: string | null;
	/** Comes back with the form that changes the card. */
	empreinte: string;
};

/** What an administrator administers: some sections, or the whole union. */
export type Perimetre = {
	/** The administrator may create sections and change what is common to all. */
	national: boolean;
	sections: { id: string; nom: string; services: number; delegues: number }[];
};

/** The sections of an administrator, by name, each with its open services and its delegates in office. */
export async function perimetre(ctx: Context, actor: Administrateur): Promise<Perimetre> {
	return asActor(ctx.db, actor, async (tx) => {
		const services = tx
			.select({ sectionId: service.sectionId, services: count().as('services') })
			.from(service)
			.where(isNull(service.fermeLe))
			.groupBy(service.sectionId)
			.as('par_service');
		const delegues = tx
			.select({ sectionId: mandat.sectionId, delegues: count().as('delegues') })
			.from(mandat)
			.where(and(eq(mandat.role, 'delegue'), isNull(mandat.finAt)))
			.groupBy(mandat.sectionId)
			.as('par_mandat');
		const sections = await tx
			.select({ id: section.id, nom: section.nom, services: services.services, delegues: delegues.delegues })
			.from(section)
			.leftJoin(services, eq(services.sectionId, section.id))
			.leftJoin(delegues, eq(delegues.sectionId, section.id))
			.where(administre(section.id))
			.orderBy(asc(section.nom));
		return {
			national: await administreTout(tx),
			sections: sections.map((une) => ({ ...une, services: une.services ?? 0, delegues: une.delegues ?? 0 }))
		};
	});
}

/** The card of a section. Throws `introuvable` unless the actor administers it. */
export async function sectionAdministree(
	ctx: Context,
	actor: Administrateur,
	sectionId: string
): Promise<SectionVue> {
	return asActor(ctx.db, actor, (tx) => readSection(tx, sectionId));
}

/** Creates a section. Throws `interdit` unless the actor administers the whole union. Refused: a name already taken. */
export async function createSection(
	ctx: Context,
	actor: Administrateur,
	fiche: FicheDeSection,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!(await administreTout(tx))) throw new AppError('interdit');
		return once(tx, actor.compteId, opId, 'section', async () => {
			await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('section', 0))`);
			const pris = await refusDeNom(tx, fiche.nom, null);
			if (pris) return pris;
			const id = randomUUIDv7();
			await tx.insert(section).values({ id, ...fiche });
			return { ok: true as const, id };
		});
	});
}

/**
 * Changes the card of a section. Refused: a name already taken, a card that changed since it was shown (`empreinte`).
 * Throws `introuvable` unless the actor administers it.
 */
export async function changeSection(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	{ empreinte: vue, ...fiche }: FicheDeSection & { empreinte: string },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'fiche', opId }, async (tx) => {
		const avant = await readSection(tx, sectionId);
		if (avant.empreinte !== vue) return refusChange();
		const pris = await refusDeNom(tx, fiche.nom, sectionId);
		if (pris) return pris;
		await tx.update(section).set(fiche).where(eq(section.id, sectionId));
		return { ok: true as const };
	});
}

/**
 * One act of an administrator in a section, done once, the section held until its end: two acts on the same section never
 * cross. Throws `introuvable` unless the actor administers it.
 */
export async function changeInSection<R extends Fini | Refus>(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	{ acte, opId }: { acte: string; opId: string },
	fn: (tx: Tx) => Promise<R>
): Promise<R> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		await tx.select({ id: section.id }).from(section).where(eq(section.id, sectionId)).for('update');
		return once(tx, actor.compteId, opId, acte, () => fn(tx));
	});
}

/** Throws `introuvable` unless the actor administers this section. Runs as `administrateur`. */
export async function assertAdministre(tx: Tx, sectionId: string): Promise<void> {
	if (!isUuid(sectionId)) throw new AppError('introuvable');
	const found = await tx
		.select({ id: section.id })
		.from(section)
		.where(and(eq(section.id, sectionId), administre(section.id)));
	if (found.length === 0) throw new AppError('introuvable');
}

/** Whether the actor administers the whole union. Runs as `administrateur`. */
export async function administreTout(tx: Tx): Promise<boolean> {
	const [row] = await tx.execute<{ tout: boolean }>(sql`select vigie_administre(null) as tout`);
	return row?.tout ?? false;
}

/** The card or the service changed while its form was open elsewhere. */
export const refusChange = (): Refus =>
	refus(
		'change-entre-temps',
		'Quelqu’un a changé cette fiche pendant que vous écriviez. Rouvrez-la pour voir ce qu’elle dit maintenant, puis reportez-y vos changements.'
	);

const administre = (sectionId: typeof section.id) => sql`vigie_administre(${sectionId})`;

async function readSection(tx: Tx, sectionId: string): Promise<SectionVue> {
	await assertAdministre(tx, sectionId);
	const [row] = await tx.select().from(section).where(eq(section.id, sectionId));
	if (!row) throw new AppError('introuvable');
	return { ...row, empreinte: empreinte(row) };
}

async function refusDeNom(tx: Tx, nom: string, sauf: string | null): Promise<Refus | null> {
	const [same] = await tx
		.select({ id: section.id })
		.from(section)
		.where(and(sql`lower(${section.nom}) = lower(${nom})`, sauf ? ne(section.id, sauf) : undefined));
	return same ? refus('nom-pris', 'Une autre section porte déjà ce nom : précisez-le.', 'nom') : null;
}
