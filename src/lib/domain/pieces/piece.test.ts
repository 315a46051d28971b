import { describe, expect, it } from 'vitest';
import { enMo, PIECES_PAR_DOSSIER, PLACE_PAR_COMPTE, placePour } from './piece.ts';

describe('la place', () => {
	it.each([
		['vide', 1, 0, 0, true],
		['juste assez', 10, PLACE_PAR_COMPTE - 10, 3, true],
		['un octet de trop', 11, PLACE_PAR_COMPTE - 10, 3, false],
		['la dernière pièce du dossier', 1, 0, PIECES_PAR_DOSSIER - 1, true],
		['une pièce de trop', 1, 0, PIECES_PAR_DOSSIER, false]
	])('%s', (_, taille, occupee, nombre, passe) => {
		expect(placePour(taille, { occupee, nombre }).ok).toBe(passe);
	});
});

it.each([
	[0, '0 octet'],
	[1, '1 octet'],
	[1023, '1023 octets'],
	[1024, '1 Ko'],
	[1024 * 1024 - 1, '1023 Ko'],
	[1024 * 1024, '1 Mo'],
	[1.55 * 1024 * 1024, '1,5 Mo'],
	[10 * 1024 * 1024, '10 Mo']
])('%d octets se disent « %s »', (octets, dit) => {
	expect(enMo(octets).replace('\u00a0', ' ')).toBe(dit);
});
