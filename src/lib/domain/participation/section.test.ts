import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	NOTIONS,
	part,
	participationDeLaSection,
	type NombresDePapier,
	type NombresDeVigie,
	type Service
} from './section.ts';

const service = (id: string, parentId: string | null, effectif: number | null, ferme = false): Service => ({
	id,
	nom: id,
	parentId,
	effectif,
	ferme
});
const vigie = (serviceId: string | null, participants: number, refus = 0): NombresDeVigie => ({
	serviceId,
	participants,
	refus,
	convoques: participants,
	absences: 0,
	comptesRendus: 0,
	contestations: 0
});
const papier = (serviceId: string, participants: number): NombresDePapier => ({
	serviceId,
	participants,
	refus: 0,
	absences: 0,
	comptesRendus: 0,
	contestations: 0
});
const ligne = (vu: ReturnType<typeof participationDeLaSection>, nom: string) => {
	const une = vu.lignes.find((autre) => autre.nom === nom);
	if (!une) throw new Error(`No line ${nom}`);
	return une;
};

describe('l’effectif d’un service qui en contient d’autres', () => {
	test.for([
		['les additionne au sien', 3, [10, 20], 33, 0],
		['n’a pas besoin du sien', null, [10, 20], 30, 0],
		['dit ce qui manque', null, [10, null], 10, 1],
		['est inconnu quand rien n’est connu', null, [null, null], null, 2]
	] as const)('%s', ([, sien, dedans, effectif, sansEffectif]) => {
		const services = [
			service('haut', null, sien),
			...dedans.map((un, rang) => service(`bas ${rang}`, 'haut', un))
		];
		const vu = participationDeLaSection({ services, vigie: [], papier: [] });
		expect(ligne(vu, 'haut')).toMatchObject({ effectif, sansEffectif });
		expect(vu.total).toMatchObject({ effectif, sansEffectif });
	});
});

test('un service fermé disparaît, sauf si quelqu’un y est compté ; son effectif ne compte plus', () => {
	const services = [
		service('vide', null, 5, true),
		service('parti', null, 7, true),
		service('ouvert', null, 9)
	];
	const vu = participationDeLaSection({ services, vigie: [vigie('parti', 2)], papier: [] });
	expect(vu.lignes.map(({ nom }) => nom)).toEqual(['ouvert', 'parti']);
	expect(vu.total).toMatchObject({ effectif: 9, decompte: { participants: { total: 2 } } });
});

test('le papier reste à part de Vigie, et s’y ajoute', () => {
	const vu = participationDeLaSection({
		services: [service('a', null, 10)],
		vigie: [vigie('a', 3, 2)],
		papier: [papier('a', 4)]
	});
	expect(ligne(vu, 'a').decompte).toMatchObject({
		participants: { vigie: 3, papier: 4, total: 7 },
		refus: { vigie: 2, papier: 0, total: 2 }
	});
});

describe('la part', () => {
	const partDe = (effectif: number | null, participants: number) => {
		const services = [service('a', null, effectif)];
		return part(participationDeLaSection({ services, vigie: [vigie('a', participants)], papier: [] }).total);
	};
	test.for([
		['arrondie au pour cent', 12, 5, 42],
		['nulle quand personne ne participe', 12, 0, 0],
		['entière', 12, 12, 100],
		['tue quand l’effectif manque', null, 5, null],
		['tue quand il est plus petit que les participants', 4, 5, null]
	] as const)('%s', ([, effectif, participants, attendue]) => {
		expect(partDe(effectif, participants)).toBe(attendue);
	});
});

test('le total est celui de tous, quel que soit l’arbre', () => {
	const arbres = fc.array(
		fc.record({
			parent: fc.nat(),
			participants: fc.nat(50),
			papier: fc.nat(50),
			ferme: fc.boolean()
		}),
		{ maxLength: 20 }
	);
	fc.assert(
		fc.property(arbres, fc.nat(9), (tirage, sansService) => {
			const services = tirage.map(({ parent, ferme }, rang) =>
				service(String(rang), rang === 0 || parent % 3 === 0 ? null : String(parent % rang), 10, ferme)
			);
			const vu = participationDeLaSection({
				services,
				vigie: [...tirage.map((un, rang) => vigie(String(rang), un.participants)), vigie(null, sansService)],
				papier: tirage.map((un, rang) => papier(String(rang), un.papier))
			});
			const { participants } = vu.total.decompte;
			const attendu = tirage.reduce((somme, un) => somme + un.participants, sansService);
			expect(participants.vigie).toBe(attendu);
			expect(participants.papier).toBe(tirage.reduce((somme, un) => somme + un.papier, 0));
			const racines = vu.lignes.filter(({ profondeur }) => profondeur === 0);
			for (const notion of NOTIONS) {
				const somme = racines.reduce((total, un) => total + un.decompte[notion].total, 0);
				expect(somme).toBe(vu.total.decompte[notion].total);
			}
		})
	);
});
