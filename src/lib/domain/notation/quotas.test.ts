import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enMillioniemes } from './millioniemes.ts';
import { notationOnicDepuis } from './onic-2005.ts';
import { places, quotas } from './quotas.ts';

type Ligne = { agent: string; notePrecedente: number | null; note: number };

const corpsDe = (effectif: number, ecarts: readonly number[]): Ligne[] =>
	Array.from({ length: effectif }, (_, rang) => ({
		agent: `A${rang}`,
		notePrecedente: 20,
		note: 20 + (ecarts[rang] ?? 1)
	}));

function codesDuCorps(corps: readonly Ligne[]): string[] {
	const vu = notationOnicDepuis({ corps });
	if (!vu.ok) throw new Error(vu.refus.message);
	return vu.valeur.anomalies.filter(({ niveau }) => niveau === 'erreur').map(({ code }) => code);
}

describe('places d’un quota, arrondies à l’entier inférieur (article 10)', () => {
	it.each<[number, number, number]>([
		[0, 0, 0],
		[1, 0, 0],
		[3, 0, 0],
		[4, 0, 1],
		[5, 1, 1],
		[7, 1, 2],
		[9, 1, 2],
		[10, 2, 3],
		[12, 2, 3],
		[14, 2, 4],
		[15, 3, 4],
		[99, 19, 29],
		[100, 20, 30],
		[10_000, 2_000, 3_000]
	])('%s fonctionnaires : %s à +3, %s à +2', (effectif, maximale, soutenue) => {
		expect([places(20, effectif), places(30, effectif)]).toEqual([maximale, soutenue]);
	});

	it('comme le plus grand entier dont le centuple ne dépasse pas 20 N ou 30 N', () => {
		fc.assert(
			fc.property(fc.constantFrom(20, 30), fc.integer({ min: 0, max: 1_000_000_000 }), (pourcentage, n) => {
				const produit = BigInt(pourcentage) * BigInt(n);
				expect(BigInt(places(pourcentage, n))).toBe(produit / 100n);
			})
		);
	});
});

describe('quotas d’un corps', () => {
	it.each<[string, number, number[], string[]]>([
		['deux sur dix à +3, trois à +2 : tenus', 10, [3, 3, 2, 2, 2], []],
		['trois sur dix à +3 : dépassé', 10, [3, 3, 3], ['O09']],
		['quatre sur dix à +2 : dépassé', 10, [2, 2, 2, 2], ['O09']],
		['les deux dépassés : deux anomalies', 10, [3, 3, 3, 2, 2, 2, 2], ['O09', 'O09']],
		['les places libres à +3 ne servent pas à +2', 10, [2, 2, 2, 2, 2], ['O09']],
		['quatre fonctionnaires, un à +3 : 0,8 place fait zéro', 4, [3], ['O09']],
		['quatre fonctionnaires, un à +2 : 1,2 place fait une', 4, [2], []],
		['quarante pour cent à +1 : aucun quota', 10, [1, 1, 1, 1], []],
		['personne', 0, [], []]
	])('%s', (_, effectif, ecarts, codes) => {
		expect(codesDuCorps(corpsDe(effectif, ecarts))).toEqual(codes);
	});

	it('un quota dépassé nomme qui en bénéficie', () => {
		const vu = notationOnicDepuis({ corps: corpsDe(5, [3, 1, 3]) });
		if (!vu.ok) throw new Error(vu.refus.message);
		expect(vu.valeur.quotas?.[0]).toMatchObject({ places: 1, agents: ['A0', 'A2'] });
		expect(vu.valeur.anomalies[0]?.texte).toContain('2 personnes\u202f: A0, A2.');
	});

	it('le seul compte des notés change le résultat : à regarder, l’arrêté ne dit pas lequel retenir', () => {
		const corps = [...corpsDe(4, [3]), { agent: 'sans note', notePrecedente: 20, note: null }];
		const vu = notationOnicDepuis({ corps });
		if (!vu.ok) throw new Error(vu.refus.message);
		expect(vu.valeur.anomalies[0]).toMatchObject({ code: 'O09', niveau: 'alerte' });
		expect(vu.valeur.anomalies[0]?.texte).toContain('ne dit pas lequel retenir');
	});

	it('chaque corps tiré au sort est jugé comme par un calcul sur fractions exactes', () => {
		const ecarts = fc.array(fc.constantFrom(3, 2, 1, 0, -0.5, -1), { maxLength: 60 });
		fc.assert(
			fc.property(ecarts, fc.integer({ min: 0, max: 40 }), (tires, depart) => {
				const corps = tires.map((ecart, rang) => ({
					agent: `A${rang}`,
					notePrecedente: enMillioniemes(depart) ?? 0,
					note: enMillioniemes(depart + ecart) ?? 0
				}));
				const [maximale, soutenue] = quotas(corps);
				const donnes = (points: number) => BigInt(tires.filter((ecart) => ecart === points).length);
				const effectif = BigInt(tires.length);
				// More than 20 % of N, as fractions: 100 × given > 20 × N. Rounding down changes nothing to that.
				expect((maximale?.agents.length ?? 0) > (maximale?.places ?? 0)).toBe(
					donnes(3) * 100n > 20n * effectif
				);
				expect((soutenue?.agents.length ?? 0) > (soutenue?.places ?? 0)).toBe(
					donnes(2) * 100n > 30n * effectif
				);
			})
		);
	});

	it('dix mille lignes, toutes hors des marges : chacune est nommée', () => {
		const vu = notationOnicDepuis({ corps: corpsDe(10_000, Array(10_000).fill(0.1)) });
		if (!vu.ok) throw new Error(vu.refus.message);
		expect(vu.valeur.anomalies.filter(({ code }) => code === 'O08')).toHaveLength(10_000);
	});
});
