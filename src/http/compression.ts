import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** Under this size a compressed answer fills the same single network packet as the plain one. */
export const SMALLEST_COMPRESSED_BYTES = 1024;

/** The best encoding that a browser accepts by its `Accept-Encoding` header; `q=0` is a refusal. */
export function preferredEncoding(accepted: string | undefined): Encoding {
	const names = new Set(
		(accepted ?? '')
			.toLowerCase()
			.split(',')
			.map((part) => part.trim())
			.filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
			.map((part) => part.split(';', 1)[0]!.trim())
	);
	if (names.has('br')) return 'br';
	return names.has('gzip') ? 'gzip' : 'identity';
}

/**
 * Compresses one whole answer.
 * @param effort `once` for an answer made for one reader, `kept` for one that will be sent many times
 */
export function compress(body: Buffer, encoding: Encoding, effort: 'once' | 'kept'): Promise<Buffer> {
	switch (encoding) {
		case 'br':
			return brotli(body, {
				params: {
					[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
					[constants.BROTLI_PARAM_QUALITY]: effort === 'kept' ? 9 : 4,
					[constants.BROTLI_PARAM_SIZE_HINT]: body.length
				}
			});
		case 'gzip':
			return zip(body, { level: effort === 'kept' ? 9 : 5 });
		case 'identity':
			return Promise.resolve(body);
	}
}

/**
 * Whether an answer may be compressed without telling a network observer what it holds.
 *
 * The length of a compressed page betrays whether a text that an attacker makes the page repeat also stands
 * elsewhere in it (the BREACH attack). That needs requests started by another site with the reader's cookie. A
 * private page is therefore compressed only when the browser says that the reader, or a page of ours, asked for it.
 * Browsers that do not say (before 2023) get private pages uncompressed.
 */
export function mayCompress(isPrivate: boolean, secFetchSite: string | undefined): boolean {
	return !isPrivate || secFetchSite === 'same-origin' || secFetchSite === 'none';
}
