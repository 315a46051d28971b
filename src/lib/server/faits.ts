import { randomUUIDv7 } from 'node:crypto';
import { peutEtreEnregistre } from '#lib/domain/dossier/chronologie.ts';
import { peutEtreCorrige } from '#lib/domain/dossier/correction.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Refus } from '#lib/domain/refus.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeFait } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { fait as faitTable } from '#lib/server/db/schema.ts';
import { type DetailsScelles, type Dossier, placeFait, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { sealField } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { writeProjections } from '#lib/server/projections.ts';

/** A fact with what the agent keeps to prove it. */
export type FaitProuve = { fait: Fait; preuve: string | null };

type Acte = { ok: true; id: string } | Refus;

/**
 * Records a fact in a dossier, with the deadlines and reminders that follow, in one transaction.
 * Refused: a fact that could not have happened after those already there, or that is to come.
 */
export const recordFait = (
	ctx: Context,
	agent: Agent,
	id: string,
	nouveau: FaitProuve,
	opId: string
): Promise<Acte> =>
	changeFaits(ctx, agent, id, { acte: 'fait', opId }, (un) => accord(ctx, un, nouveau, null));

/**
 * Replaces a fact by another; the first one stays visible in the history.
 * Refused: as for `recordFait`, and a fact that was already corrected or withdrawn.
 */
export const correctFait = (
	ctx: Context,
	agent: Agent,
	id: string,
	faitId: string,
	nouveau: FaitProuve,
	opId: string
): Promise<Acte> =>
	changeFaits(ctx, agent, id, { acte: 'correction', opId }, (un) => {
		const possible = peutEtreCorrige(un.enregistres, faitId);
		return possible.ok ? accord(ctx, un, nouveau, faitId) : possible;
	});

/** Withdraws a fact recorded by mistake; it stays visible in the history. Refused: one already corrected or withdrawn. */
export const removeFait = (
	ctx: Context,
	agent: Agent,
	id: string,
	faitId: string,
	opId: string
): Promise<Acte> =>
	changeFaits(ctx, agent, id, { acte: 'retrait', opId }, (un) => {
		const possible = peutEtreCorrige(un.enregistres, faitId);
		const retire = un.faits.find((actuel) => actuel.id === faitId);
		if (!possible.ok) return possible;
		if (!retire) throw new AppError('introuvable');
		const { type, le } = retire.fait;
		return { ok: true, ligne: { fait: null, preuve: null, type, le, remplace: faitId } };
	});

/** One row to add: `fait` null withdraws `remplace`. */
type Ligne = {
	fait: Fait | null;
	preuve: string | null;
	type: Fait['type'];
	le: Temporal.PlainDate;
	remplace: string | null;
};

type Decision = { ok: true; ligne: Ligne } | Refus;

async function changeFaits(
	ctx: Context,
	agent: Agent,
	id: string,
	{ acte, opId }: { acte: string; opId: string },
	decide: (un: Dossier) => Decision
): Promise<Acte> {
	return asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, acte, async () => {
			const before = await readDossier(tx, ctx, agent, id, { lock: true });
			const decision = decide(before);
			if (!decision.ok) return decision;
			const faitId = await insertFait(tx, ctx, before, decision.ligne, agent);
			await writeProjections(tx, ctx, await readDossier(tx, ctx, agent, id));
			return { ok: true as const, id: faitId };
		})
	);
}

async function insertFait(
	tx: Tx,
	ctx: Context,
	{ id: dossierId, compteId }: Dossier,
	ligne: Ligne,
	{ par = compteId }: Agent
): Promise<string> {
	const id = randomUUIDv7();
	const { type: _type, le: _le, ...details } = ligne.fait ?? { type: null, le: null };
	const scelles: DetailsScelles = { details, preuve: ligne.preuve };
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(faitTable).values({
		id,
		dossierId,
		compteId,
		code: codesDeFait.numero(ligne.type),
		le: ligne.le,
		// Days are written as in the contract: PlainDate says itself in ISO form.
		details: sealField(key, placeFait(id, compteId), JSON.stringify(scelles)),
		remplaceId: ligne.remplace,
		retire: ligne.fait === null,
		enregistreAt: ctx.now(),
		enregistrePar: par
	});
	return id;
}

/** Whether a fact fits with the others of the dossier, without the one that it replaces. */
function accord(ctx: Context, un: Dossier, { fait, preuve }: FaitProuve, remplace: string | null): Decision {
	const autres = un.faits.filter(({ id }) => id !== remplace).map((autre) => autre.fait);
	const possible = peutEtreEnregistre(autres, fait, {
		regime: un.regime,
		au: ctx.today(un.zone)
	});
	return possible.ok
		? { ok: true, ligne: { fait, preuve, type: fait.type, le: fait.le, remplace } }
		: possible;
}
