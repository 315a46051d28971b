import { expect, it } from 'vitest';
import { ordonner } from './ordre.ts';

const DOSSIER = ['a', 'b', 'c', 'd'];
const rien = { coches: [], monte: null, descend: null };

it.each<[string, string[], Parameters<typeof ordonner>[2], string[]]>([
	['rien de coché : rien de joint', ['a'], rien, []],
	[
		'les nouvelles suivent, dans l’ordre du dossier',
		['c'],
		{ ...rien, coches: ['a', 'c', 'b'] },
		['c', 'a', 'b']
	],
	[
		'celle qu’on décoche sort, les autres gardent leur rang',
		['c', 'a', 'b'],
		{ ...rien, coches: ['c', 'b'] },
		['c', 'b']
	],
	['monter', ['c', 'a', 'b'], { ...rien, coches: ['a', 'b', 'c'], monte: 'b' }, ['c', 'b', 'a']],
	['descendre', ['c', 'a', 'b'], { ...rien, coches: ['a', 'b', 'c'], descend: 'c' }, ['a', 'c', 'b']],
	['la première ne monte pas plus haut', ['c', 'a'], { ...rien, coches: ['a', 'c'], monte: 'c' }, ['c', 'a']],
	[
		'la dernière ne descend pas plus bas',
		['c', 'a'],
		{ ...rien, coches: ['a', 'c'], descend: 'a' },
		['c', 'a']
	],
	['ce qu’on cochait et qui n’est plus là est laissé', ['z', 'a'], { ...rien, coches: ['z', 'a'] }, ['a']],
	[
		'une pièce qu’on fait monter sans la cocher ne bouge rien',
		['a'],
		{ ...rien, coches: ['a'], monte: 'd' },
		['a']
	],
	['deux fois la même n’en fait qu’une', ['a'], { ...rien, coches: ['a', 'a', 'b'] }, ['a', 'b']]
])('%s', (_, avant, demande, attendu) => {
	expect(ordonner(avant, DOSSIER, demande)).toEqual(attendu);
});
