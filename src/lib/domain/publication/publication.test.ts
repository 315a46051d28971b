import { describe, expect, it } from 'vitest';
import { ensemble, eprouve, RIEN, seuilEtArrondi, seuilSeul } from '../../../../test/support/epreuve.ts';
import { tireUnion } from '../../../../test/support/unions.ts';
import { attaque } from './attaque.ts';
import { protege, type Comptes, type Lieu, type Publie } from './protection.ts';
import { arbreDeSaison, propre, semainesAPublier, UNION } from './saison.ts';
import { bordDuHaut, effectifDit, estChiffree, formeDeTranche, trancheDeService } from './tranches.ts';

const SEEDS = [1, 78, 163, 1071, 2001, 2002];

describe('ce qui est dit d’un service', () => {
	it.each([
		[0, 40, { min: 0, max: 7 }, 'moins-de'],
		[7, 40, { min: 0, max: 7 }, 'moins-de'],
		[8, 40, { min: 8, max: 12 }, 'arrondi'],
		[22, 40, { min: 18, max: 22 }, 'arrondi'],
		[33, 40, { min: 33, max: 40 }, 'au-moins'],
		[40, 40, { min: 33, max: 40 }, 'au-moins'],
		[200, 200, { min: 178, max: 200 }, 'au-moins'],
		[0, 15, { min: 0, max: 7 }, 'moins-de'],
		[15, 15, { min: 8, max: 15 }, 'au-moins']
	] as const)('%i sur %i', (nombre, effectif, tranche, forme) => {
		expect(trancheDeService(nombre, effectif)).toEqual(tranche);
		expect(formeDeTranche(tranche, effectif)).toBe(forme);
	});

	it('n’est rien, quel que soit le nombre, quand l’effectif est petit ou inconnu', () => {
		for (const effectif of [null, 1, 5, 10, 11, 14])
			for (let nombre = 0; nombre <= 14; nombre++) expect(trancheDeService(nombre, effectif)).toBeNull();
	});

	it('laisse toujours huit agents de doute en bas, sept et un dixième de l’effectif en haut', () => {
		for (let effectif = 15; effectif <= 400; effectif++) {
			const haut = bordDuHaut(effectif) ?? 0;
			expect(effectif - haut).toBeGreaterThanOrEqual(Math.max(7, effectif / 10));
			const fautes = Array.from({ length: effectif + 1 }, (_, nombre) => nombre).filter((nombre) => {
				const { min, max } = trancheDeService(nombre, effectif) ?? { min: 1, max: 0 };
				return nombre < min || nombre > (max ?? 0) || (max ?? 0) - min < 4;
			});
			expect(fautes).toEqual([]);
		}
	});

	it('arrondit les effectifs, et tait les petits', () => {
		expect([null, 10, 11, 13, 38].map(effectifDit)).toEqual([null, null, 10, 15, 40]);
	});
});

/** All the weeks of the union of this seed. */
function semainesDe(seed: number): {
	lieux: Lieu[];
	comptes: ReadonlyMap<string, Comptes>[];
	parues: Publie[];
} {
	const { lieux, semaines } = tireUnion(seed);
	const parues: Publie[] = [];
	for (const comptes of semaines) parues.push(protege(lieux, comptes, parues.at(-1) ?? null));
	return { lieux, comptes: semaines, parues };
}

describe('ce qui est dit des sommes', () => {
	it('se coupe de la même façon quel que soit l’ordre des lieux', () => {
		const { lieux, comptes, parues } = semainesDe(1);
		expect(protege(lieux.toReversed(), comptes[0] ?? new Map(), null)).toEqual(parues[0]);
	});

	it('contient le nombre de personnes comptées', () => {
		for (const seed of SEEDS) {
			const { lieux, comptes, parues } = semainesDe(seed);
			const sous = Map.groupBy(lieux, ({ parent }) => parent);
			const total = ({ id, effectif }: Lieu): number =>
				Math.min(comptes[0]?.get(id)?.participants ?? 0, effectif ?? Infinity) +
				(sous.get(id) ?? []).reduce((somme, un) => somme + total(un), 0);
			for (const lieu of lieux) {
				const tranche = parues[0]?.get(lieu.id)?.participants;
				if (!tranche) continue;
				expect(total(lieu)).toBeGreaterThanOrEqual(tranche.min);
				expect(total(lieu)).toBeLessThanOrEqual(tranche.max ?? Infinity);
			}
		}
	});

	it('tient pour la saison ce qui a été dit quand peu de personnes se retirent, et suit une correction', () => {
		const lieux: Lieu[] = [
			{ id: 'u', parent: null, effectif: null },
			{ id: 's', parent: 'u', effectif: 60 }
		];
		const dit = (participants: number, avant: Publie | null) =>
			protege(lieux, new Map([['s', { participants }]]), avant);
		const premiere = dit(23, null);
		expect(dit(20, premiere).get('s')?.participants).toEqual({ min: 23, max: 27 });
		expect(dit(4, premiere).get('s')?.participants).toEqual({ min: 0, max: 7 });
	});
});

describe('ce qui est dit ne dépend que de ce qui est dit', () => {
	const LIEUX: Lieu[] = [
		{ id: 'u', parent: null, effectif: null },
		{ id: 'd', parent: 'u', effectif: null },
		{ id: 'a', parent: 'd', effectif: 40 },
		{ id: 'b', parent: 'd', effectif: 10 },
		{ id: 'e', parent: 'u', effectif: 60 }
	];
	const suite = (...semaines: [a: Comptes, b: number][]): Publie[] => {
		const parues: Publie[] = [];
		for (const [a, b] of semaines) {
			const comptes = new Map([
				['a', a],
				['b', { participants: b, refus: b }]
			]);
			parues.push(protege(LIEUX, comptes, parues.at(-1) ?? null));
		}
		return parues;
	};

	it('même quand une notion corrigée passe sous une notion tenue', () => {
		const tout = (b: number) =>
			suite([{ participants: 23, refus: 18 }, b], [{ participants: 13, refus: 13 }, b])
				.at(-1)
				?.get('d')?.refus;
		expect(tout(10)).toEqual(tout(9));
	});

	it('et jamais des agents qui n’ont pas de ligne à eux', () => {
		const dit = (propres: number) =>
			protege(
				[...LIEUX, { id: 'd:propre', parent: 'd', effectif: 50, tu: true }],
				new Map([
					['a', { participants: 21 }],
					['d:propre', { participants: propres }]
				]),
				null
			);
		// 22 and 23 are on both sides of an edge, what they add up to is not.
		expect(dit(22).get('d:propre')?.participants).toBeNull();
		expect(dit(22)).toEqual(dit(23));
	});

	it('et une somme n’est pas tenue au-dessus de parties corrigées', () => {
		const lieux: Lieu[] = [
			{ id: 'u', parent: null, effectif: null },
			{ id: 'a', parent: 'u', effectif: 40 }
		];
		const premiere = protege(lieux, new Map([['a', { participants: 18 }]]), null);
		const neuf: Lieu = { id: 'n', parent: 'u', effectif: 6 };
		const apres = (n: number) =>
			protege(
				[...lieux, neuf],
				new Map([
					['a', { participants: 12 }],
					['n', { participants: n }]
				]),
				premiere
			).get('u')?.participants;
		expect(apres(6)).toEqual(apres(0));
	});
});

describe('l’attaque', () => {
	it('ne retrouve aucun nombre protégé, et près de la moitié des services gardent leur chiffre', () => {
		let total = RIEN;
		for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
			total = ensemble(total, eprouve(seed, protege, { sections: [2, 4], semaines: 5 }));
		expect(total).toMatchObject({ recouvrees: 0, cernees: 0, precisees: 0 });
		expect(total.reste).toBeGreaterThanOrEqual(3);
		expect(total.protegees).toBeGreaterThan(10_000);
		expect(total.chiffres / total.services).toBeGreaterThanOrEqual(0.45);
	});

	it('retrouve des nombres quand chaque lieu est protégé seul, arrondi ou non', () => {
		for (const regle of [seuilSeul, seuilEtArrondi]) {
			let total = RIEN;
			for (const seed of [1, 2, 3, 4])
				total = ensemble(total, eprouve(seed, regle, { sections: [2, 4], semaines: 4 }));
			expect(total.recouvrees).toBeGreaterThan(0);
		}
	});

	it('retranche, et se sert des semaines et des complices', () => {
		const lieux: Lieu[] = [
			{ id: 'u', parent: null, effectif: null },
			{ id: 'a', parent: 'u', effectif: 20 },
			{ id: 'b', parent: 'u', effectif: 9 }
		];
		const rien = { convoques: null, refus: null, absences: null, comptesRendus: null, contestations: null };
		const semaine = (u: number, a: number): Publie =>
			new Map([
				['u', { ...rien, participants: { min: u, max: u } }],
				['a', { ...rien, participants: { min: a, max: a } }]
			]);
		const personne = { section: new Map(), complices: [] };
		const { recouvrees } = attaque(lieux, [semaine(14, 10)], personne);
		expect(recouvrees).toContainEqual(
			expect.objectContaining({ lieu: 'b', notion: 'participants', avant: 10, apres: 1 })
		);
	});
});

describe('la saison', () => {
	const place = (id: string, parent: string, effectif: number | null = 20) => ({
		id,
		nom: id.toUpperCase(),
		parent,
		sectionId: 's',
		effectif
	});

	it('garde à un service déplacé la place qu’il avait, et fait entrer un nouveau là où il est', () => {
		const parues = [place('s', UNION), place('d', 's'), place('e', 's'), place('v', 'd')];
		const { lieux, places } = arbreDeSaison(
			[place('s', UNION, null), place('d', 's', 3), place('e', 's'), place('v', 'e'), place('n', 'e')],
			parues,
			null
		);
		expect(places.find(({ id }) => id === 'v')?.parent).toBe('d');
		expect(places.find(({ id }) => id === 'n')?.parent).toBe('e');
		expect(lieux).toContainEqual({ id: propre('d'), parent: 'd', effectif: 3, tu: true });
		expect(places.some(({ id }) => id === propre('d'))).toBe(false);
	});

	it('compte avec lui un service créé dans un service qui a déjà ses chiffres', () => {
		const avant = [place('s', UNION, null), place('d', 's', 40), place('e', 's', 30), place('f', 's', null)];
		const premier = arbreDeSaison(avant, [], null);
		const compte = (d: number): [string, Comptes][] => [
			['d', { participants: d }],
			['e', { participants: 10 }]
		];
		const dit = protege(premier.lieux, new Map(compte(18)), null);
		const apres = [
			...[place('s', UNION, null), place('d', 's', 34), place('e', 's', 30), place('f', 's', null)],
			...[place('n', 'd', 5), place('m', 'n', 1), place('g', 'f', 20)]
		];
		const { lieux, places, repliees } = arbreDeSaison(apres, premier.places, dit);
		expect(repliees).toEqual(
			new Map([
				['n', 'd'],
				['m', 'd']
			])
		);
		expect(lieux).toContainEqual({ id: 'd', parent: 's', effectif: 40 });
		expect(places.map(({ id }) => id)).toEqual([UNION, 's', 'd', 'e', 'f', 'g']);
		expect(protege(lieux, new Map(compte(18)), dit).get('d')).toEqual(dit.get('d'));
	});

	it.each([
		['2026-03-11', 2026, '2026-03-02', false],
		['2026-03-09', 2026, '2026-03-02', false],
		['2026-03-08', 2026, '2026-02-23', false],
		['2026-12-28', 2026, '2026-12-21', true],
		['2027-01-04', 2027, '2026-12-28', false]
	])('le %s paraît la semaine finie de %i', (au, saison, semaine, annuelle) => {
		expect(semainesAPublier(Temporal.PlainDate.from(au)).at(-1)).toEqual({
			saison,
			semaine: Temporal.PlainDate.from(semaine),
			annuelle
		});
	});

	it('paraît en retard plutôt que pas du tout', () => {
		expect(semainesAPublier(Temporal.PlainDate.from('2027-02-03'))[0]).toEqual({
			saison: 2026,
			semaine: Temporal.PlainDate.from('2026-12-21'),
			annuelle: true
		});
	});
});

describe('un nombre à soi', () => {
	it('n’est pas une tranche basse', () => {
		expect([null, { min: 0, max: 7 }, { min: 8, max: 12 }].map(estChiffree)).toEqual([false, false, true]);
	});
});
