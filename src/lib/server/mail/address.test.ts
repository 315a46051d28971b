import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';

test.each([
	[' Agathe.Martin@Exemple.FR ', 'agathe.martin@exemple.fr'],
	['a+b@exemple.fr', 'a+b@exemple.fr'],
	['a@été.fr', 'a@xn--t-9fab.fr'],
	["d'arc@exemple.fr", "d'arc@exemple.fr"]
])('%s is written %s', (typed, written) => {
	expect(parseAddress(typed)).toBe(written);
	expect(parseAddress(written)).toBe(written);
});

test.each([
	'',
	'agathe',
	'@exemple.fr',
	'a@exemple',
	'a@-exemple.fr',
	'a b@exemple.fr',
	'.a@exemple.fr',
	'a..b@exemple.fr',
	'a@b@exemple.fr',
	'"a b"@exemple.fr',
	'Agathe <a@exemple.fr>',
	'a@exemple.fr, b@exemple.fr',
	'a@exemple.fr\r\nBcc: b@exemple.fr',
	'a@[127.0.0.1]',
	'a@127.0.0.1',
	`${'a'.repeat(65)}@exemple.fr`,
	`a@${'a.'.repeat(130)}fr`
])('%j is not one plain address', (typed) => {
	expect(parseAddress(typed)).toBeNull();
});
