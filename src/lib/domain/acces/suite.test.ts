import { expect, it } from 'vitest';
import { avecSuite, suiteSure } from './suite.ts';

it.each([
	'/dossiers',
	'/dossiers/0197-ab?vue=1#haut',
	'/connexion?suite=%2Fdossiers',
	'/x?u=https://exemple.fr'
])('%s est une page de ce site', (chemin) => {
	expect(suiteSure(chemin)).toBe(chemin);
	expect(new URL(chemin, 'https://vigie.test').origin).toBe('https://vigie.test');
});

it.each([
	'',
	'dossiers',
	'//exemple.fr',
	'/\\exemple.fr',
	'/\t/exemple.fr',
	'/dossiers\\..\\x',
	'https://exemple.fr/',
	'javascript:alert(1)',
	'/a\r\nSet-Cookie: s=1',
	`/${'a'.repeat(500)}`,
	'/é'
])('%j n’en est pas une', (chemin) => {
	expect(suiteSure(chemin)).toBeNull();
});

it.each([
	['/connexion', null, '/connexion'],
	['/connexion', '/dossiers?vue=1&tri=2', '/connexion?suite=%2Fdossiers%3Fvue%3D1%26tri%3D2'],
	['/connexion?fin=1', '/admin', '/connexion?fin=1&suite=%2Fadmin']
] as const)('%s se souvient de %s', (chemin, demandee, adresse) => {
	expect(avecSuite(chemin, demandee)).toBe(adresse);
	expect(new URL(adresse, 'https://vigie.test').searchParams.get('suite')).toBe(demandee);
});
