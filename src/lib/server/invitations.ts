import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Administrateur, Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { invitation, section, service } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { jetonHash } from '#lib/server/jetons.ts';
import { blindIndex, type Keys } from '#lib/server/keys/keys.ts';
import { type Fini, once } from '#lib/server/operations.ts';
import { assertAdministre, changeInSection } from '#lib/server/sections.ts';
import { assertDelegue } from '#lib/server/tableau.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** Who may invite to a section: those who administer it, and its delegates. */
export type Inviteur = Administrateur | Delegue;

/** Where an invitation leads. */
export type InvitationVue = {
	sectionId: string;
	section: string;
	employeur: string | null;
	serviceId: string | null;
	service: string | null;
};

/** What an invitation says to whoever opens its link. Refused: one that is unknown, revoked, expired or used up. */
export async function invitationDe(
	ctx: Context,
	jeton: string
): Promise<({ ok: true } & InvitationVue) | Refus> {
	return asActor(ctx.db, { kind: 'public' }, async (tx) => {
		const row = await find(tx, jeton);
		if (!row || !serves(ctx, row.invitation)) return refusInvitation();
		const { sectionId, serviceId } = row.invitation;
		return {
			ok: true,
			sectionId,
			serviceId,
			section: row.section,
			employeur: row.employeur,
			service: row.service
		};
	});
}

/** Uses an invitation up by one, for a dossier. Runs as `agent`. Refused: as in `invitationDe`. */
export async function useInvitation(
	tx: Tx,
	ctx: Context,
	jeton: string
): Promise<{ ok: true; sectionId: string; serviceId: string | null } | Refus> {
	const row = await find(tx, jeton);
	if (!row || !serves(ctx, row.invitation)) return refusInvitation();
	const { id, sectionId, serviceId } = row.invitation;
	// Two people may use the last place at once: the condition is read again under the lock of the update.
	const used = await tx
		.update(invitation)
		.set({ usages: sql`${invitation.usages} + 1` })
		.where(sql`${invitation.id} = ${id} and ${invitation.usages} < ${invitation.usagesMax}`)
		.returning({ usages: invitation.usages });
	return used.length > 0 ? { ok: true, sectionId, serviceId } : refusInvitation();
}

export type NouvelleInvitation = {
	/** Null: for the whole section. */
	serviceId: string | null;
	/** How many dossiers it may attach. */
	usagesMax: number;
	/** Last day on which it serves, in Paris. */
	expireLe: Temporal.PlainDate;
};

export const USAGES_MAX = 500;
/** A link that lies about for longer is forgotten by everybody but the wrong person. */
const DUREE_MAX_JOURS = 366;

/**
 * Creates an invitation and gives its token, which is kept nowhere: it follows from the form, so that the same form sent
 * twice answers the same link. Refused: a number of uses or a last day out of bounds, a service that is closed or not of
 * the section. Throws `introuvable` unless the actor administers the section or is one of its delegates.
 */
export async function createInvitation(
	ctx: Context,
	actor: Inviteur,
	sectionId: string,
	nouvelle: NouvelleInvitation,
	opId: string
): Promise<{ ok: true; id: string; jeton: string } | Refus> {
	const refuse = refusDeCreation(ctx, nouvelle);
	if (refuse) return refuse;
	const { serviceId, usagesMax, expireLe } = nouvelle;
	const jeton = jetonOf(ctx.keys, actor.compteId, opId);
	const creee = await changeInvitations(ctx, actor, sectionId, { acte: 'invitation', opId }, async (tx) => {
		if (serviceId !== null && !(await estOuvert(tx, sectionId, serviceId)))
			return refus(
				'service-inconnu',
				'Ce service n’existe pas ou il est fermé : choisissez-en un autre.',
				'serviceId'
			);
		const id = randomUUIDv7();
		await tx.insert(invitation).values({
			id,
			sectionId,
			serviceId,
			jetonHash: jetonHash(jeton),
			usagesMax,
			usages: 0,
			expireAt: endOfDay(expireLe),
			creeePar: actor.compteId,
			creeAt: ctx.now()
		});
		return { ok: true as const, id };
	});
	return creee.ok ? { ...creee, jeton } : creee;
}

/** An invitation as those who may invite see it: everything but its link. */
export type InvitationCreee = {
	id: string;
	service: string | null;
	/** More uses than this are left, by tens: one use more or less would tell that somebody joined in private. */
	restants: number;
	usagesMax: number;
	creeAt: Temporal.Instant;
	expireAt: Temporal.Instant;
	etat: 'ouverte' | 'epuisee' | 'expiree' | 'revoquee';
};

/** The invitations of a section, the latest first. Throws `introuvable` as in `createInvitation`. */
export async function invitations(
	ctx: Context,
	actor: Inviteur,
	sectionId: string
): Promise<InvitationCreee[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertInvite(tx, actor, sectionId);
		const rows = await tx
			.select({ ...LISIBLE, creeAt: invitation.creeAt, service: service.nom })
			.from(invitation)
			.leftJoin(service, eq(service.id, invitation.serviceId))
			.where(eq(invitation.sectionId, sectionId))
			.orderBy(desc(invitation.creeAt), desc(invitation.id));
		return rows.map(({ id, usages, usagesMax, creeAt, expireAt, revoqueeAt, service: nom }) => ({
			id,
			service: nom,
			restants: 10 * Math.max(0, Math.ceil((usagesMax - usages) / 10) - 1),
			usagesMax,
			creeAt,
			expireAt,
			etat: etatDe(ctx, { usages, usagesMax, expireAt, revoqueeAt })
		}));
	});
}

/**
 * Revokes an invitation: its link serves nobody from then on, and the dossiers that it attached stay. Throws `introuvable`
 * unless it is one of a section that the actor may invite to.
 */
export async function revokeInvitation(
	ctx: Context,
	actor: Inviteur,
	sectionId: string,
	invitationId: string,
	opId: string
): Promise<{ ok: true }> {
	return changeInvitations(ctx, actor, sectionId, { acte: 'invitation-fin', opId }, async (tx) => {
		if (!isUuid(invitationId)) throw new AppError('introuvable');
		const revoked = await tx
			.update(invitation)
			.set({ revoqueeAt: sql`coalesce(${invitation.revoqueeAt}, ${ctx.now().toString()}::timestamptz)` })
			.where(and(eq(invitation.id, invitationId), eq(invitation.sectionId, sectionId)))
			.returning({ id: invitation.id });
		if (revoked.length === 0) throw new AppError('introuvable');
		return { ok: true as const };
	});
}

/** What the leaflet of an invitation tells beside its link. */
export type InvitationAImprimer = {
	section: Pick<typeof section.$inferSelect, 'nom' | 'telephone' | 'courriel' | 'permanence'>;
	service: string | null;
	/** Last day on which it serves. */
	dernierJour: Temporal.PlainDate;
};

/**
 * What to print of an invitation whose link somebody still holds. Throws `introuvable` unless it is one of the section that
 * still serves, and as in `createInvitation`.
 */
export async function invitationAImprimer(
	ctx: Context,
	actor: Inviteur,
	sectionId: string,
	jeton: string
): Promise<InvitationAImprimer> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertInvite(tx, actor, sectionId);
		const { nom, telephone, courriel, permanence } = section;
		const [row] = await tx
			.select({
				invitation: LISIBLE,
				section: { nom, telephone, courriel, permanence },
				service: service.nom
			})
			.from(invitation)
			.innerJoin(section, eq(section.id, invitation.sectionId))
			.leftJoin(service, eq(service.id, invitation.serviceId))
			.where(and(eq(invitation.jetonHash, jetonHash(jeton)), eq(invitation.sectionId, sectionId)));
		if (!row || !serves(ctx, row.invitation)) throw new AppError('introuvable');
		const fin = row.invitation.expireAt.subtract({ seconds: 1 }).toZonedDateTimeISO('Europe/Paris');
		return { section: row.section, service: row.service, dernierJour: fin.toPlainDate() };
	});
}

/** The services of a section that are open, in no order. Throws `introuvable` as in `createInvitation`. */
export async function servicesOuverts(
	ctx: Context,
	actor: Inviteur,
	sectionId: string
): Promise<{ id: string; nom: string; parentId: string | null }[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertInvite(tx, actor, sectionId);
		return tx
			.select({ id: service.id, nom: service.nom, parentId: service.parentId })
			.from(service)
			.where(and(eq(service.sectionId, sectionId), isNull(service.fermeLe)));
	});
}

async function assertInvite(tx: Tx, actor: Inviteur, sectionId: string): Promise<void> {
	if (actor.kind === 'delegue') await assertDelegue(tx, actor, sectionId);
	else await assertAdministre(tx, sectionId);
}

/** One act on the invitations of a section, done once. */
async function changeInvitations<R extends Fini | Refus>(
	ctx: Context,
	actor: Inviteur,
	sectionId: string,
	{ acte, opId }: { acte: string; opId: string },
	fn: (tx: Tx) => Promise<R>
): Promise<R> {
	if (actor.kind === 'administrateur') return changeInSection(ctx, actor, sectionId, { acte, opId }, fn);
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		return once(tx, actor.compteId, opId, acte, () => fn(tx));
	});
}

/** Where the link of an invitation leads. */
export const adresseDInvitation = (ctx: Context, jeton: string): string => `${ctx.origin}/rejoindre/${jeton}`;

/** 256 bits that nobody can guess without the key file, the same for the same form of the same account. */
const jetonOf = (keys: Keys, compteId: string, opId: string): string =>
	blindIndex(keys, 'invitation', `${compteId}|${opId}`).toString('base64url');

const endOfDay = (jour: Temporal.PlainDate): Temporal.Instant =>
	jour.add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant();

function refusDeCreation(ctx: Context, { usagesMax, expireLe }: NouvelleInvitation): Refus | null {
	if (!(Number.isInteger(usagesMax) && usagesMax >= 1 && usagesMax <= USAGES_MAX))
		return refus(
			'usages-hors-bornes',
			`Choisissez un nombre d’utilisations entre 1 et ${USAGES_MAX}.`,
			'usagesMax'
		);
	const jours = ctx.today().until(expireLe).days;
	if (jours < 0)
		return refus('date-passee', 'Ce jour est passé : choisissez aujourd’hui ou plus tard.', 'expireLe');
	return jours > DUREE_MAX_JOURS
		? refus(
				'date-lointaine',
				'C’est trop loin : un an au plus. Vous pourrez créer un autre lien.',
				'expireLe'
			)
		: null;
}

async function estOuvert(tx: Tx, sectionId: string, serviceId: string): Promise<boolean> {
	if (!isUuid(serviceId)) return false;
	const found = await tx
		.select({ id: service.id })
		.from(service)
		.where(and(eq(service.id, serviceId), eq(service.sectionId, sectionId), isNull(service.fermeLe)));
	return found.length > 0;
}

type Etat = Pick<typeof invitation.$inferSelect, 'usages' | 'usagesMax' | 'expireAt' | 'revoqueeAt'>;

function etatDe(ctx: Context, { usages, usagesMax, expireAt, revoqueeAt }: Etat): InvitationCreee['etat'] {
	if (revoqueeAt !== null) return 'revoquee';
	if (usages >= usagesMax) return 'epuisee';
	return Temporal.Instant.compare(ctx.now(), expireAt) < 0 ? 'ouverte' : 'expiree';
}

/** Only the columns that visitors and agents may read. */
const LISIBLE = {
	id: invitation.id,
	sectionId: invitation.sectionId,
	serviceId: invitation.serviceId,
	usages: invitation.usages,
	usagesMax: invitation.usagesMax,
	expireAt: invitation.expireAt,
	revoqueeAt: invitation.revoqueeAt
};

async function find(tx: Tx, jeton: string) {
	const [row] = await tx
		.select({ invitation: LISIBLE, section: section.nom, employeur: section.employeur, service: service.nom })
		.from(invitation)
		.innerJoin(section, eq(section.id, invitation.sectionId))
		.leftJoin(service, eq(service.id, invitation.serviceId))
		.where(eq(invitation.jetonHash, jetonHash(jeton)));
	return row;
}

const serves = (ctx: Context, etat: Etat): boolean => etatDe(ctx, etat) === 'ouverte';

const refusInvitation = (): Refus =>
	refus(
		'invitation-epuisee',
		'Ce lien d’invitation ne sert plus : il a expiré, ou il a déjà été utilisé autant de fois que prévu. Demandez-en un autre à votre section.',
		'invitation'
	);
