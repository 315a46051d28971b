import { describe, expect, test } from 'vitest';
import { type Ajout, courbe, etendue, lundi, semaines, unAnAvant } from './courbes.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const ajout = (semaine: string, vigie: number, papier = 0): Ajout => ({
	semaine: jour(semaine),
	vigie,
	papier
});

describe('les semaines', () => {
	test.for([
		['2026-03-02', '2026-03-02'],
		['2026-03-08', '2026-03-02'],
		['2026-01-01', '2025-12-29']
	] as const)('celle du %s commence le lundi %s', ([le, debut]) => {
		expect(lundi(jour(le)).toString()).toBe(debut);
	});

	test('la même semaine un an avant commence aussi un lundi', () => {
		expect(unAnAvant(jour('2026-03-02')).toString()).toBe('2025-03-03');
		expect(unAnAvant(jour('2026-03-02')).dayOfWeek).toBe(1);
	});

	test('se suivent, la première et la dernière comprises', () => {
		const vues = semaines({ du: jour('2026-03-02'), au: jour('2026-03-16') });
		expect(vues.map(String)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16']);
	});
});

describe('l’étendue d’une saison', () => {
	const en = (enCours: boolean, vues: string[], avant: string[] = [], ceJour = '2026-04-15') => {
		const { du, au } = etendue(vues.map(jour), avant.map(jour), { enCours, ceJour: jour(ceJour) });
		return [du.toString(), au.toString()];
	};
	test('va de la première semaine connue à celle-ci', () => {
		expect(en(true, ['2026-01-12', '2026-02-02'])).toEqual(['2026-01-12', '2026-04-13']);
	});
	test('commence plus tôt si l’année d’avant a commencé plus tôt', () => {
		expect(en(true, ['2026-01-12'], ['2025-01-06'])).toEqual(['2026-01-05', '2026-04-13']);
	});
	test('s’arrête à la dernière semaine connue d’une saison passée', () => {
		expect(en(false, ['2024-01-08', '2024-06-03'], [], '2026-04-15')).toEqual(['2024-01-08', '2024-06-03']);
	});
	test('montre huit semaines quand rien n’est connu', () => {
		expect(en(true, [])).toEqual(['2026-02-23', '2026-04-13']);
	});
	test('n’en montre jamais plus de soixante', () => {
		expect(en(true, ['2020-01-06'])).toEqual(['2025-02-24', '2026-04-13']);
	});
});

describe('la courbe', () => {
	const vue = { du: jour('2026-03-02'), au: jour('2026-03-16') };

	test('s’élève de ce que chaque semaine ajoute, le papier à part', () => {
		const pas = courbe([ajout('2026-03-02', 2), ajout('2026-03-16', 1, 4)], [], vue);
		expect(pas).toMatchObject([
			{ ajout: 2, vigie: 2, papier: 0, total: 2, avant: null },
			{ ajout: 0, vigie: 2, papier: 0, total: 2 },
			{ ajout: 5, vigie: 3, papier: 4, total: 7 }
		]);
	});

	test('porte ce qui précède sa première semaine, et redescend quand un comptage est corrigé', () => {
		const pas = courbe([ajout('2026-02-02', 0, 9), ajout('2026-03-09', 0, -4)], [], vue);
		expect(pas.map(({ ajout: un, total }) => [un, total])).toEqual([
			[9, 9],
			[-4, 5],
			[0, 5]
		]);
	});

	test('se compare aux mêmes semaines de l’année d’avant', () => {
		const pas = courbe([], [ajout('2025-03-03', 2), ajout('2025-03-17', 3), ajout('2025-03-24', 9)], vue);
		expect(pas.map(({ avant }) => avant)).toEqual([2, 2, 5]);
	});
});
