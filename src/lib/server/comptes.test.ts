import { expect, it } from 'vitest';
import { couvre } from './comptes.ts';

it.each([
	['gouv.fr', 'gouv.fr', true],
	['gouv.fr', 'dgfip.finances.gouv.fr', true],
	['gouv.fr', 'mongouv.fr', false],
	['gouv.fr', 'gouv.fr.exemple.net', false],
	['ac-*.fr', 'ac-lyon.fr', true],
	['ac-*.fr', 'courriel.ac-lyon.fr', true],
	['ac-*.fr', 'fac-lyon.fr', false],
	['ac-*.fr', 'ac-lyon.com', false],
	['mairie*.fr', 'mairie-exemple.fr', true],
	['*-metropole.fr', 'exemple-metropole.fr', true],
	['a.c', 'abc', false],
	['exemple.fr', 'fr', false]
])('%s covers %s: %s', (ligne, domaine, attendu) => {
	expect(couvre(ligne, domaine)).toBe(attendu);
});
