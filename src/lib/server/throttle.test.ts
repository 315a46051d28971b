import { describe, expect, it } from 'vitest';
import { attente, BUDGETS, reseau } from './throttle.ts';

describe('the network of an address', () => {
	it.each([
		['192.0.2.77', '192.0.2.0/24'],
		['192.0.2.1', '192.0.2.0/24'],
		['::ffff:192.0.2.77', '192.0.2.0/24'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
		['2001:0DB8:0001::9', '2001:db8:1::/48'],
		['2001:db8::1', '2001:db8:0::/48'],
		['fe80::1%eth0', 'fe80:0:0::/48'],
		['::1', '0:0:0::/48'],
		['999.0.2.1', 'inconnu'],
		['n’importe quoi', 'inconnu'],
		['', 'inconnu']
	])('%s is in %s', (adresse, attendu) => {
		expect(reseau(adresse)).toBe(attendu);
	});
});

it.each([
	['PT0.5S', 'dans une minute'],
	['-PT5S', 'dans une minute'],
	['PT61S', 'dans 2 minutes'],
	['PT14M', 'dans 14 minutes'],
	['PT59M30S', 'dans une heure']
])('%s to wait is said « %s »', (duree, phrase) => {
	const now = Temporal.Instant.from('2026-03-02T08:00:00Z');
	expect(attente(now.add(Temporal.Duration.from(duree)), now)).toBe(phrase);
});

it('the limits hold what is promised of them', () => {
	// At most 20 evaluated guesses on one account in any hour, wherever it starts: two windows touch at most.
	expect(BUDGETS['essai-compte']).toEqual({ limite: 10, minutes: 60 });
	// 200 agents behind one address, each asking twice and mistyping once, are not refused.
	expect(BUDGETS['demande-reseau'].limite).toBeGreaterThanOrEqual(400);
	expect(BUDGETS['echec-reseau'].limite).toBeGreaterThanOrEqual(200);
});
