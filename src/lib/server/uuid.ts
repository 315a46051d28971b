import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from an address may be compared with an id; the database would break on anything else. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** The same id for the same things, in a UUID of version 8, which leaves its content to us. */
export function uuidDe(...choses: readonly (string | Uint8Array)[]): string {
	const empreinte = createHash('sha256');
	for (const chose of choses) empreinte.update(`${chose.length}|`).update(chose);
	const hex = empreinte.digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
