import { randomUUIDv7 } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import {
	branche,
	refusDeService,
	refusDeValidite,
	type ServiceSaisi,
	type Validite
} from '#lib/domain/participation/arbre.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { effectifBranche } from '#lib/server/db/schema-collectif.ts';
import { service } from '#lib/server/db/schema.ts';
import { type EffectifDate, readEffectifs, writeEffectif } from '#lib/server/effectifs.ts';
import { empreinte } from '#lib/server/empreinte.ts';
import { AppError } from '#lib/server/errors.ts';
import { assertAdministre, changeInSection, refusChange } from '#lib/server/sections.ts';

export type ServiceVu = ServiceSaisi & {
	id: string;
	/** First day of the service, when it is known. */
	ouvreLe: Temporal.PlainDate | null;
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

/** What goes with a service that is moved, and its head counts so far. */
export type PoidsDeService = {
	/** Services beneath it. */
	contenus: number;
	/** Head count with everything beneath; null when none is known. */
	effectif: number | null;
	effectifs: EffectifDate[];
};

/** Throws `introuvable` unless it is a service of a section that the actor administers. */
export async function poidsDuService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	serviceId: string
): Promise<PoidsDeService> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertAdministre(tx, sectionId);
		const tous = await readServices(tx, sectionId);
		serviceIn(tous, serviceId);
		const [somme] = await tx
			.select({ effectif: effectifBranche.effectif })
			.from(effectifBranche)
			.where(eq(effectifBranche.noeud, serviceId));
		return {
			contenus: branche(tous, serviceId).size - 1,
			effectif: somme?.effectif ?? null,
			effectifs: await readEffectifs(tx, serviceId)
		};
	});
}

/** What is typed of a service; without days, it holds from always and its head count from today. */
export type ServiceDate = ServiceSaisi & Partial<Validite>;

/**
 * Adds a service to a section. Refused: as in `refusDeService` and `refusDeValidite`. Throws `introuvable` unless the actor
 * administers it.
 */
export async function createService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	saisi: ServiceDate,
	opId: string
): Promise<{ ok: true; id: string } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service', opId }, async (tx) => {
		const { effectif, effectifDepuis, ouvreLe, ...reste } = avecDates(ctx, saisi, null);
		const refuse =
			refusDeService(await readServices(tx, sectionId), null, { ...reste, effectif }) ??
			refusDeValidite({ ouvreLe, effectifDepuis }, { au: ctx.today(), fermeLe: null });
		if (refuse) return refuse;
		const id = randomUUIDv7();
		await tx.insert(service).values({ id, sectionId, ...reste, ouvreLe });
		if (effectif !== null)
			await writeEffectif(tx, ctx, actor, { id, sectionId }, { valideDu: effectifDepuis, nombre: effectif });
		return { ok: true as const, id };
	});
}

/** The days of a service as they hold when some are not typed. */
const avecDates = (
	ctx: Context,
	{ ouvreLe, effectifDepuis, ...saisi }: ServiceDate,
	avant: ServiceVu | null
): ServiceSaisi & Validite => ({
	...saisi,
	ouvreLe: ouvreLe === undefined ? (avant?.ouvreLe ?? null) : ouvreLe,
	effectifDepuis: effectifDepuis ?? ctx.today()
});

/**
 * Changes a service; put elsewhere, it takes along what was counted in it. Its head count is written down from its day on, the
 * former ones stay. Refused: as in `refusDeService` and `refusDeValidite`, and a service that changed since it was shown.
 * Throws `introuvable` unless it is one of a section that the actor administers.
 */
export async function changeService(
	ctx: Context,
	actor: Administrateur,
	sectionId: string,
	serviceId: string,
	{ empreinte: vue, ...saisi }: ServiceDate & { empreinte: string },
	opId: string
): Promise<{ ok: true; deplace: boolean } | Refus> {
	return changeInSection(ctx, actor, sectionId, { acte: 'service-change', opId }, async (tx) => {
		const tous = await readServices(tx, sectionId);
		const avant = serviceIn(tous, serviceId);
		if (avant.empreinte !== vue) return refusChange();
		const { effectif, effectifDepuis, ouvreLe, ...reste } = avecDates(ctx, saisi, avant);
		const refuse =
			refusDeService(tous, serviceId, { ...reste, effectif }) ??
			refusDeValidite({ ouvreLe, effectifDepuis }, { au: ctx.today(), fermeLe: avant.fermeLe });
		if (refuse) return refuse;
		await update(tx, sectionId, serviceId, { ...reste, ouvreLe });
		// A day typed alone says that the same number holds since then.
		if (effectif !== avant.effectif || (saisi.effectifDepuis && effectif !== null)) {
			const ici = { id: serviceId, sectionId };
			await writeEffectif(tx, ctx, actor, ici, { valideDu: effectifDepuis, nombre: effectif });
		}
		return { ok: true as const, deplace: reste.parentId !== avant.parentId };
	});
}

/**
 * Closes a service: it takes no new agent, what was counted stays. Refused: a day to come or before it opened, a service that still contains
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
		const { ouvreLe } = serviceIn(tous, serviceId);
		if (Temporal.PlainDate.compare(le, ctx.today()) > 0)
			return refus(
				'date-a-venir',
				'Ce jour est à venir : revenez le jour venu, ou donnez une date passée.',
				'le'
			);
		if (ouvreLe && Temporal.PlainDate.compare(le, ouvreLe) < 0)
			return refus('ferme-avant-ouverture', 'Ce service n’était pas encore ouvert ce jour-là.', 'le');
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
	change: Partial<Omit<ServiceSaisi, 'effectif'>> & {
		ouvreLe?: Temporal.PlainDate | null;
		fermeLe?: Temporal.PlainDate | null;
	}
) =>
	tx
		.update(service)
		.set(change)
		.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId)));
