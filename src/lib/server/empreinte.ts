import { createHash } from 'node:crypto';

/**
 * Short digest of what a form showed. It comes back with the form: when the row says something else by then, somebody
 * changed it in between. Values must be plain, or say themselves in JSON.
 */
export const empreinte = (vu: Readonly<Record<string, unknown>>): string =>
	createHash('sha256')
		.update(JSON.stringify(Object.entries(vu).toSorted(([a], [b]) => (a < b ? -1 : 1))))
		.digest('base64url')
		.slice(0, 16);
