import { describe, expect, test } from 'vitest';
import { etiquettes, graduations, intensite, type PasVu, plafond, reperes, trace } from './geometrie.ts';

const pas = (total: number, avant: number | null = null, vigie = total): PasVu => ({
	semaine: '2026-03-02',
	vigie,
	total,
	avant
});
const BOITE = { haut: 10, hauteur: 100, marge: 0 };

describe('la courbe', () => {
	test('part de zéro en bas et touche le haut au plus grand nombre', () => {
		expect(trace([pas(0), pas(5), pas(10)], BOITE)).toMatchObject({
			total: 'M0,100L500,50L1000,0',
			avant: null,
			finTotal: 0,
			finAvant: null
		});
	});
	test('empile le papier sur Vigie', () => {
		const { vigie, papier } = trace([pas(10, null, 5), pas(10, null, 5)], BOITE);
		expect(vigie).toBe('M0,50L1000,50L1000,100L0,100Z');
		expect(papier).toBe('M0,0L1000,0L1000,50L0,50Z');
	});
	test('trace l’année d’avant dès que quelque chose en est connu', () => {
		expect(trace([pas(0, 0), pas(2, 10)], BOITE)).toMatchObject({ avant: 'M0,100L1000,0', finAvant: 0 });
	});
	test('monte jusqu’à l’année d’avant quand elle est plus haute', () => {
		expect(plafond([pas(3, 12), pas(4, 9)])).toBe(12);
		expect(plafond([])).toBe(1);
	});
});

test.for([1, 2, 3, 7, 12, 99, 1234])('les graduations de %d sont entières et partent de zéro', (haut) => {
	const vues = graduations(haut, { hauteur: 100, marge: 0, nombre: String });
	expect(vues.haut).toBeGreaterThanOrEqual(haut);
	expect(vues.lignes[0]).toEqual({ y: 100, texte: '0' });
	expect(vues.lignes.length).toBeLessThanOrEqual(7);
	for (const { texte } of vues.lignes) expect(Number.isInteger(Number(texte))).toBe(true);
});

test('les mois sont nommés sous leur première semaine, sans se serrer', () => {
	const semaines = Array.from({ length: 40 }, (_, rang) =>
		Temporal.PlainDate.from('2026-01-05').add({ weeks: rang }).toString()
	);
	expect(reperes(semaines.slice(0, 9), 6)).toEqual([
		{ x: 50, texte: 'févr.' },
		{ x: 100, texte: 'mars' }
	]);
	expect(reperes(semaines, 6).map(({ texte }) => texte)).toEqual(['févr.', 'avril', 'juin', 'août', 'oct.']);
});

describe('les étiquettes', () => {
	const place = { ecart: 30, hauteur: 100 };
	test.for([
		['restent où elles sont quand elles ont la place', 10, 90, { a: 10, b: 90 }],
		['s’écartent quand elles se touchent', 50, 52, { a: 36, b: 66 }],
		['ne sortent pas par le haut', 0, 2, { a: 15, b: 45 }],
		['ni par le bas', 100, 98, { a: 100, b: 70 }],
		['même égales', 50, 50, { a: 35, b: 65 }]
	] as const)('%s', ([, a, b, vues]) => {
		expect(etiquettes(a, b, place)).toEqual(vues);
	});
	test('une seule reste dans le graphique', () => {
		expect(etiquettes(0, null, place)).toEqual({ a: 15, b: null });
	});
});

test('une case vide n’a pas de teinte, la plus grande a la plus forte', () => {
	expect([0, -2, 1, 4, 6, 8].map((n) => intensite(n, 8))).toEqual([0, 0, 1, 2, 3, 4]);
});
