import { eq, sql } from 'drizzle-orm';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { invitation, section, service } from '#lib/server/db/schema.ts';
import { jetonHash } from '#lib/server/jetons.ts';

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

const serves = (
	ctx: Context,
	{
		expireAt,
		revoqueeAt,
		usages,
		usagesMax
	}: { expireAt: Temporal.Instant; revoqueeAt: Temporal.Instant | null; usages: number; usagesMax: number }
): boolean => revoqueeAt === null && usages < usagesMax && Temporal.Instant.compare(ctx.now(), expireAt) < 0;

const refusInvitation = (): Refus =>
	refus(
		'invitation-epuisee',
		'Ce lien d’invitation ne sert plus : il a expiré, ou il a déjà été utilisé autant de fois que prévu. Demandez-en un autre à votre section.',
		'invitation'
	);
