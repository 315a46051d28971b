import { expect, test } from 'vitest';
import { compte, nombre } from '#lib/ui/format/nombres.ts';

test('un nombre se lit par tranches de trois chiffres', () => {
	expect(nombre(12345)).toBe('12\u202f345');
});

test.for([
	[0, '0\u00a0agent'],
	[1, '1\u00a0agent'],
	[2, '2\u00a0agents']
] as const)('%i prend la marque du pluriel à partir de deux', ([n, attendu]) => {
	expect(compte(n, 'agent')).toBe(attendu);
});
