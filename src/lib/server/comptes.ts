import { randomUUIDv7 } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { cleAgent, compte, domaineRefuse, mandat } from '#lib/server/db/schema.ts';
import { AppError } from '#lib/server/errors.ts';
import { blindIndex, createDataKey, unwrapDataKey, type DataKey, type Keys } from '#lib/server/keys/keys.ts';
import { openField, sealField, type Place } from '#lib/server/keys/seal.ts';

/** What brings a person back to their account: a private address, or a personal key. */
export type Identifiant = { courriel: string } | { cle: string };

/** Blind index of an address in the form of `parseAddress`. */
export const indexCourriel = (keys: Keys, courriel: string): Buffer => blindIndex(keys, 'courriel', courriel);

/** Blind index of a personal key in the form of `cleSaisie`. */
export const indexCle = (keys: Keys, cle: string): Buffer => blindIndex(keys, 'cle-personnelle', cle);

/** Where the address of an account is sealed. */
export const placeCourriel = (compteId: string): Place => ({
	table: 'compte',
	column: 'courriel',
	row: compteId,
	compte: compteId
});

export type Ouverture = { compteId: string; desactive: boolean };

/** The account of this address or key, or null. Runs as `connexion`. */
export async function findCompte(tx: Tx, ctx: Context, qui: Identifiant): Promise<Ouverture | null> {
	const [found] = await tx
		.select({ compteId: compte.id, desactiveAt: compte.desactiveAt })
		.from(compte)
		.where(
			'cle' in qui
				? eq(compte.clePersonnelleIndex, indexCle(ctx.keys, qui.cle))
				: eq(compte.courrielIndex, indexCourriel(ctx.keys, qui.courriel))
		);
	return found ? { compteId: found.compteId, desactive: found.desactiveAt !== null } : null;
}

/**
 * The account of this address or key, opened with its own data key if there was none. Two browsers that open the same one
 * together get the same account. Runs as `connexion`.
 */
export async function openCompte(tx: Tx, ctx: Context, qui: Identifiant): Promise<Ouverture> {
	const found = await findCompte(tx, ctx, qui);
	if (found) return found;
	const id = randomUUIDv7();
	const { key, cle, kekId } = createDataKey(ctx.keys, id);
	const identifiants =
		'cle' in qui
			? { clePersonnelleIndex: indexCle(ctx.keys, qui.cle) }
			: {
					courrielIndex: indexCourriel(ctx.keys, qui.courriel),
					courriel: sealField(key, placeCourriel(id), qui.courriel)
				};
	const [created] = await tx
		.insert(compte)
		.values({ id, ...identifiants, creeAt: ctx.now() })
		.onConflictDoNothing()
		.returning({ id: compte.id });
	if (!created) {
		const other = await findCompte(tx, ctx, qui);
		if (!other) throw new Error('An account conflicted with one that cannot be found');
		return other;
	}
	await tx.insert(cleAgent).values({ compteId: id, cle, kekId });
	return { compteId: id, desactive: false };
}

/**
 * The account of this id, opened with its data key if there was none, without address nor personal key: nobody can sign in to
 * it. Runs as `connexion`.
 */
export async function openCompteSansPorte(tx: Tx, ctx: Context, id: string): Promise<void> {
	const { cle, kekId } = createDataKey(ctx.keys, id);
	const [created] = await tx
		.insert(compte)
		.values({ id, creeAt: ctx.now() })
		.onConflictDoNothing()
		.returning({ id: compte.id });
	if (created) await tx.insert(cleAgent).values({ compteId: id, cle, kekId });
}

/** The data key of an account that the actor may read. Throws `introuvable` when there is none, or none for them. */
export async function dataKey(tx: Tx, keys: Keys, compteId: string): Promise<DataKey> {
	const [row] = await tx.select().from(cleAgent).where(eq(cleAgent.compteId, compteId));
	if (!row) throw new AppError('introuvable');
	return unwrapDataKey(keys, row);
}

/** What the owner of an account sees of it. */
export type CompteVu = {
	/** Null for an account that only has a key. */
	courriel: string | null;
	aUneCle: boolean;
	creeAt: Temporal.Instant;
	totpConfirmeAt: Temporal.Instant | null;
	mandats: Mandat[];
};

export type Mandat = { role: RoleDeMandat; sectionId: string | null };

/** The account of an agent, read in their own name. Throws `introuvable` when it is gone. */
export async function compteDe(ctx: Context, compteId: string): Promise<CompteVu> {
	return asActor(ctx.db, { kind: 'agent', compteId }, async (tx) => {
		const [row] = await tx.select().from(compte).where(eq(compte.id, compteId));
		if (!row) throw new AppError('introuvable');
		const key = await dataKey(tx, ctx.keys, compteId);
		return {
			courriel: row.courriel ? openField(key, placeCourriel(compteId), row.courriel) : null,
			aUneCle: row.clePersonnelleIndex !== null,
			creeAt: row.creeAt,
			totpConfirmeAt: row.totpConfirmeAt,
			mandats: await mandatsEnCours(tx, compteId)
		};
	});
}

/** The mandates of an account that are in force, the oldest first. Runs as `connexion`, or as the account. */
export async function mandatsEnCours(tx: Tx, compteId: string): Promise<Mandat[]> {
	return tx
		.select({ role: mandat.role, sectionId: mandat.sectionId })
		.from(mandat)
		.where(and(eq(mandat.compteId, compteId), isNull(mandat.finAt)))
		.orderBy(asc(mandat.depuisAt));
}

/**
 * Why an address may not be used, or null: its domain, or one above it, is in the list of those that an employer reads.
 * Runs as `connexion` or `agent`.
 */
export async function motifDeRefus(tx: Tx, courriel: string): Promise<string | null> {
	const domaines = await tx.select().from(domaineRefuse);
	const domaine = courriel.slice(courriel.lastIndexOf('@') + 1);
	return domaines.find((refuse) => couvre(refuse.domaine, domaine))?.motif ?? null;
}

/**
 * Whether a line of the list covers a domain: `gouv.fr` covers itself and all below it, `ac-*.fr` every name of that form
 * and all below it. A star stands for any signs of one label.
 */
export function couvre(ligne: string, domaine: string): boolean {
	const labels = ligne.toLowerCase().split('.');
	const fin = domaine.toLowerCase().split('.').slice(-labels.length);
	return fin.length === labels.length && labels.every((label, rang) => suit(label, fin[rang] ?? ''));
}

const suit = (label: string, mot: string): boolean =>
	new RegExp(`^${label.split('*').map(RegExp.escape).join('.*')}$`).test(mot);
