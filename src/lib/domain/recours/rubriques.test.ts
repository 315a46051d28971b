import { describe, expect, it } from 'vitest';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { codeDeSource, fondement } from '#lib/domain/regimes/fondements.ts';
import { ecartees } from '#lib/domain/recours/brouillon.ts';
import {
	CODES_DE_RUBRIQUE,
	laisses,
	RUBRIQUES,
	rubriqueDe,
	rubriques,
	type RubriqueCode
} from '#lib/domain/recours/rubriques.ts';

const AGENTS: [string, RegimeCode, EmployeurCode | null][] = [
	['à la DGFiP', 'fpe', 'dgfip'],
	['aux douanes', 'fpe', 'douane'],
	['BIATSS', 'fpe', 'education-biatss'],
	['ailleurs à l’État', 'fpe', null],
	['territorial', 'fpt', null],
	['hospitalier', 'fph', null],
	['contractuel de l’État', 'contractuel-etat', null],
	['contractuel territorial', 'contractuel-territorial', null],
	['contractuel hospitalier', 'contractuel-hospitalier', null]
];

const codes = (regime: RegimeCode, employeur: EmployeurCode | null): RubriqueCode[] =>
	rubriques({ regime, employeur }).map(({ code }) => code);

describe('les rubriques d’un compte rendu, par régime', () => {
	it('chaque code a sa rubrique, une seule, dans l’ordre', () => {
		expect(RUBRIQUES.map(({ code }) => code)).toEqual([...CODES_DE_RUBRIQUE]);
	});

	it.each(AGENTS)(
		'%s : les thèmes communs, l’appréciation générale et les mentions y sont',
		(_, regime, employeur) => {
			expect(codes(regime, employeur)).toEqual(
				expect.arrayContaining([
					'fonctions',
					'resultats',
					'objectifs',
					'maniere',
					'acquis',
					'formation',
					'perspectives',
					'appreciation',
					'mention',
					'autre'
				])
			);
		}
	);

	it.each(AGENTS)('%s : une grille et une seule, sous son nom', (_, regime, employeur) => {
		const grilles = codes(regime, employeur).filter((code) => code === 'croix' || code === 'niveaux');
		const tableau = employeur === 'dgfip' || employeur === 'douane';
		expect(grilles).toEqual([tableau ? 'croix' : 'niveaux']);
	});

	it.each([
		['fpe', true],
		['fpt', true],
		['fph', false],
		['contractuel-etat', false],
		['contractuel-territorial', false]
	] as const)('%s : appréciation particulière du dernier échelon, %s', (regime, attendu) => {
		expect(codes(regime, null).includes('dernier-echelon')).toBe(attendu);
	});

	it.each(AGENTS)('%s : aucun texte d’un autre versant n’est cité', (_, regime, employeur) => {
		const cites = rubriques({ regime, employeur }).flatMap(({ fondements }) => fondements);
		const ETAT = 'decret-2010-888-art-3';
		expect(cites.includes(ETAT)).toBe(regime === 'fpe');
		for (const code of cites) expect(codeDeSource(fondement(code))).toBe(code);
	});

	it('ce que le texte dit des conditions du service n’est écrit que là où il a été lu', () => {
		const conseil = (regime: RegimeCode) => rubriqueDe('resultats', { regime, employeur: null }).conseil;
		expect(conseil('fpt')).toContain('conditions d’organisation');
		expect(conseil('fph')).not.toContain('conditions d’organisation');
		expect(conseil('contractuel-hospitalier')).not.toContain('conditions d’organisation');
	});

	it('ce qui n’existe pas dans le régime n’est pas dit laissé de côté', () => {
		const population = { regime: 'contractuel-etat', employeur: null } as const;
		const dits = laisses(ecartees([]), population);
		expect(dits).not.toContain('croix');
		expect(dits).not.toContain('dernier-echelon');
		expect(dits).toContain('niveaux');
	});
});
