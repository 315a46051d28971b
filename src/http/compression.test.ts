import { describe, expect, it } from 'vitest';
import { mayCompress, preferredEncoding, type Encoding } from './compression.ts';

it.each<[string | undefined, Encoding]>([
	['gzip, deflate, br, zstd', 'br'],
	['gzip, deflate', 'gzip'],
	['GZIP;q=0.8, BR;q=0', 'gzip'],
	['br;q=0.0', 'identity'],
	['brotli', 'identity'],
	['', 'identity'],
	[undefined, 'identity']
])('Accept-Encoding %j gives %s', (header, encoding) => {
	expect(preferredEncoding(header)).toBe(encoding);
});

describe('a private page', () => {
	it.each<[string | undefined, boolean]>([
		['same-origin', true],
		['none', true],
		['same-site', false],
		['cross-site', false],
		[undefined, false]
	])('asked from %j is compressed: %s', (site, expected) => {
		expect(mayCompress(true, site)).toBe(expected);
	});

	it('only: a public page has nothing to guess', () => {
		expect(mayCompress(false, 'cross-site')).toBe(true);
	});
});
