import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Compte,
	decomptes,
	effectifDepasse,
	estCompte,
	NOTIONS,
	part,
	reste,
	retard,
	type Ligne
} from './section.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const vigie = (notion: Compte['notion'], nombre: number): Compte => ({ source: 'vigie', notion, nombre });
const papier = (notion: Compte['notion'], nombre: number): Compte => ({ source: 'papier', notion, nombre });
const ligne = (effectif: number | null, comptes: Compte[], sansEffectif = 0): Ligne => ({
	noeud: 'a',
	nom: 'A',
	ferme: false,
	enfants: 0,
	effectif,
	sansEffectif,
	decompte: decomptes(comptes)
});

test('le papier reste à part de Vigie, et s’y ajoute ; une notion n’entre jamais dans une autre', () => {
	const vu = decomptes([vigie('refus', 3), vigie('refus', -1), papier('refus', 4), vigie('absences', 1)]);
	expect(vu.refus).toEqual({ vigie: 2, papier: 4, total: 6 });
	expect(vu.absences).toEqual({ vigie: 1, papier: 0, total: 1 });
	expect(NOTIONS.filter((notion) => vu[notion].total > 0)).toEqual(['refus', 'absences']);
});

test('ce qui n’est dans aucun service est ce qui manque pour faire le tout', () => {
	const comptes = fc.array(
		fc.record({
			source: fc.constantFrom('vigie' as const, 'papier' as const),
			notion: fc.constantFrom(...NOTIONS),
			nombre: fc.nat(50)
		})
	);
	fc.assert(
		fc.property(fc.array(comptes, { maxLength: 5 }), comptes, (services, dehors) => {
			const tout = decomptes([...services.flat(), ...dehors]);
			expect(reste(tout, services.map(decomptes))).toEqual(decomptes(dehors));
		})
	);
});

test('personne n’est compté tant que tout est à zéro', () => {
	expect(estCompte(decomptes([]))).toBe(false);
	expect(estCompte(decomptes([papier('engages', 1)]))).toBe(true);
});

describe('la part', () => {
	test.for([
		['arrondie au pour cent', 12, 5, 0, 42],
		['nulle quand personne ne participe', 12, 0, 0, 0],
		['entière', 12, 12, 0, 100],
		['tue quand l’effectif manque', null, 5, 0, null],
		['tue quand il manque celui d’un service', 12, 5, 1, null],
		['tue quand il est plus petit que les participants', 4, 5, 0, null]
	] as const)('%s', ([, effectif, participants, sansEffectif, attendue]) => {
		expect(part(ligne(effectif, [vigie('participants', participants)], sansEffectif))).toBe(attendue);
	});

	test('est celle de la notion demandée', () => {
		const une = ligne(20, [vigie('participants', 10), papier('refus', 5)]);
		expect(part(une, 'refus')).toBe(25);
	});
});

test('un effectif plus petit que les personnes comptées est à vérifier, sauf s’il en manque une partie', () => {
	expect(effectifDepasse(ligne(4, [vigie('convoques', 5)]))).toBe(true);
	expect(effectifDepasse(ligne(5, [vigie('convoques', 5)]))).toBe(false);
	expect(effectifDepasse(ligne(4, [vigie('convoques', 5)], 1))).toBe(false);
	expect(effectifDepasse(ligne(null, [vigie('convoques', 5)]))).toBe(false);
});

describe('les comptes rendus attendus', () => {
	test.for([
		['ne sont pas en retard le dernier jour annoncé', 3, ['2026-05-15'], '2026-05-15', 'a-venir'],
		['le sont le lendemain', 3, ['2026-05-15'], '2026-05-16', 'en-retard'],
		[
			'suivent le dernier jour quand il y en a plusieurs',
			3,
			['2026-05-15', '2026-06-30'],
			'2026-06-01',
			'a-venir'
		],
		['n’ont pas de retard sans date annoncée', 3, [null], '2026-06-01', 'sans-date'],
		['ne manquent pas quand tout est rendu', 0, ['2026-05-15'], '2026-06-01', 'aucun']
	] as const)('%s', ([, attendus, jours, au, etat]) => {
		const dates = jours.map((un) => (un === null ? null : jour(un)));
		expect(retard(attendus, dates, jour(au)).etat).toBe(etat);
	});
});
