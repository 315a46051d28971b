import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cascade, nombreDit, SEUIL_DE_PROTECTION, type EngagementEnAttente } from './cascade.ts';

const seuils = (...uns: number[]): EngagementEnAttente[] =>
	uns.map((seuil, rang) => ({ id: `${rang}`, seuil }));

describe('les engagements se tiennent', () => {
	it.each([
		['personne ne s’engage', [], 0, 0],
		['cinq personnes qui en veulent quatre chacune', [4, 4, 4, 4, 4], 0, 5],
		['il manque une personne à quatre engagements', [4, 4, 4, 4], 0, 0],
		['une seule exigence trop haute ne retient pas les autres', [4, 4, 4, 4, 4, 30], 0, 5],
		['chacun entraîne le suivant', [4, 4, 4, 4, 4, 5, 6, 7], 0, 8],
		['la chaîne casse au premier maillon manquant', [4, 4, 4, 4, 4, 5, 7, 8], 0, 6],
		['le grand nombre se tient sans petit groupe au départ', Array.from({ length: 21 }, () => 20), 0, 21],
		['des collègues ont déjà refusé', [4], 4, 5],
		['des collègues ont déjà refusé, pas assez', [5], 4, 0],
		['qui a déjà refusé n’attend personne', [0, 0, 0, 0, 4], 0, 5],
		['sous le seuil de protection, rien ne bascule', [0, 1, 1], 1, 0]
	])('%s', (_, voulus, deja, ensemble) => {
		const lue = cascade(seuils(...voulus), deja);
		expect(lue.ensemble).toBe(ensemble);
		expect(lue.atteints).toHaveLength(ensemble === 0 ? 0 : ensemble - deja);
	});

	it('ceux qui basculent sont ceux qui demandaient le moins', () => {
		expect(cascade(seuils(30, 4, 4, 4, 4, 4), 0).atteints.toSorted()).toEqual(['1', '2', '3', '4', '5']);
	});
});

const engagements = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });
const deja = fc.integer({ min: 0, max: 6 });

describe('quel que soit le service', () => {
	it('c’est le plus grand groupe qui se tient, trouvé en les essayant tous', () => {
		fc.assert(
			fc.property(engagements, deja, (uns, d) => {
				let plusGrand = 0;
				for (let choix = 0; choix < 2 ** uns.length; choix += 1) {
					const groupe = uns.filter((_, rang) => (choix >> rang) & 1);
					const seTient = groupe.every((seuil) => seuil <= d + groupe.length - 1);
					if (seTient) plusGrand = Math.max(plusGrand, groupe.length);
				}
				const attendu = plusGrand > 0 && plusGrand + d >= SEUIL_DE_PROTECTION ? plusGrand : 0;
				expect(cascade(seuils(...uns), d).atteints).toHaveLength(attendu);
			}),
			{ numRuns: 200 }
		);
	});

	it('chacun de ceux qui basculent a ses collègues', () => {
		fc.assert(
			fc.property(engagements, deja, (uns, d) => {
				const { atteints, ensemble } = cascade(seuils(...uns), d);
				for (const id of atteints) expect(uns[Number(id)]).toBeLessThanOrEqual(ensemble - 1);
			})
		);
	});

	it('une personne de plus n’en fait sortir aucune', () => {
		fc.assert(
			fc.property(engagements, fc.integer({ min: 0, max: 12 }), deja, (uns, un, d) => {
				const avant = new Set(cascade(seuils(...uns), d).atteints);
				const apres = new Set(cascade(seuils(...uns, un), d).atteints);
				expect(avant.isSubsetOf(apres)).toBe(true);
			})
		);
	});
});

it.each([
	[0, null],
	[4, null],
	[5, 5],
	[9, 5],
	[10, 10],
	[23, 20]
])('de %i personnes, on dit %s', (nombre, dit) => {
	expect(nombreDit(nombre)).toBe(dit);
});
