import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debutCherche, debuts, mots, repond } from './recherche.ts';

test.for([
	['Jeanne Dupont-Étienne', ['jeanne', 'dupont', 'etienne']],
	['  Cœur  D’ARC ', ['coeur', 'd', 'arc']],
	['Nguyễn Văn', ['nguyen', 'van']],
	['Li Li', ['li']],
	['—', []]
] as const)('les mots de « %s »', ([texte, attendus]) => {
	expect(mots(texte)).toEqual(attendus);
});

test('un mot se trouve par ses trois premières lettres et plus, un mot court en entier', () => {
	expect(debuts('Ly Dupontel')).toEqual(['ly', 'dup', 'dupo', 'dupon', 'dupont']);
	expect(debuts('Zoé')).toEqual(['zoe']);
});

describe('un nom répond', () => {
	test.for([
		['Jeanne Dupont', 'dup', true],
		['Jeanne Dupont', 'DUPONT jea', true],
		['Jeanne Dupont', 'dupontel', false],
		['Jeanne Dupontel', 'dupontex', false],
		['Jeanne Dupont', 'pont', false],
		['Jeanne Dupont', 'du', false],
		['Inès du Bois', 'du ines', true],
		['Inès du Bois', 'marie bois', false],
		['Inès du Bois', '', true]
	] as const)('%s, cherché par « %s » : %s', ([nom, recherche, attendu]) => {
		expect(repond(nom, recherche)).toBe(attendu);
	});

	test('chaque mot cherché qui répond est parmi les débuts gardés', () => {
		const nom = fc.array(fc.string({ minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(nom, fc.nat(), fc.integer({ min: 3, max: 9 }), (parties, rang, long) => {
				const entier = parties.join(' ');
				const siens = mots(entier);
				fc.pre(siens.length > 0);
				const cherche = [...(siens[rang % siens.length] ?? '')].slice(0, long).join('');
				fc.pre(repond(entier, cherche) && mots(cherche)[0] === cherche);
				expect(debuts(entier)).toContain(debutCherche(cherche));
			})
		);
	});
});
