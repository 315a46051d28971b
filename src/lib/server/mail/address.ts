import { domainToASCII } from 'node:url';
import { normalise } from '#lib/domain/unicode.ts';

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * One plain address as people type it, in the single form that is stored, indexed and written to: no name, no comment,
 * no quotes, lower case, international domains in ASCII. Refused (null): anything else, and more than 254 characters
 * (RFC 5321 § 4.5.3.1.3).
 */
export function parseAddress(text: string): string | null {
	const address = normalise(text, 'NFC').trim().toLowerCase();
	const at = address.lastIndexOf('@');
	if (at < 1) return null;
	const local = address.slice(0, at);
	const domain = domainToASCII(address.slice(at + 1));
	if (local.length > 64 || !LOCAL_PART.test(local) || !DOMAIN.test(domain)) return null;
	const plain = `${local}@${domain}`;
	return plain.length > 254 ? null : plain;
}
