import { describe, expect, it } from 'vitest';
import type { EmployeurCode, PieceConvocation, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import type { AControler } from './controles.ts';
import { controles, sourceDuMeneur } from './controles.ts';
import { lectureConvocation } from './lecture.ts';

const TOUTES: PieceConvocation[] = ['fiche-de-poste', 'trame-compte-rendu', 'compte-rendu-precedent'];
const complete: AControler = { preavisJours: 20, pieces: TOUTES, heure: '10:00', lieu: 'salle 2' };

const resume = (convocation: AControler) =>
	controles(convocation).map(({ code, niveau, fondement }) => [code, niveau, fondement?.code ?? null]);

describe('préavis', () => {
	it.each<[RegimeCode | undefined, string, string | null]>([
		[undefined, 'erreur', null],
		['fpe', 'erreur', 'decret-2010-888-art-2'],
		['fpt', 'erreur', 'decret-2014-1526-art-6'],
		['fph', 'erreur', 'decret-2020-719'],
		['contractuel-etat', 'erreur', 'decret-86-83-art-1-4'],
		['contractuel-territorial', 'erreur', 'decret-88-145-art-1-3'],
		['contractuel-hospitalier', 'alerte', 'decret-91-155-art-1-3']
	])('%s : sept jours manquent, huit suffisent tout juste, neuf suffisent', (regime, niveau, source) => {
		expect(resume({ ...complete, regime, preavisJours: 7 })).toEqual([
			['preavis-insuffisant', niveau, source]
		]);
		expect(resume({ ...complete, regime, preavisJours: 8 })).toEqual([['preavis-limite', 'info', source]]);
		expect(resume({ ...complete, regime, preavisJours: 9 })).toEqual([]);
		expect(resume({ ...complete, regime, preavisJours: null })).toEqual([]);
	});

	it.each<RegimeCode>(['onic-2005', 'ouvriers-defense-1972'])(
		'%s : aucun préavis dans le texte',
		(regime) => {
			expect(resume({ ...complete, regime, preavisJours: 0, pieces: [] })).toEqual([]);
		}
	);

	it('convocation reçue le jour même ou après : la phrase le dit', () => {
		const phrase = (preavisJours: number) => controles({ ...complete, preavisJours })[0]?.texte;
		expect(phrase(0)).toContain('le jour même');
		expect(phrase(-3)).toContain('après la date de l’entretien');
		expect(phrase(1)).toContain('1\u00a0jour entre');
	});
});

describe('éducation et enseignement supérieur', () => {
	const biatss = (detail: Partial<AControler>, regime: RegimeCode | undefined = 'fpe') =>
		resume({ ...complete, regime, employeur: 'education-biatss', ...detail });
	const arrete = 'arrete-2013-03-18-education';

	it.each([
		[7, [['preavis-insuffisant', 'erreur', 'decret-2010-888-art-2']]],
		[
			8,
			[
				['preavis-limite', 'info', 'decret-2010-888-art-2'],
				['preavis-insuffisant', 'alerte', arrete]
			]
		],
		[14, [['preavis-insuffisant', 'alerte', arrete]]],
		[15, [['preavis-limite', 'info', arrete]]],
		[16, []]
	])('%i jours', (preavisJours, attendu) => {
		expect(biatss({ preavisJours })).toEqual(attendu);
	});

	it('l’heure et le lieu doivent être écrits', () => {
		expect(biatss({ lieu: null })).toEqual([['mentions-incompletes', 'alerte', arrete]]);
	});

	it('ne vise pas les contractuels', () => {
		expect(biatss({ preavisJours: 10, lieu: null }, 'contractuel-etat')).toEqual([]);
	});

	it('s’applique sans régime donné, l’employeur suffit', () => {
		expect(resume({ ...complete, preavisJours: 10, employeur: 'education-biatss' })).toEqual([
			['preavis-insuffisant', 'alerte', arrete]
		]);
	});
});

describe('pièces', () => {
	const exigees: RegimeCode[] = ['fpt', 'fph', 'contractuel-territorial'];

	it.each(REGIMES)('%s', (regime) => {
		const codes = resume({ ...complete, regime, pieces: [] }).map(([code]) => code);
		expect(codes).toEqual(exigees.includes(regime) ? ['fiche-de-poste-absente', 'trame-absente'] : []);
	});

	it('une seule manque', () => {
		expect(resume({ ...complete, regime: 'fpt', pieces: ['fiche-de-poste'] })).toEqual([
			['trame-absente', 'alerte', 'decret-2014-1526-art-6']
		]);
	});

	it('sans régime, rien n’est réclamé', () => {
		expect(resume({ ...complete, pieces: [] })).toEqual([]);
	});
});

it.each<EmployeurCode>(['dgfip', 'finances', 'douane'])('%s suit le décret', (employeur) => {
	expect(resume({ ...complete, regime: 'fpe', employeur, preavisJours: 9, pieces: [] })).toEqual([]);
});

it.each<[RegimeCode | undefined, string | null]>([
	['fpe', 'decret-2010-888-art-2'],
	['fpt', 'decret-2014-1526-art-2'],
	['onic-2005', null],
	[undefined, null]
])('qui mène l’entretien, sous %s : le texte qui le dit', (regime, code) => {
	expect(sourceDuMeneur({ regime })).toBe(code);
	const texte = 'Vous êtes attendue à votre entretien professionnel le 10 mars 2026 à 14 h, bureau 12.';
	const { alertes } = lectureConvocation(texte, { regime });
	expect(alertes.find((une) => une.code === 'evaluateur-inconnu')?.fondement?.code ?? null).toBe(code);
});

it('un employeur qui n’a personne sous ce régime n’y change rien', () => {
	expect(resume({ ...complete, regime: 'fpt', employeur: 'dgfip', preavisJours: 7, pieces: [] })).toEqual(
		resume({ ...complete, regime: 'fpt', preavisJours: 7, pieces: [] })
	);
});
