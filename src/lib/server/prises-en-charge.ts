import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { repondant } from '#lib/domain/participation/relais.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent, Delegue } from '#lib/server/acteurs.ts';
import { demandeAvis } from '#lib/server/avis.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { lectureDelegue, priseEnCharge } from '#lib/server/db/schema-collectif.ts';
import { type Dossier, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { type Collegue, type EquipeDeSection, readEquipe } from '#lib/server/relais.ts';
import { type Charge, chargeDe } from '#lib/server/suivis.ts';
import { assertDelegue } from '#lib/server/tableau.ts';

export const NOTE_MAXIMUM = 1000;

/** One line of the history of who took care of a dossier. */
export type LigneDeCharge = {
	id: string;
	/** Null when the account is gone, or the mandate has no name. */
	nom: string | null;
	soi: boolean;
	/** Who handed the dossier over to them; null when they took it themselves. */
	passePar: { nom: string | null; soi: boolean } | null;
	note: string | null;
	depuisAt: Temporal.Instant;
	finAt: Temporal.Instant | null;
};

/** Who takes care of a followed dossier, now and before. */
export type ChargeDeDossier = {
	dossier: { id: string; nom: string | null; saison: number };
	/** Null: nobody. */
	enCours: (LigneDeCharge & Charge) | null;
	/** The delegate may take it: nobody takes care of it, or nobody answers for whoever does. */
	aPrendre: boolean;
	/** From the latest, without the present one. */
	avant: LigneDeCharge[];
	/** To whom it may be handed over. */
	collegues: Collegue[];
};

/** Throws `introuvable` unless the agent lets the delegates of a section of the delegate follow this dossier. */
export async function chargeDuDossier(
	ctx: Context,
	actor: Delegue,
	dossierId: string
): Promise<ChargeDeDossier> {
	return asActor(ctx.db, actor, async (tx) => {
		const { un, equipe, lignes } = await readCharge(tx, ctx, actor, dossierId);
		const enCours = lignes.find(({ finAt }) => finAt === null) ?? null;
		const vues = await lignesVues(tx, ctx, actor, un, equipe, lignes);
		const vue = vues.find(({ finAt }) => finAt === null);
		return {
			dossier: { id: un.id, nom: un.nom, saison: un.saison },
			enCours: enCours && vue ? { ...chargeDe(equipe, titulaire(enCours), actor.compteId), ...vue } : null,
			aPrendre: estAPrendre(enCours, equipe),
			avant: vues.filter(({ finAt }) => finAt !== null),
			collegues: equipe.collegues.filter(({ compteId }) => compteId !== enCours?.delegueId)
		};
	});
}

/**
 * The delegate takes care of a dossier. Refused: somebody who is there does already. Throws `introuvable` as
 * `chargeDuDossier` does.
 */
export async function takeDossier(
	ctx: Context,
	actor: Delegue,
	dossierId: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeCharge(
		ctx,
		actor,
		dossierId,
		{ acte: 'charge', opId },
		async ({ tx, un, equipe, enCours }) => {
			if (enCours?.delegueId === actor.compteId) return { ok: true as const };
			if (!estAPrendre(enCours, equipe))
				return refus(
					'deja-en-charge',
					'Quelqu’un s’en occupe déjà : demandez-lui de vous passer ce dossier, ou passez-le-vous en disant pourquoi.'
				);
			await replace(tx, ctx, un, enCours, { delegueId: actor.compteId, par: actor.compteId, note: null });
			return { ok: true as const };
		}
	);
}

/**
 * Hands a dossier over to another delegate of the section, who is told by mail that something waits, or to the one who asks,
 * with a note for them. `ligne`: the line that the page showed, null for nobody. Refused: a note that says nothing, somebody who is not a delegate of the section or
 * takes care of it already, a page opened before the last change. Throws `introuvable` as `chargeDuDossier` does.
 */
export async function handOverDossier(
	ctx: Context,
	actor: Delegue,
	dossierId: string,
	{ a, note, ligne }: { a: string; note: string; ligne: string | null },
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeCharge(ctx, actor, dossierId, { acte: 'charge-passage', opId }, async (vu) => {
		const { tx, un, equipe, enCours } = vu;
		if ((enCours?.id ?? null) !== ligne) return refusDePage();
		if (!equipe.delegues.has(a))
			return refus('delegue-inconnu', 'Choisissez un·e délégué·e de la section.', 'a');
		if (enCours?.delegueId === a)
			return refus('deja-en-charge', 'Cette personne s’en occupe déjà : choisissez-en une autre.', 'a');
		if (!note)
			return refus(
				'note-manquante',
				'Écrivez où en est le dossier : la personne qui le prend le lira.',
				'note'
			);
		if (note.length > NOTE_MAXIMUM)
			return refus('note-longue', `Raccourcissez la note : ${NOTE_MAXIMUM} signes au plus.`, 'note');
		await replace(tx, ctx, un, enCours, { delegueId: a, par: actor.compteId, note });
		if (a !== actor.compteId) await demandeAvis(tx, ctx, a);
		return { ok: true as const };
	});
}

/**
 * Nobody takes care of the dossier any more. Refused: unless the delegate does, or answers for whoever does; a page opened
 * before the last change. Throws `introuvable` as `chargeDuDossier` does.
 */
export async function releaseDossier(
	ctx: Context,
	actor: Delegue,
	dossierId: string,
	ligne: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	return changeCharge(
		ctx,
		actor,
		dossierId,
		{ acte: 'charge-fin', opId },
		async ({ tx, equipe, enCours }) => {
			if (enCours === null || enCours.id !== ligne) return refusDePage();
			if (enCours.delegueId !== actor.compteId && repondant(titulaire(enCours), equipe) !== actor.compteId)
				return refus('charge-d-un-autre', 'Seule la personne qui s’en occupe peut rendre ce dossier.');
			await end(tx, ctx, enCours.id);
			return { ok: true as const };
		}
	);
}

/** Account of the delegate in office who takes care of an agent’s dossier; null for nobody. Runs as the agent. */
export async function quiSOccupeDe(tx: Tx, dossierId: string): Promise<string | null> {
	const [charge] = await tx
		.select({ delegueId: priseEnCharge.delegueId })
		.from(priseEnCharge)
		.where(
			and(
				eq(priseEnCharge.dossierId, dossierId),
				isNull(priseEnCharge.finAt),
				sql`vigie_est_delegue(${priseEnCharge.delegueId}, ${priseEnCharge.sectionId})`
			)
		);
	return charge?.delegueId ?? null;
}

/** Whether a delegate in office takes care of the agent’s dossier, as the agent is told; false for somebody else’s. */
export const estPrisEnCharge = (ctx: Context, agent: Agent, dossierId: string): Promise<boolean> =>
	asActor(ctx.db, agent, async (tx) => (await quiSOccupeDe(tx, dossierId)) !== null);

/** The delegate has opened a followed dossier: what was new there is no more. Throws `introuvable` for another one. */
export async function recordLecture(ctx: Context, actor: Delegue, dossierId: string): Promise<void> {
	await asActor(ctx.db, actor, async (tx) => {
		const { id, compteId } = await readDossier(tx, ctx, actor, dossierId);
		const lueAt = ctx.now();
		await tx
			.insert(lectureDelegue)
			.values({ delegueId: actor.compteId, dossierId: id, compteId, lueAt })
			.onConflictDoUpdate({ target: [lectureDelegue.delegueId, lectureDelegue.dossierId], set: { lueAt } });
	});
}

type Ligne = typeof priseEnCharge.$inferSelect;
type VueDeCharge = { tx: Tx; un: Dossier; equipe: EquipeDeSection; enCours: Ligne | null };

/** One change of who takes care of a dossier; those that arrive together wait for each other. */
async function changeCharge(
	ctx: Context,
	actor: Delegue,
	dossierId: string,
	{ acte, opId }: { acte: string; opId: string },
	fn: (vu: VueDeCharge) => Promise<{ ok: true } | Refus>
): Promise<{ ok: true } | Refus> {
	return asActor(ctx.db, actor, (tx) =>
		once(tx, actor.compteId, opId, acte, async () => {
			await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`charge|${dossierId}`}, 0))`);
			const { un, equipe, lignes } = await readCharge(tx, ctx, actor, dossierId);
			return fn({ tx, un, equipe, enCours: lignes.find(({ finAt }) => finAt === null) ?? null });
		})
	);
}

async function readCharge(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	dossierId: string
): Promise<{ un: Dossier; equipe: EquipeDeSection; lignes: Ligne[] }> {
	const un = await readDossier(tx, ctx, actor, dossierId);
	if (!un.section) throw new AppError('introuvable');
	await assertDelegue(tx, actor, un.section.id);
	const lignes = await tx
		.select()
		.from(priseEnCharge)
		.where(eq(priseEnCharge.dossierId, un.id))
		.orderBy(desc(priseEnCharge.depuisAt), desc(priseEnCharge.id));
	return { un, equipe: await readEquipe(tx, ctx, actor, un.section.id), lignes };
}

/** Whoever takes care of it; somebody whose account is gone is nobody’s colleague. */
const titulaire = ({ delegueId }: Ligne): string => delegueId ?? '';

const estAPrendre = (enCours: Ligne | null, equipe: EquipeDeSection): boolean =>
	enCours === null || repondant(titulaire(enCours), equipe) === null;

async function lignesVues(
	tx: Tx,
	ctx: Context,
	actor: Delegue,
	un: Dossier,
	equipe: EquipeDeSection,
	lignes: readonly Ligne[]
): Promise<LigneDeCharge[]> {
	const key = await dataKey(tx, ctx.keys, un.compteId);
	const qui = (id: string | null) => ({
		nom: id === null ? null : (equipe.noms.get(id) ?? null),
		soi: id === actor.compteId
	});
	return lignes.map(({ id, delegueId, par, note, depuisAt, finAt }) => ({
		id,
		...qui(delegueId),
		// Only a hand-over has a note, even one to oneself.
		passePar: note === null ? null : qui(par),
		note: note && openField(key, placeNote(id, un.compteId), note),
		depuisAt,
		finAt
	}));
}

async function replace(
	tx: Tx,
	ctx: Context,
	{ id: dossierId, compteId, section }: Dossier,
	enCours: Ligne | null,
	{ delegueId, par, note }: { delegueId: string; par: string; note: string | null }
): Promise<void> {
	if (!section) throw new AppError('introuvable');
	if (enCours) await end(tx, ctx, enCours.id);
	const id = randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(priseEnCharge).values({
		id,
		dossierId,
		compteId,
		sectionId: section.id,
		delegueId,
		par,
		note: note === null ? null : sealField(key, placeNote(id, compteId), note),
		depuisAt: ctx.now()
	});
}

async function end(tx: Tx, ctx: Context, id: string): Promise<void> {
	await tx
		.update(priseEnCharge)
		.set({ finAt: ctx.now() })
		.where(and(eq(priseEnCharge.id, id), isNull(priseEnCharge.finAt)));
}

const placeNote = (id: string, compteId: string): Place => ({
	table: 'prise_en_charge',
	column: 'note',
	row: id,
	compte: compteId
});

const refusDePage = (): Refus =>
	refus(
		'version-depassee',
		'Quelqu’un a pris ou passé ce dossier depuis que vous avez ouvert cette page. Vérifiez ci-dessous, puis recommencez.'
	);
