import { expect, test } from 'vitest';
import { decritPar, erreurDe } from '#lib/ui/format/erreurs.ts';

test('un champ montre sa première erreur et seulement la sienne', () => {
	const erreurs = [
		{ champ: 'le', message: 'Donnez un jour.' },
		{ champ: 'le', message: 'Ce jour est à venir.' }
	];
	expect(erreurDe(erreurs, 'le')).toBe('Donnez un jour.');
	expect(erreurDe(erreurs, 'texte')).toBeUndefined();
	expect(erreurDe(undefined, 'le')).toBeUndefined();
});

test('l’aide est lue avant l’erreur, et rien n’est annoncé quand il n’y a ni l’une ni l’autre', () => {
	expect(decritPar('le', 'jj/mm/aaaa', 'Donnez un jour.')).toBe('le-aide le-erreur');
	expect(decritPar('le', undefined, undefined)).toBeUndefined();
});
