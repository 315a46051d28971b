import { expect, it } from 'vitest';
import { estAdresseLocale, estHoteLocal } from './boucle-locale.ts';

it.each([
	['127.0.0.1', true],
	['::1', true],
	['::ffff:127.0.0.1', true],
	['192.0.2.1', false],
	['1.127.0.0', false],
	['::12', false]
])('the address %s is this machine: %s', (adresse, attendu) => {
	expect(estAdresseLocale(adresse)).toBe(attendu);
});

it.each([
	['http://localhost:3000', true],
	['http://127.0.0.1', true],
	['http://[::1]:3000', true],
	['http://localhost.exemple.fr', false],
	['http://127.0.0.1.exemple.fr', false]
])('the host of %s is this machine: %s', (url, attendu) => {
	expect(estHoteLocal(new URL(url).hostname)).toBe(attendu);
});
