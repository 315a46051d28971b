import { createHash, randomUUIDv7 } from 'node:crypto';
import { and, asc, count, eq, isNull, sql, sum } from 'drizzle-orm';
import { type Fichier, intituleParDefaut } from '#lib/domain/pieces/format.ts';
import { type ContenuActif, placePour, type TypeDePiece } from '#lib/domain/pieces/piece.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { dataKey } from '#lib/server/comptes.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { piece as pieceTable, pieceMorceau } from '#lib/server/db/schema-contestation.ts';
import { type Examine, examinePiece } from '#lib/server/documents/examen-piece.ts';
import { type Lecteur, readDossier } from '#lib/server/dossiers.ts';
import { AppError } from '#lib/server/errors.ts';
import { blindIndex, type DataKey } from '#lib/server/keys/keys.ts';
import { openBytes, openField, type Place, sealBytes, sealField } from '#lib/server/keys/seal.ts';
import { once } from '#lib/server/operations.ts';
import { isUuid } from '#lib/server/uuid.ts';

/** An exhibit of a dossier. Once withdrawn (`retireeAt`) its bytes are gone; the rest tells what a letter cited. */
export type Piece = {
	id: string;
	dossierId: string;
	/** Name of the file, as it is downloaded. */
	nom: string;
	/** Title, as the letters and the list of exhibits print it. */
	intitule: string;
	type: TypeDePiece;
	/** Size of the original in bytes. */
	taille: number;
	/** SHA-256 of the original, in hexadecimal. */
	sha256: string;
	pages: number;
	/** What the file may do by itself once opened; kept as it is. */
	actifs: ContenuActif[];
	ajouteeAt: Temporal.Instant;
	retireeAt: Temporal.Instant | null;
};

/** What is sealed in the row. */
type Contenu = Pick<Piece, 'nom' | 'intitule' | 'type' | 'sha256' | 'pages' | 'actifs'>;

/** Longest title of an exhibit, in characters. */
export const INTITULE_MAXIMUM = 200;

const MORCEAU_OCTETS = 256 * 1024;

/**
 * The exhibits of a dossier, withdrawn ones too, the oldest first. For its agent, and for a delegate while the dossier is
 * followed. Throws `introuvable`.
 */
export const pieces = (ctx: Context, lecteur: Lecteur, dossierId: string): Promise<Piece[]> =>
	asActor(ctx.db, lecteur, async (tx) => {
		await readDossier(tx, ctx, lecteur, dossierId);
		return readPieces(tx, ctx, lecteur, dossierId);
	});

/** `pieces` inside a transaction that already found the dossier. */
export async function readPieces(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string
): Promise<Piece[]> {
	const rows = await tx
		.select()
		.from(pieceTable)
		.where(and(eq(pieceTable.dossierId, dossierId), siennesSeulement(lecteur)))
		.orderBy(asc(pieceTable.id));
	const [first] = rows;
	if (!first) return [];
	const key = await dataKey(tx, ctx.keys, first.compteId);
	return rows.map((row) => open(key, row));
}

/** One exhibit with the bytes of its original, to the bit. Throws `introuvable`, for a withdrawn one too. */
export const contenuDePiece = (
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	pieceId: string
): Promise<{ piece: Piece; octets: Uint8Array<ArrayBuffer> }> =>
	asActor(ctx.db, lecteur, async (tx) => {
		const { row, key } = await readRow(tx, ctx, lecteur, dossierId, pieceId);
		const piece = open(key, row);
		if (piece.retireeAt) throw new AppError('introuvable');
		return { piece, octets: await readOctets(tx, key, row, piece) };
	});

/** Room taken by an account, in bytes, over all its dossiers. */
export const placeOccupee = (ctx: Context, agent: Agent): Promise<number> =>
	asActor(ctx.db, agent, (tx) => occupee(tx, agent));

/**
 * Keeps a file as an exhibit, its original byte for byte. The same file under the same operation is kept once, whatever the
 * number of times that it comes: one form may hold several files. Refused, with nothing kept: a file that `examinePiece` refuses, a
 * dossier or an account that is full. Throws `introuvable`.
 */
export async function addPiece(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	fichier: Fichier,
	opId: string
): Promise<{ ok: true; piece: Piece } | Refus> {
	await asActor(ctx.db, agent, (tx) => readDossier(tx, ctx, agent, dossierId));
	const examine = await examinePiece(fichier);
	if (!examine.ok) return examine;
	const sha256 = createHash('sha256').update(fichier.octets).digest('hex');
	return asActor(ctx.db, agent, async (tx) => {
		const garde = await once(
			tx,
			agent.compteId,
			operationDuFichier(ctx, opId, dossierId, sha256),
			'piece',
			async () => {
				await readDossier(tx, ctx, agent, dossierId);
				const place = await reservePlace(tx, agent, dossierId, fichier.octets.length);
				if (!place.ok) return place;
				const id = await insertPiece(tx, ctx, { agent, dossierId }, { ...examine, sha256 }, fichier.octets);
				return { ok: true as const, id };
			}
		);
		if (!garde.ok) return garde;
		const { row, key } = await readRow(tx, ctx, agent, dossierId, garde.id);
		return { ok: true, piece: open(key, row) };
	});
}

/** Gives an exhibit its title. Refused: an empty title, one longer than `INTITULE_MAXIMUM`. Throws `introuvable`. */
export async function renamePiece(
	ctx: Context,
	agent: Agent,
	dossierId: string,
	pieceId: string,
	intitule: string,
	opId: string
): Promise<{ ok: true } | Refus> {
	const propre = intitule.replace(/\s+/g, ' ').trim();
	if (propre === '')
		return refus('intitule-vide', 'Donnez un titre à cette pièce : ce qu’elle est, et sa date.', 'intitule');
	if ([...propre].length > INTITULE_MAXIMUM) {
		return refus(
			'intitule-trop-long',
			`Ce titre dépasse ${INTITULE_MAXIMUM} caractères : raccourcissez-le.`,
			'intitule'
		);
	}
	return asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'titre-de-piece', async () => {
			const { row, key } = await readRow(tx, ctx, agent, dossierId, pieceId, { lock: true });
			if (row.retireeAt) throw new AppError('introuvable');
			const contenu = { ...contenuDe(key, row), intitule: propre };
			await tx
				.update(pieceTable)
				.set({ contenu: sealField(key, placeDePiece(row), JSON.stringify(contenu)) })
				.where(eq(pieceTable.id, row.id));
			return { ok: true as const };
		})
	);
}

/** Withdraws an exhibit: its bytes go at once, its title and SHA-256 stay for the letters that cite it. Throws `introuvable`. */
export const withdrawPiece = (
	ctx: Context,
	agent: Agent,
	dossierId: string,
	pieceId: string,
	opId: string
): Promise<{ ok: true } | Refus> =>
	asActor(ctx.db, agent, (tx) =>
		once(tx, agent.compteId, opId, 'retrait-de-piece', async () => {
			const { row } = await readRow(tx, ctx, agent, dossierId, pieceId, { lock: true });
			await tx.delete(pieceMorceau).where(eq(pieceMorceau.pieceId, row.id));
			await tx
				.update(pieceTable)
				.set({ retireeAt: ctx.now() })
				.where(and(eq(pieceTable.id, row.id), isNull(pieceTable.retireeAt)));
			return { ok: true as const };
		})
	);

type Row = typeof pieceTable.$inferSelect;

const siennesSeulement = (lecteur: Lecteur) =>
	lecteur.kind === 'agent' ? eq(pieceTable.compteId, lecteur.compteId) : undefined;

async function readRow(
	tx: Tx,
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	pieceId: string,
	{ lock = false } = {}
): Promise<{ row: Row; key: DataKey }> {
	if (!isUuid(dossierId) || !isUuid(pieceId)) throw new AppError('introuvable');
	const query = tx
		.select()
		.from(pieceTable)
		.where(and(eq(pieceTable.id, pieceId), eq(pieceTable.dossierId, dossierId), siennesSeulement(lecteur)));
	const [row] = await (lock ? query.for('update') : query);
	if (!row) throw new AppError('introuvable');
	return { row, key: await dataKey(tx, ctx.keys, row.compteId) };
}

async function readOctets(
	tx: Tx,
	key: DataKey,
	{ id, compteId, taille }: Row,
	{ sha256 }: Piece
): Promise<Uint8Array<ArrayBuffer>> {
	const rows = await tx
		.select({ rang: pieceMorceau.rang, contenu: pieceMorceau.contenu })
		.from(pieceMorceau)
		.where(eq(pieceMorceau.pieceId, id))
		.orderBy(asc(pieceMorceau.rang));
	const octets = new Uint8Array(taille);
	let place = 0;
	for (const { rang, contenu } of rows) {
		const morceau = openBytes(key, placeDeMorceau(id, rang, compteId), contenu);
		if (place + morceau.length > taille) throw new Error(`Exhibit ${id} is longer than it was`);
		octets.set(morceau, place);
		place += morceau.length;
	}
	if (createHash('sha256').update(octets).digest('hex') !== sha256) {
		throw new Error(`Exhibit ${id} is not what was kept`);
	}
	return octets;
}

/**
 * Holds the exhibits of the account until the end of the transaction, so that two files that come together cannot both take
 * the last room. Refused as `placePour` does.
 */
async function reservePlace(
	tx: Tx,
	agent: Agent,
	dossierId: string,
	taille: number
): Promise<{ ok: true } | Refus> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pieces|${agent.compteId}`}, 0))`);
	const [compte] = await tx
		.select({ nombre: count() })
		.from(pieceTable)
		.where(and(eq(pieceTable.dossierId, dossierId), isNull(pieceTable.retireeAt)));
	return placePour(taille, { occupee: await occupee(tx, agent), nombre: compte?.nombre ?? 0 });
}

async function occupee(tx: Tx, { compteId }: Agent): Promise<number> {
	const [total] = await tx
		.select({ taille: sum(pieceTable.taille) })
		.from(pieceTable)
		.where(and(eq(pieceTable.compteId, compteId), isNull(pieceTable.retireeAt)));
	return Number(total?.taille ?? 0);
}

async function insertPiece(
	tx: Tx,
	ctx: Context,
	{ agent: { compteId }, dossierId }: { agent: Agent; dossierId: string },
	{ nom, type, pages, actifs, sha256 }: Examine & { sha256: string },
	octets: Uint8Array
): Promise<string> {
	const id = randomUUIDv7();
	const key = await dataKey(tx, ctx.keys, compteId);
	const contenu: Contenu = { nom, intitule: intituleParDefaut(nom), type, sha256, pages, actifs };
	await tx.insert(pieceTable).values({
		id,
		dossierId,
		compteId,
		contenu: sealField(key, placeDePiece({ id, compteId }), JSON.stringify(contenu)),
		taille: octets.length,
		ajouteeAt: ctx.now()
	});
	for (let rang = 0; rang * MORCEAU_OCTETS < octets.length; rang++) {
		const morceau = Buffer.from(octets.subarray(rang * MORCEAU_OCTETS, (rang + 1) * MORCEAU_OCTETS));
		const scelle = sealBytes(key, placeDeMorceau(id, rang, compteId), morceau);
		await tx.insert(pieceMorceau).values({ pieceId: id, rang, compteId, contenu: scelle });
	}
	return id;
}

const contenuDe = (key: DataKey, row: Row): Contenu =>
	JSON.parse(openField(key, placeDePiece(row), row.contenu)) as Contenu;

function open(key: DataKey, row: Row): Piece {
	const { id, dossierId, taille, ajouteeAt, retireeAt } = row;
	return { id, dossierId, taille, ajouteeAt, retireeAt, ...contenuDe(key, row) };
}

/** The operation of one file of a form. Keyed, since the operations are kept in clear: they must not tell which file it was. */
function operationDuFichier(ctx: Context, opId: string, dossierId: string, sha256: string): string {
	const hex = blindIndex(ctx.keys, 'piece', `${opId}|${dossierId}|${sha256}`).toString('hex');
	// A UUID of version 8, which leaves its content to us.
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const placeDePiece = ({ id, compteId }: { id: string; compteId: string }): Place => ({
	table: 'piece',
	column: 'contenu',
	row: id,
	compte: compteId
});

const placeDeMorceau = (id: string, rang: number, compte: string): Place => ({
	table: 'piece_morceau',
	column: 'contenu',
	row: `${id}/${rang}`,
	compte
});
