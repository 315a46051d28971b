import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entier, jourFacultatif, ligne, noteDe } from './formulaire.server.ts';

describe('what a page says after an act', () => {
	const NOTES = { ferme: 'Le service est fermé : ce qui y a été compté reste.' };
	const demandee = (recherche: string) => noteDe(new URL(`https://vigie.test/${recherche}`), NOTES);

	it('is the sentence that its address asks for, in French typography', () => {
		expect(demandee('?note=ferme')).toBe('Le service est fermé\u202f: ce qui y a été compté reste.');
	});

	it.each(['', '?note=', '?note=autre', '?note=constructor', '?note=__proto__', '?note=toString'])(
		'is nothing for « %s »',
		(recherche) => {
			expect(demandee(recherche)).toBeNull();
		}
	);
});

describe('what is typed', () => {
	/** The value, or the first sentence of the refusal. */
	const lu = (champ: z.ZodType, saisi?: string) => {
		const { success, data, error } = champ.safeParse(saisi);
		return success ? data : error.issues[0]?.message;
	};

	it.each([
		['12', 12],
		['1 200', 1200],
		['1\u202f200', 1200],
		['', 'Un nombre.'],
		['-1', 'Un nombre.'],
		['douze', 'Un nombre.'],
		['12345678', 'Un nombre.']
	])('the number « %s » reads %s', (saisi, attendu) => {
		expect(lu(entier('Un nombre.'), saisi)).toBe(attendu);
	});

	it.each([
		['26/01/2026', '2026-01-26'],
		['', 'null'],
		['31/02/2026', 'Ce n’est pas un jour du calendrier\u202f: écrivez par exemple 26/01/2026.'],
		['01/01/0000', 'Vérifiez l’année de ce jour\u202f: écrivez par exemple 26/01/2026.'],
		['01/01/2200', 'Vérifiez l’année de ce jour\u202f: écrivez par exemple 26/01/2026.']
	])('the day « %s » reads %s', (saisi, attendu) => {
		expect(String(lu(jourFacultatif, saisi))).toBe(attendu);
	});

	it('a line has no line breaks, and may not be left out', () => {
		expect(lu(ligne('Donnez un nom.'), 'Accueil\n du public')).toBe('Accueil du public');
		expect(lu(ligne('Donnez un nom.'), '')).toBe('Donnez un nom.');
		expect(lu(ligne('Donnez un nom.'))).toBe('Donnez un nom.');
		expect(lu(ligne('Donnez un nom.', 3), 'quatre')).toBe('C’est trop long\u202f: 3 caractères au plus.');
	});
});
