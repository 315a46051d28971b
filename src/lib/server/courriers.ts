import { randomUUIDv7 } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { enClair, type Courrier } from '#lib/domain/courriers/modele.ts';
import type { ElementEnvoye, PieceCitee } from '#lib/domain/recours/brouillon.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { dataKey } from '#lib/server/comptes.ts';
import { modele } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { codesDeModele } from '#lib/server/db/codes.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { courrier as courrierTable } from '#lib/server/db/schema.ts';
import { readDossier, type Lecteur } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** A letter as it was when the agent finished it: nothing changes it afterwards, neither a new model nor a new draft. */
export type CourrierFige = {
	id: string;
	dossierId: string;
	modele: string;
	/** What kind of letter it is, in French. */
	titre: string;
	figeAt: Temporal.Instant;
} & Fige;

/**
 * What is frozen: the blocks of the letter, the fields that it was written from, what an appeal contested, the exhibits that
 * it cites, the régime of its words.
 */
export type Fige = {
	courrier: Courrier;
	champs: ChampsSaisis;
	elements: ElementEnvoye[];
	pieces: PieceCitee[];
	/** Whose words it was written in. */
	regime: RegimeCode;
};

/** A letter as it may have been sealed when all were those of the State’s civil servants, and cited no exhibit. */
export type FigeGarde = Omit<Fige, 'pieces' | 'regime'> & Partial<Pick<Fige, 'pieces' | 'regime'>>;

/** A sealed letter in today’s shape. */
export const figeComplet = (garde: FigeGarde): Fige => ({
	...garde,
	pieces: garde.pieces ?? [],
	regime: garde.regime ?? 'fpe'
});

/** A frozen letter in a list. */
export type CourrierResume = Omit<CourrierFige, keyof Fige> & { objet: string };

/**
 * The frozen letters of a dossier, the latest first. For its agent, and for a delegate while the dossier is followed.
 * Throws `introuvable`.
 */
export const courriersDe = (ctx: Context, lecteur: Lecteur, dossierId: string): Promise<CourrierResume[]> =>
	asActor(ctx.db, lecteur, async (tx) => {
		await readDossier(tx, ctx, lecteur, dossierId);
		return readCourriers(tx, ctx, lecteur, dossierId);
	});

/** One frozen letter. Throws `introuvable` when it does not exist, or is not for the reader to see. */
export async function courrierFige(ctx: Context, lecteur: Lecteur, id: string): Promise<CourrierFige> {
	if (!isUuid(id)) throw new AppError('introuvable');
	return asActor(ctx.db, lecteur, async (tx) => {
		const [row] = await tx
			.select()
			.from(courrierTable)
			.where(and(eq(courrierTable.id, id), siensSeulement(lecteur)));
		if (!row) throw new AppError('introuvable');
		return open(tx, ctx, row);
	});
}

/** `courriersDe` inside a transaction that already found the dossier. */
export async function readCourriers(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string
): Promise<CourrierResume[]> {
	const rows = await tx
		.select()
		.from(courrierTable)
		.where(and(eq(courrierTable.dossierId, dossierId), siensSeulement(lecteur)))
		.orderBy(desc(courrierTable.id));
	const figes: CourrierResume[] = [];
	for (const row of rows) {
		const { id, modele: code, titre, figeAt, courrier } = await open(tx, ctx, row);
		figes.push({ id, dossierId, modele: code, titre, figeAt, objet: enClair(courrier.objet) });
	}
	return figes;
}

/** Freezes a letter in a dossier that the caller found in this transaction; gives its id. */
export async function insertCourrier(
	tx: Tx,
	ctx: Context,
	{ id: dossierId, compteId }: { id: string; compteId: string },
	fige: Fige
): Promise<string> {
	const { modele: code } = fige.courrier;
	if (!codesDeModele.has(code)) throw new Error(`The model ${code} has no number`);
	const id = randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	await tx.insert(courrierTable).values({
		id,
		dossierId,
		compteId,
		modele: codesDeModele.numero(code),
		contenu: sealField(key, place(id, compteId), JSON.stringify(fige)),
		figeAt: ctx.now()
	});
	return id;
}

const siensSeulement = (lecteur: Lecteur) =>
	lecteur.kind === 'agent' ? eq(courrierTable.compteId, lecteur.compteId) : undefined;

async function open(tx: Tx, ctx: Context, row: typeof courrierTable.$inferSelect): Promise<CourrierFige> {
	const key = await dataKey(tx, ctx.keys, row.compteId);
	const code = codesDeModele.code(row.modele);
	const fige = figeComplet(JSON.parse(openField(key, place(row.id, row.compteId), row.contenu)) as FigeGarde);
	return {
		id: row.id,
		dossierId: row.dossierId,
		modele: code,
		titre: modele(code, fige.regime)?.titre ?? code,
		figeAt: row.figeAt,
		...fige
	};
}

const place = (row: string, compte: string): Place => ({ table: 'courrier', column: 'contenu', row, compte });
