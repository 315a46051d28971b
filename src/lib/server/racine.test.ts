import path from 'node:path';
import { expect, it } from 'vitest';
import { racineDuProjet } from '#lib/server/racine.ts';

it('le projet se trouve depuis les sources comme depuis le dossier construit', () => {
	const racine = racineDuProjet();
	expect(racineDuProjet(path.join(racine, 'build', 'server', 'chunks'))).toBe(racine);
	expect(() => racineDuProjet('/')).toThrow('Aucun dossier au-dessus de /');
});
