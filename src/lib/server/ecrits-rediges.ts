import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { etatDesParutions, type Etat, type Parution } from '#lib/domain/ecrits/parutions.ts';
import { ecritSaisi, type EcritSaisi } from '#lib/domain/ecrits/saisie.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Redacteur } from '#lib/server/acteurs.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDEcrit } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { ecrit, ecritVersion, parution } from '#lib/server/db/schema-ecrits.ts';
import { section } from '#lib/server/db/schema.ts';
import { refusDeGenre } from '#lib/server/ecrits-par-genre.ts';
import type { Genre } from '#lib/server/ecrits.ts';
import { AppError } from '#lib/server/errors.ts';
import { once } from '#lib/server/operations.ts';
import { isUuid } from '#lib/server/uuid.ts';

/*
 * What sections and the union write, as their editors do. A wording is never changed: each change is the next version, and
 * versions take turns in being read (`parution`).
 */

/** Whose words: a section, or null for the whole union. */
export type Portee = string | null;

/** Where a text goes: one text for each. */
export type Place = { portee: Portee; genre: Genre; cle: string };

/** A text in the list of its editors. */
export type EcritRedige = {
	id: string;
	genre: Genre;
	cle: string;
	/** Of its last version. */
	titre: string;
	version: number;
	modifieAt: Temporal.Instant;
	etat: Etat;
};

export type Version = EcritSaisi & {
	version: number;
	details: unknown;
	/** The version whose words it takes back. */
	reprendDe: number | null;
	at: Temporal.Instant;
};

/** A text with all its versions, the last one first, and all its turns. */
export type EcritEntier = EcritRedige & { portee: Portee; versions: Version[]; parutions: Parution[] };

/** What an editor sends: the text, and what its kind needs besides. */
export type Saisie = EcritSaisi & { details: unknown };

/**
 * What the editors of a section, or of the union, wrote and did not put away, the latest first. Throws `introuvable` unless the
 * actor edits it.
 */
export const ecritsRediges = (ctx: Context, actor: Redacteur, portee: Portee): Promise<EcritRedige[]> =>
	asActor(ctx.db, actor, async (tx) => {
		await assertRedige(tx, portee);
		const rows = await tx
			.select({ id: ecrit.id })
			.from(ecrit)
			.where(and(duPorteur(portee), isNull(ecrit.rangeAt)));
		const tous: EcritRedige[] = [];
		for (const { id } of rows) tous.push(await readEcrit(tx, ctx, id));
		return tous.toSorted((a, b) => Temporal.Instant.compare(b.modifieAt, a.modifieAt));
	});

/** One of them, whole. Throws `introuvable` unless the actor edits it. */
export const ecritEntier = (ctx: Context, actor: Redacteur, id: string): Promise<EcritEntier> =>
	asActor(ctx.db, actor, (tx) => readEcrit(tx, ctx, id));

/**
 * Begins a text, or takes out the one that was put away from this place. Refused: what `ecritSaisi` and the kind refuse, a place that already has its text. Throws `introuvable` unless
 * the actor edits that section.
 */
export const createEcrit = (
	ctx: Context,
	actor: Redacteur,
	{ portee, genre, cle }: Place,
	saisie: Saisie,
	opId: string
): Promise<{ ok: true; id: string } | Refus> =>
	asActor(ctx.db, actor, async (tx) => {
		await assertRedige(tx, portee);
		return once(tx, actor.compteId, opId, 'ecrit', async () => {
			const lu = lire({ portee, genre, cle }, saisie);
			if (!lu.ok) return lu;
			const id = randomUUIDv7();
			const [place] = await tx
				.insert(ecrit)
				.values({ id, sectionId: portee, genre: codesDEcrit.numero(genre), cle, creeAt: ctx.now() })
				.onConflictDoNothing()
				.returning({ id: ecrit.id });
			if (!place) return takeOut(tx, ctx, actor, { portee, genre, cle }, lu);
			await addVersion(tx, ctx, actor, id, { ...lu, version: 1, reprendDe: null });
			return { ok: true as const, id };
		});
	});

/** A text that was put away comes back with new words. Refused: one that is in the list. */
async function takeOut(
	tx: Tx,
	ctx: Context,
	actor: Redacteur,
	{ portee, genre, cle }: Place,
	lu: Lu
): Promise<{ ok: true; id: string } | Refus> {
	const deSaPlace = and(duPorteur(portee), eq(ecrit.genre, codesDEcrit.numero(genre)), eq(ecrit.cle, cle));
	const [range] = await tx
		.update(ecrit)
		.set({ rangeAt: null })
		.where(and(deSaPlace, isNotNull(ecrit.rangeAt)))
		.returning({ id: ecrit.id });
	if (!range) return refus('place-prise', 'Ce texte existe déjà : ouvrez-le pour le changer.', 'cle');
	const { version } = await readEcrit(tx, ctx, range.id);
	await addVersion(tx, ctx, actor, range.id, { ...lu, version: version + 1, reprendDe: null });
	return { ok: true, id: range.id };
}

/**
 * Writes the next version; what everybody reads does not change. Refused: as `createEcrit`, the same words again, and when
 * `vue` is not the last version: somebody wrote in between. Throws `introuvable` unless the actor edits it.
 */
export const reviseEcrit = (
	ctx: Context,
	actor: Redacteur,
	id: string,
	saisie: Saisie,
	{ vue, opId }: { vue: number; opId: string }
): Promise<{ ok: true; version: number } | Refus> =>
	change(ctx, actor, id, { acte: 'ecrit-version', vue, opId }, async (tx, { versions, ...place }) => {
		const lu = lire(place, saisie);
		if (!lu.ok) return lu;
		const [derniere] = versions;
		if (derniere && memesMots(derniere, lu))
			return refus('rien-de-change', 'Vous n’avez rien changé : le texte est déjà celui-là.');
		await addVersion(tx, ctx, actor, id, { ...lu, version: vue + 1, reprendDe: null });
		return { ok: true as const, version: vue + 1 };
	});

/** Takes the words of an older version back, as the next version. Refused, thrown: as `reviseEcrit`; an unknown version. */
export const takeBackVersion = (
	ctx: Context,
	actor: Redacteur,
	id: string,
	version: number,
	{ vue, opId }: { vue: number; opId: string }
): Promise<{ ok: true; version: number } | Refus> =>
	change(ctx, actor, id, { acte: 'ecrit-repris', vue, opId }, async (tx, { versions, ...place }) => {
		const ancienne = versions.find((une) => une.version === version);
		if (!ancienne) throw new AppError('introuvable');
		if (version === vue) return refus('rien-de-change', 'Cette version est déjà la dernière.');
		const lu = lire(place, ancienne);
		if (!lu.ok) return lu;
		// With what it rested on then: old words were not read against what the union ships today.
		const { details } = ancienne;
		await addVersion(tx, ctx, actor, id, { ...lu, details, version: vue + 1, reprendDe: version });
		return { ok: true as const, version: vue + 1 };
	});

/** How far ahead a turn may be decided. */
const LOIN = { hours: 24 * 366 };

/**
 * Gives the last version to be read, from `du` on, or at once, in the place of whatever was planned. Refused: an instant that is past or more than a year away, a
 * version that everybody reads already, somebody who wrote in between (`vue`). Throws `introuvable` unless the actor edits it.
 */
export const publishEcrit = (
	ctx: Context,
	actor: Redacteur,
	id: string,
	du: Temporal.Instant | null,
	{ vue, opId }: { vue: number; opId: string }
): Promise<{ ok: true } | Refus> =>
	change(ctx, actor, id, { acte: 'ecrit-paru', vue, opId }, async (tx, { etat }) => {
		const maintenant = ctx.now();
		if (du !== null && Temporal.Instant.compare(du, maintenant) < 0)
			return refus(
				'deja-passe',
				'Ce moment est passé : choisissez-en un à venir, ou publiez tout de suite.',
				'le'
			);
		if (du !== null && Temporal.Instant.compare(du, maintenant.add(LOIN)) > 0)
			return refus('trop-loin', 'Choisissez un jour dans l’année qui vient.', 'le');
		if (etat.parue === vue && etat.prevues.length === 0)
			return refus('deja-paru', 'Cette version est déjà celle que tout le monde lit.');
		// One plan at a time: an older version that was planned would take the place of this one.
		for (const une of etat.prevues) await cancel(tx, ctx, une.id);
		await addParution(tx, ctx, actor, id, { version: vue, du: du ?? maintenant });
		return { ok: true as const };
	});

/** Takes a text away from its readers, and gives up what was planned. Refused: it does not appear and nothing is planned. */
export const withdrawEcrit = (
	ctx: Context,
	actor: Redacteur,
	id: string,
	{ vue, opId }: { vue: number; opId: string }
): Promise<{ ok: true } | Refus> =>
	change(ctx, actor, id, { acte: 'ecrit-retire', vue, opId }, async (tx, { etat }) => {
		if (etat.parue === null && etat.prevues.length === 0)
			return refus('rien-a-retirer', 'Personne ne lit ce texte : il n’y a rien à retirer.');
		for (const une of etat.prevues) await cancel(tx, ctx, une.id);
		if (etat.parue !== null) await addParution(tx, ctx, actor, id, { version: null, du: ctx.now() });
		return { ok: true as const };
	});

/** Puts a text that nobody reads out of the list of its editors; it is kept. Refused: it appears, or will. */
export const storeEcrit = (
	ctx: Context,
	actor: Redacteur,
	id: string,
	{ vue, opId }: { vue: number; opId: string }
): Promise<{ ok: true } | Refus> =>
	change(ctx, actor, id, { acte: 'ecrit-range', vue, opId }, async (tx, { etat }) => {
		if (etat.parue !== null || etat.prevues.length > 0)
			return refus('encore-lu', 'Retirez d’abord ce texte : tout le monde le lit, ou va le lire.');
		await tx.update(ecrit).set({ rangeAt: ctx.now() }).where(eq(ecrit.id, id));
		return { ok: true as const };
	});

/** An act on a text: once, alone, and only on the version that its editor saw. */
async function change<R extends { ok: true }>(
	ctx: Context,
	actor: Redacteur,
	id: string,
	{ acte, vue, opId }: { acte: string; vue: number; opId: string },
	fn: (tx: Tx, lu: EcritEntier) => Promise<R | Refus>
): Promise<R | Refus> {
	return asActor(ctx.db, actor, async (tx) => {
		if (!isUuid(id)) throw new AppError('introuvable');
		const [tenu] = await tx.select({ id: ecrit.id }).from(ecrit).where(eq(ecrit.id, id)).for('update');
		if (!tenu) throw new AppError('introuvable');
		return once(tx, actor.compteId, opId, acte, async () => {
			const lu = await readEcrit(tx, ctx, id);
			return lu.version === vue ? fn(tx, lu) : refus('change-entre-temps', CHANGE);
		}) as Promise<R | Refus>;
	});
}

const CHANGE =
	'Quelqu’un a écrit une autre version pendant ce temps. Rien n’a été enregistré : gardez votre texte à part, relisez la dernière version, puis reportez vos changements.';

type Lu = { ok: true; saisi: EcritSaisi; details: unknown };

function lire({ portee, genre, cle }: Place, { details, ...texte }: Saisie): Lu | Refus {
	const lu = ecritSaisi(texte);
	if (!lu.ok) return lu;
	const ecarte = refusDeGenre(genre, { portee, cle, details, corps: lu.ecrit.corps });
	return ecarte.ok ? { ok: true, saisi: lu.ecrit, details: ecarte.details } : ecarte;
}

const memesMots = (version: Version, { saisi, details }: Lu): boolean =>
	version.titre === saisi.titre &&
	version.resume === saisi.resume &&
	version.corps === saisi.corps &&
	JSON.stringify(version.details) === JSON.stringify(details);

const duPorteur = (portee: Portee) =>
	portee === null ? isNull(ecrit.sectionId) : eq(ecrit.sectionId, portee);

/** The union has no row that its editors alone would see: theirs are told by what they may see of every section. */
async function assertRedige(tx: Tx, portee: Portee): Promise<void> {
	if (portee === null) return assertNational(tx);
	if (!isUuid(portee)) throw new AppError('introuvable');
	const [une] = await tx.select({ id: section.id }).from(section).where(eq(section.id, portee));
	if (!une) throw new AppError('introuvable');
}

async function assertNational(tx: Tx): Promise<void> {
	if (!(await redigeLUnion(tx))) throw new AppError('introuvable');
}

const redigeLUnion = async (tx: Tx): Promise<boolean> => {
	const [row] = await tx.execute<{ oui: boolean }>('select vigie_redige(null) as oui');
	return row?.oui === true;
};

/** Whether the actor writes for the whole union too. */
export const ecritPourLUnion = (ctx: Context, actor: Redacteur): Promise<boolean> =>
	asActor(ctx.db, actor, redigeLUnion);

async function readEcrit(tx: Tx, ctx: Context, id: string): Promise<EcritEntier> {
	if (!isUuid(id)) throw new AppError('introuvable');
	const [row] = await tx.select().from(ecrit).where(eq(ecrit.id, id));
	if (!row) throw new AppError('introuvable');
	const versions = await tx
		.select()
		.from(ecritVersion)
		.where(eq(ecritVersion.ecritId, id))
		.orderBy(desc(ecritVersion.version));
	const tours = await tx.select().from(parution).where(eq(parution.ecritId, id)).orderBy(desc(parution.du));
	const parutions = tours.map(({ annuleeAt, ...tour }) => ({ ...tour, annulee: annuleeAt !== null }));
	const [derniere] = versions;
	if (!derniere) throw new Error('A text has no version');
	return {
		id,
		portee: row.sectionId,
		genre: codesDEcrit.code(row.genre),
		cle: row.cle,
		titre: derniere.titre,
		version: derniere.version,
		modifieAt: derniere.at,
		etat: etatDesParutions(parutions, ctx.now()),
		versions,
		parutions
	};
}

async function addVersion(
	tx: Tx,
	ctx: Context,
	actor: Redacteur,
	ecritId: string,
	{ saisi, details, version, reprendDe }: Lu & { version: number; reprendDe: number | null }
): Promise<void> {
	await tx
		.insert(ecritVersion)
		.values({ ecritId, version, ...saisi, details, reprendDe, par: actor.compteId, at: ctx.now() });
}

const addParution = (
	tx: Tx,
	ctx: Context,
	actor: Redacteur,
	ecritId: string,
	tour: { version: number | null; du: Temporal.Instant }
) => tx.insert(parution).values({ id: randomUUIDv7(), ecritId, ...tour, par: actor.compteId, at: ctx.now() });

const cancel = (tx: Tx, ctx: Context, parutionId: string) =>
	tx.update(parution).set({ annuleeAt: ctx.now() }).where(eq(parution.id, parutionId));
