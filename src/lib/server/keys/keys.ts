import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { openBytes, sealBytes, type SealingKey } from './seal.ts';

/** The secrets of the key file, ready to use. None of them is ever in the database, a log or a backup. */
export type Keys = {
	/** Names the key file in the rows that it protects. */
	id: string;
	/** Wraps the data key of each account. */
	kek: SealingKey;
	/** Seals what belongs to no account yet. */
	systeme: SealingKey;
	/** Makes blind indexes, passwords of logins and other keyed digests. */
	index: SealingKey;
};

/** The key that seals everything of one account. */
export type DataKey = SealingKey;

const KEY_BYTES = 32;

/** What the file holds: base64 of 32 bytes for each secret. */
export type KeyMaterial = { id: string; kek: string; systeme: string; index: string };

/** New random secrets. */
export function generateKeyMaterial(): KeyMaterial {
	const secret = () => randomBytes(KEY_BYTES).toString('base64');
	return { id: randomBytes(6).toString('hex'), kek: secret(), systeme: secret(), index: secret() };
}

/** Throws when a secret is not 32 bytes. */
export function importKeys({ id, kek, systeme, index }: KeyMaterial): Keys {
	const read = (text: string) => {
		const bytes = Buffer.from(text, 'base64');
		if (bytes.length !== KEY_BYTES) throw new Error(`A key must be ${KEY_BYTES} bytes`);
		return createSecretKey(bytes);
	};
	return { id, kek: read(kek), systeme: read(systeme), index: read(index) };
}

/** A data key for a new account, and the row of `cle_agent` that keeps it. */
export function createDataKey(keys: Keys, compteId: string): { key: DataKey; cle: Buffer; kekId: string } {
	const key = createSecretKey(randomBytes(KEY_BYTES));
	return { key, cle: sealBytes(keys.kek, wrappedPlace(compteId), key.export()), kekId: keys.id };
}

/** Opens a row of `cle_agent`. Throws when another key file wrapped it, or when it belongs to another account. */
export function unwrapDataKey(keys: Keys, row: { compteId: string; cle: Buffer; kekId: string }): DataKey {
	if (row.kekId !== keys.id) throw new Error(`The key file ${row.kekId} is needed, ${keys.id} is here`);
	return createSecretKey(openBytes(keys.kek, wrappedPlace(row.compteId), row.cle));
}

const wrappedPlace = (compteId: string) => ({
	table: 'cle_agent',
	column: 'cle',
	row: compteId,
	compte: compteId
});

/**
 * Keyed digest of a value under a purpose (`courriel`, `cle-personnelle`, `throttle`…): finds an exact value without
 * storing it. Never for values with few possibilities: an index on them is the answer. Give it the one written form of
 * the value (`parseAddress` for an address).
 */
export function blindIndex(keys: Keys, purpose: string, value: string): Buffer {
	return createHmac('sha256', keys.index).update(`v1|${purpose}|${value}`).digest();
}

/**
 * Keyed digest of the beginning of a word of a name, in one section: 64 bits. Beginnings are few, so it says more than
 * `blindIndex` may; docs/decisions/0039 tells what, and why a search by name is worth it.
 */
export const recherche = (keys: Keys, sectionId: string, debut: string): bigint =>
	blindIndex(keys, `recherche|${sectionId}`, debut).readBigInt64BE();

/** Tells two key files apart, says nothing of either: kept in the database, so that a wrong file is noticed at start. */
export function fingerprint(keys: Keys): string {
	const hmac = createHmac(
		'sha256',
		Buffer.concat([keys.kek.export(), keys.systeme.export(), keys.index.export()])
	);
	return hmac.update('v1|empreinte').digest('hex');
}
