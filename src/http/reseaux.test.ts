import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { adresseDuVisiteur, lireReseaux } from './reseaux.ts';

const LISTE = `
# Ministère
192.0.2.0/24      # siège
198.51.100.7
2001:db8::/32
`;

function reseaux(texte: string) {
	const lus = lireReseaux(texte);
	if (!lus.ok) throw new Error(`line ${lus.ligne}`);
	return lus.reseaux;
}

describe('a list of networks', () => {
	it.each<[string, boolean]>([
		['192.0.2.1', true],
		['192.0.3.1', false],
		['198.51.100.7', true],
		['198.51.100.8', false],
		['::ffff:192.0.2.200', true],
		['2001:db8:1::5', true],
		['2001:db9::5', false],
		['', false],
		['quelque part', false]
	])('%s is in it: %s', (adresse, attendu) => {
		expect(reseaux(LISTE).contient(adresse)).toBe(attendu);
	});

	it('an empty one has nobody in it', () => {
		expect(reseaux('\n# rien\n').contient('192.0.2.1')).toBe(false);
	});

	it.each([
		['192.0.2.0/33', 1],
		['10.0.0.0/8\n300.1.1.1', 2],
		['10.0.0.0/8\n\nministere.fr', 3],
		['2001:db8::/129', 1],
		['10.0.0.0/8/8', 1]
	])('%s is refused at its line', (texte, ligne) => {
		expect(lireReseaux(texte)).toEqual({ ok: false, ligne });
	});
});

describe('the address of a visitor', () => {
	const request = (headers: Record<string, string>) =>
		({ headers, socket: { remoteAddress: '203.0.113.9' } }) as unknown as IncomingMessage;

	it.each<[string, Record<string, string>, string | null, number, string]>([
		['the socket', { 'x-forwarded-for': '192.0.2.1' }, null, 1, '203.0.113.9'],
		[
			'the last one that a proxy wrote',
			{ 'x-forwarded-for': '6.6.6.6, 192.0.2.1' },
			'x-forwarded-for',
			1,
			'192.0.2.1'
		],
		[
			'the one before two proxies',
			{ 'x-forwarded-for': '192.0.2.1, 10.0.0.1' },
			'x-forwarded-for',
			2,
			'192.0.2.1'
		],
		['another header', { 'x-real-ip': ' 192.0.2.1 ' }, 'x-real-ip', 1, '192.0.2.1'],
		['none', {}, 'x-forwarded-for', 1, '']
	])('is that of %s', (_, headers, addressHeader, xffDepth, attendue) => {
		expect(adresseDuVisiteur(request(headers), { addressHeader, xffDepth })).toBe(attendue);
	});
});
