import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** A 256-bit key for AES-GCM. */
export type SealingKey = KeyObject;

/** Where a sealed text stands. A text opens only in its own table, column, row and account: a swapped one is refused. */
export type Place = {
	table: string;
	column: string;
	/** Primary key of the row. */
	row: string;
	/** Account whose key seals; `systeme` for the system key. */
	compte: string;
};

/** First byte of everything sealed, so that another format can come one day. */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Seals a text with AES-256-GCM, bound to its place. Bytes: format (1), random nonce (12), ciphertext, tag (16). */
export function sealField(key: SealingKey, place: Place, text: string): Buffer {
	return sealBytes(key, place, Buffer.from(text, 'utf8'));
}

/** Opens what `sealField` sealed. Throws when the key or the place is another, or when a single bit changed. */
export function openField(key: SealingKey, place: Place, sealed: Buffer): string {
	return openBytes(key, place, sealed).toString('utf8');
}

/** `sealField` for bytes: a data key, a chunk of a file. */
export function sealBytes(key: SealingKey, place: Place, plain: Buffer): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(associatedData(place));
	return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** `openField` for bytes. */
export function openBytes(key: SealingKey, place: Place, sealed: Buffer): Buffer {
	if (sealed[0] !== FORMAT || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) {
		throw new Error(`Not a sealed value of format ${FORMAT}: ${place.table}.${place.column}`);
	}
	const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
	const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(associatedData(place));
	decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
	const end = sealed.length - TAG_BYTES;
	return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, end)), decipher.final()]);
}

function associatedData({ table, column, row, compte }: Place): Buffer {
	return Buffer.from(`v${FORMAT}|${table}|${column}|${row}|${compte}`, 'utf8');
}
