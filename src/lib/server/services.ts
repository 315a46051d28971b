import { randomUUIDv7 } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { branche, refusDeService, type ServiceSaisi } from '#lib/domain/participation/arbre.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { service } from '#lib/server/db/schema.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { AppError } from '#lib/server/errors.ts';
import { assertAdministre, changeInSection, refusChange } from '#lib/server/sections.ts';

export type ServiceVu = ServiceSaisi & {
	id: string;
	/** Day from which nobody works there any more. */
	fermeLe: Temporal.PlainDate | null;
	/** Comes back with the form that changes it. */
	empreinte: string;
};

/** The services of a section, closed ones too, in no order. Throws `introuvable` unless the actor administers it. */
export async function services(ctx: Context, actor: Administrateur, sectionId: string): Promise<ServiceVu[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		return readServices(tx, sectionId);
	});
}

/** Adds a service to a section. Refused: as in `refusDeService`. Throws `introuvable` unless the actor administers it. */
export async function createService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	saisi: ServiceSaisi,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service', opId }, async (tx) => {
		const refuse = refusDeService(await readServices(tx, sectionId), null, saisi);
		if (refuse) return refuse;
		const id = randomUUIDv7();
		await tx.insert(service).values({ id, sectionId, ...saisi });
		return { ok: true as const, id };
	});
}

/**
 * Changes a service. Refused: as in `refusDeService`, and a service that changed since it was shown. Throws `introuvable`
 * unless it is one of a section that the actor administers.
 */
export async function changeService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	serviceId: string,
	{ empreinte: vue, ...saisi }: ServiceSaisi & { empreinte: string },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service-change', opId }, async (tx) => {
		const tous = await readServices(tx, sectionId);
		if (serviceIn(tous, serviceId).empreinte !== vue) return refusChange();
		const refuse = refusDeService(tous, serviceId, saisi);
		if (refuse) return refuse;
		await update(tx, sectionId, serviceId, saisi);
		return { ok: true as const };
	});
}

/**
 * Closes a service: it takes no new agent, what was counted stays. Refused: a day to come, a service that still contains
 * open ones. Throws `introuvable` unless it is one of a section that the actor administers.
 */
export async function closeService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	serviceId: string,
	le: Temporal.PlainDate,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service-ferme', opId }, async (tx) => {
		const tous = await readServices(tx, sectionId);
		serviceIn(tous, serviceId);
		if (Temporal.PlainDate.compare(le, ctx.today()) > 0)
			return refus(
				'date-a-venir',
				'Ce jour est à venir : revenez le jour venu, ou donnez une date passée.',
				'le'
			);
		const dedans = branche(tous, serviceId);
		if (tous.some(({ id, fermeLe }) => id !== serviceId && dedans.has(id) && !fermeLe))
			return refus(
				'contient-des-ouverts',
				'Ce service en contient d’autres, encore ouverts : fermez-les d’abord, ou rattachez-les ailleurs.'
			);
		await update(tx, sectionId, serviceId, { fermeLe: le });
		return { ok: true as const };
	});
}

/** Opens a closed service again. Refused: when what it depends on is closed, or when its name was taken meanwhile. */
export async function reopenService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	serviceId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service-rouvert', opId }, async (tx) => {
		const tous = await readServices(tx, sectionId);
		const refuse = refusDeService(tous, serviceId, serviceIn(tous, serviceId));
		if (refuse) return refus(refuse.refus.code, refuse.refus.message);
		await update(tx, sectionId, serviceId, { fermeLe: null });
		return { ok: true as const };
	});
}

async function readServices(tx: Tx, sectionId: string): Promise<ServiceVu[]> {
	const rows = await tx.select().from(service).where(eq(service.sectionId, sectionId));
	return rows.map(({ sectionId: _section, ...row }) => ({ ...row, empreinte: empreinte(row) }));
}

function serviceIn(tous: readonly ServiceVu[], serviceId: string): ServiceVu {
	const found = tous.find(({ id }) => id === serviceId);
	if (!found) throw new AppError('introuvable');
	return found;
}

const update = (
	tx: Tx,
	sectionId: string,
	serviceId: string,
	change: Partial<ServiceSaisi> & { fermeLe?: Temporal.PlainDate | null }
) =>
	tx
		.update(service)
		.set(change)
		.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)));
