import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type EcheanceOuverte, parUrgence, type Place, place } from '#lib/domain/participation/file.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import {
	codesDEcheance,
	codesDeConsentement,
	codesDEtatDeRappel,
	codesDePour
} from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { cleAgent, dossier, echeanceOuverte, participation, rappel, service } from '#lib/server/db/schema.ts';
import { assertDelegue, nomDuParticipant } from '#lib/server/tableau.ts';

/** A dossier that its agent lets the delegates follow. */
export type Suivi = Place & {
	dossierId: string;
	nom: string | null;
	service: { id: string; nom: string } | null;
	/** A reminder of the last month could not be sent: nobody told the agent. */
	rappelManque: boolean;
};

/**
 * The followed dossiers of a section in a season, still open, in the order of the queue. Throws `introuvable` unless the
 * delegate is one of the section.
 */
export async function suivis(
	ctx: Context,
	actor: Delegue,
	sectionId: string,
	annee: number
): Promise<Suivi[]> {
	return asActor(ctx.db, actor, async (tx) => {
		await assertDelegue(tx, actor, sectionId);
		const rows = await tx
			.select({ participation, cle: cleAgent, service: { id: service.id, nom: service.nom } })
			.from(participation)
			.innerJoin(dossier, eq(dossier.id, participation.dossierId))
			.innerJoin(cleAgent, eq(cleAgent.compteId, participation.compteId))
			.leftJoin(service, eq(service.id, participation.serviceId))
			.where(
				and(
					eq(participation.sectionId, sectionId),
					eq(participation.saison, annee),
					eq(participation.consentement, codesDeConsentement.numero('suivi')),
					isNull(dossier.closAt)
				)
			);
		const ids = rows.map(({ participation: { dossierId } }) => dossierId);
		const ouvertes = await ouvertesDe(tx, ids);
		const manques = await manquesDe(tx, ctx, ids);
		return rows
			.map(({ participation: un, cle, service: ou }) => ({
				...place(ouvertes.get(un.dossierId) ?? [], ctx.today()),
				dossierId: un.dossierId,
				nom: nomDuParticipant(ctx.keys, un, cle),
				service: ou,
				rappelManque: manques.has(un.dossierId)
			}))
			.toSorted((a, b) => parUrgence(a, b) || (a.nom ?? '').localeCompare(b.nom ?? '', 'fr'));
	});
}

async function ouvertesDe(tx: Tx, ids: readonly string[]): Promise<Map<string, EcheanceOuverte[]>> {
	const rows = await tx
		.select()
		.from(echeanceOuverte)
		.where(inArray(echeanceOuverte.dossierId, [...ids]));
	const parDossier = Map.groupBy(rows, ({ dossierId }) => dossierId);
	return new Map(
		[...parDossier].map(([id, siennes]) => [
			id,
			siennes.map(({ code, pour, prudente, limite }) => ({
				code: codesDEcheance.code(code),
				pour: codesDePour.code(pour),
				prudente,
				limite
			}))
		])
	);
}

async function manquesDe(tx: Tx, ctx: Context, ids: readonly string[]): Promise<Set<string>> {
	const rows = await tx
		.selectDistinct({ dossierId: rappel.dossierId })
		.from(rappel)
		.where(
			and(
				inArray(rappel.dossierId, [...ids]),
				eq(rappel.etat, codesDEtatDeRappel.numero('echec')),
				gt(rappel.duLe, ctx.today().subtract({ days: 31 }))
			)
		);
	return new Set(rows.map(({ dossierId }) => dossierId));
}
