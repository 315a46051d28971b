import { describe, expect, test } from 'vitest';
import { arbre, branche, enLignes, refusDeService } from './arbre.ts';

const JOUR = Temporal.PlainDate.from('2026-03-02');
const service = (id: string, parentId: string | null = null, nom = id, ferme = false) => ({
	id,
	nom,
	parentId,
	fermeLe: ferme ? JOUR : null
});
/** A direction with two offices, one of which has a counter; beside it a closed service. */
const SERVICES = [
	service('guichet', 'bureau-2'),
	service('bureau-10', 'direction', 'Bureau 10'),
	service('direction', null, 'Direction'),
	service('bureau-2', 'direction', 'Bureau 2'),
	service('ancien', null, 'Ancien', true),
	service('ecole', null, 'École')
];

test('les services se lisent de haut en bas, chaque niveau dans l’ordre du français', () => {
	const lignes = enLignes(arbre(SERVICES)).map(({ service: { nom }, profondeur, chemin }) => [
		profondeur,
		[...chemin, nom].join(' › ')
	]);
	expect(lignes).toEqual([
		[0, 'Ancien'],
		[0, 'Direction'],
		[1, 'Direction › Bureau 2'],
		[2, 'Direction › Bureau 2 › guichet'],
		[1, 'Direction › Bureau 10'],
		[0, 'École']
	]);
});

test('un service dont le parent manque reste visible, en haut', () => {
	expect(enLignes(arbre([service('seul', 'parti')]))).toMatchObject([{ profondeur: 0 }]);
});

test('la branche d’un service le contient, avec tout ce qui est dessous', () => {
	expect(branche(SERVICES, 'direction')).toEqual(new Set(['direction', 'bureau-2', 'bureau-10', 'guichet']));
	expect(branche(SERVICES, 'inconnu')).toEqual(new Set());
});

describe('un service est refusé', () => {
	const saisi = (change: object = {}) => ({ nom: 'Neuf', parentId: null, effectif: null, ...change });

	test.for([
		['sans nom', null, { nom: '' }, 'nom-manquant'],
		['avec le nom d’un voisin, aux accents près', null, { nom: 'ecole' }, 'nom-pris'],
		['sous un service d’ailleurs', null, { parentId: 'loin' }, 'parent-inconnu'],
		['sous un service fermé', null, { parentId: 'ancien' }, 'parent-ferme'],
		['sous lui-même', 'direction', { parentId: 'direction' }, 'parent-en-boucle'],
		['sous ce qu’il contient', 'direction', { parentId: 'guichet' }, 'parent-en-boucle'],
		['sans agent', null, { effectif: 0 }, 'effectif-hors-bornes'],
		['avec une moitié d’agent', null, { effectif: 1.5 }, 'effectif-hors-bornes'],
		['avec plus d’agents que possible', null, { effectif: 100_001 }, 'effectif-hors-bornes']
	] as const)('%s', ([, id, change, code]) => {
		expect(refusDeService(SERVICES, id, saisi(change))).toMatchObject({ ok: false, refus: { code } });
	});

	test.for([
		['un nom déjà pris ailleurs dans l’arbre', null, { nom: 'guichet', parentId: 'ecole' }],
		['le nom d’un service fermé', null, { nom: 'Ancien' }],
		['le sien', 'ecole', { nom: 'École' }],
		['un effectif d’une personne', null, { effectif: 1 }],
		['un autre parent', 'guichet', { nom: 'guichet', parentId: 'bureau-10' }]
	] as const)('mais pas pour %s', ([, id, change]) => {
		expect(refusDeService(SERVICES, id, saisi(change))).toBeNull();
	});
});
