import { expect, it } from 'vitest';
import { heureEnClair, heureSaisie } from './heures.ts';

it.each([
	['10:30', '10:30'],
	['9:05', '09:05'],
	['10h30', '10:30'],
	['14 h', '14:00'],
	['24:00', null],
	['midi', null]
])('l’heure « %s » se lit %s', (texte, heure) => {
	expect(heureSaisie(texte)).toBe(heure);
});

it('s’écrit en clair, sans minutes inutiles', () => {
	expect(heureEnClair('09:05')).toBe('9\u00a0h\u00a005');
	expect(heureEnClair('14:00')).toBe('14\u00a0h');
});
