import { expect, it } from 'vitest';
import { grille } from './accessibilite.ts';

/** Criteria of each theme of the RGAA 4.1.2, in order. */
const CRITERES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

it('the grid has each of the 106 criteria once, under its theme', () => {
	const numeros = grille().themes.flatMap(({ criteres }) => criteres.map(({ numero }) => numero));
	expect(numeros).toEqual(
		CRITERES.flatMap((nombre, theme) =>
			Array.from({ length: nombre }, (_, rang) => `${theme + 1}.${rang + 1}`)
		)
	);
	expect(numeros).toHaveLength(106);
});

it('what nobody tried does not count as met, and what is not met says why', () => {
	const { themes, nombres, taux } = grille();
	const criteres = themes.flatMap((theme) => theme.criteres);
	expect(taux).toBe(Math.floor((100 * nombres.conforme) / (106 - nombres['non-applicable'])));
	for (const { etat, numero, note } of criteres)
		if (etat === 'non-conforme') expect(note, numero).not.toBeNull();
});
