import { describe, expect, it } from 'vitest';
import { depassement, limiteSaisie } from '#lib/domain/courriers/limite.ts';

describe('ce qui dépasse d’un formulaire', () => {
	it.each([
		['', 10, null],
		['dix lettre', 10, null],
		['onze lettre', 10, { caracteres: 11, limite: 10, enTrop: 1, excedent: 'e' }],
		['🙂🙂🙂', 2, { caracteres: 3, limite: 2, enTrop: 1, excedent: '🙂' }],
		['a\nb', 2, { caracteres: 3, limite: 2, enTrop: 1, excedent: 'b' }]
	])('« %s » pour %i', (texte, limite, attendu) => {
		expect(depassement(texte, limite)).toEqual(attendu);
	});

	it.each([
		['1400', 1400],
		['1 400', 1400],
		['1\u202f400', 1400],
		['20000', 20_000],
		['20001', null],
		['0', null],
		['', null],
		['1400 caractères', null],
		['-1', null]
	])('« %s » se lit %s', (saisie, attendu) => expect(limiteSaisie(saisie)).toBe(attendu));
});
