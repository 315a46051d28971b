import { describe, expect, it } from 'vitest';
import {
	avecEnvoyes,
	brouillonComplet,
	brouillonVide,
	choisir,
	contestes,
	ecartees,
	ecartsConfirmes,
	type ElementConteste,
	elementsDeLettre,
	nomDElement,
	restants,
	retenus,
	sensDeLaReponse,
	type Selection
} from '#lib/domain/recours/brouillon.ts';
import { CODES_DE_RUBRIQUE } from '#lib/domain/recours/rubriques.ts';

const choisis = (selection: Selection, avant: readonly ElementConteste[] = []): ElementConteste[] => {
	const lu = choisir(avant, selection);
	if (!lu.ok) throw new Error(lu.refus.message);
	return lu.elements;
};
const motive = (elements: ElementConteste[]): ElementConteste[] =>
	elements.map((element) => ({ ...element, motif: `Raison de ${element.id}` }));

describe('choisir ce que l’on conteste', () => {
	it('les éléments suivent l’ordre du compte rendu, une ligne donne un élément', () => {
		const elements = choisis([
			{ code: 'appreciation', lignes: [] },
			{ code: 'croix', lignes: ['Sens du service public', 'Implication'] }
		]);
		expect(elements.map(({ id }) => id)).toEqual(['croix', 'croix-2', 'appreciation']);
		expect(elements.map(nomDElement)).toEqual([
			'Tableau synoptique – Sens du service public',
			'Tableau synoptique – Implication',
			'Appréciation générale littérale'
		]);
	});

	it('sans ligne, la rubrique entière est contestée', () => {
		expect(choisis([{ code: 'resultats', lignes: [] }]).map(nomDElement)).toEqual(['Résultats de l’année']);
	});

	it('une ligne écrite deux fois ne compte qu’une fois', () => {
		expect(choisis([{ code: 'croix', lignes: ['Implication', 'Implication'] }])).toHaveLength(1);
	});

	it('décocher, puis recocher, rend ce qui avait été écrit', () => {
		const avant = motive(
			choisis([
				{ code: 'appreciation', lignes: [] },
				{ code: 'formation', lignes: [] }
			])
		);
		const sans = choisis([{ code: 'formation', lignes: [] }], avant);
		expect(retenus(sans).map(({ id }) => id)).toEqual(['formation']);
		const avec = choisis(
			[
				{ code: 'appreciation', lignes: [] },
				{ code: 'formation', lignes: [] }
			],
			sans
		);
		expect(avec.find(({ id }) => id === 'appreciation')?.motif).toBe('Raison de appreciation');
	});

	it('une ligne corrigée garde les textes de celle qu’elle remplace', () => {
		const avant = motive(choisis([{ code: 'croix', lignes: ['Implicaton', 'Organisation'] }]));
		const apres = choisis([{ code: 'croix', lignes: ['Implication', 'Organisation'] }], avant);
		expect(apres.map(({ id, intitule, motif }) => [id, intitule, motif])).toEqual([
			['croix', 'Implication', 'Raison de croix'],
			['croix-2', 'Organisation', 'Raison de croix-2']
		]);
	});

	it('changer l’ordre des lignes ne mélange pas les textes', () => {
		const avant = motive(choisis([{ code: 'croix', lignes: ['A', 'B'] }]));
		const apres = choisis([{ code: 'croix', lignes: ['B', 'A'] }], avant);
		expect(apres.map(({ intitule, motif }) => [intitule, motif])).toEqual([
			['B', 'Raison de croix-2'],
			['A', 'Raison de croix']
		]);
	});

	it('un identifiant n’est jamais donné deux fois', () => {
		const avant = motive(choisis([{ code: 'croix', lignes: ['A', 'B'] }]));
		const sans = choisis([{ code: 'croix', lignes: ['A'] }], avant);
		const apres = choisis([{ code: 'croix', lignes: ['A', 'C', 'D'] }], sans);
		expect(new Set(apres.map(({ id }) => id)).size).toBe(apres.length);
		expect(apres.find(({ intitule }) => intitule === 'B')).toMatchObject({
			retenu: false,
			motif: 'Raison de croix-2'
		});
	});

	it.each<[string, Selection, string, string]>([
		['rien de coché', [], 'aucun-element', 'rubriques'],
		['« autre » sans nom', [{ code: 'autre', lignes: [] }], 'element-sans-nom', 'lignes-autre'],
		[
			'une ligne de 161 caractères',
			[{ code: 'croix', lignes: ['x'.repeat(161)] }],
			'ligne-trop-longue',
			'lignes-croix'
		],
		[
			'quarante et une croix',
			[{ code: 'croix', lignes: Array.from({ length: 41 }, (_, rang) => `Ligne ${rang}`) }],
			'trop-d-elements',
			'rubriques'
		]
	])('est refusé : %s', (_, selection, code, champ) => {
		expect(choisir([], selection)).toMatchObject({ ok: false, refus: { code, champ } });
	});
});

describe('ce qui est laissé de côté', () => {
	it('toutes les rubriques que rien ne conteste, « autre » exceptée', () => {
		const elements = choisis([{ code: 'appreciation', lignes: [] }]);
		expect(ecartees(elements)).toEqual(
			CODES_DE_RUBRIQUE.filter((code) => !['appreciation', 'autre'].includes(code))
		);
	});

	it('la confirmation tombe dès que le choix change', () => {
		const elements = choisis([{ code: 'appreciation', lignes: [] }]);
		const brouillon = { ...brouillonVide(), elements };
		expect(ecartsConfirmes(brouillon)).toBe(false);
		const confirme = { ...brouillon, ecartes: ecartees(elements) };
		expect(ecartsConfirmes(confirme)).toBe(true);
		const change = choisis([{ code: 'formation', lignes: [] }], elements);
		expect(ecartsConfirmes({ ...confirme, elements: change })).toBe(false);
	});
});

describe('ce qui peut aller devant la CAP', () => {
	const elements = motive(
		choisis([
			{ code: 'appreciation', lignes: [] },
			{ code: 'croix', lignes: ['A', 'B'] }
		])
	);
	const envoyes = elementsDeLettre(elements);

	it('ce que la lettre partie contestait, même si le brouillon a changé depuis', () => {
		const change = choisis([{ code: 'formation', lignes: [] }], elements);
		expect(contestes({ envoyes, elements: change }).map(({ id }) => id)).toEqual([
			'croix',
			'croix-2',
			'appreciation'
		]);
	});

	it('un recours parti autrement : ce que le brouillon retient', () => {
		expect(contestes({ envoyes: null, elements }).map(({ id }) => id)).toEqual([
			'croix',
			'croix-2',
			'appreciation'
		]);
	});

	it('une seconde lettre ajoute ses éléments à ceux de la première', () => {
		const [croix, ...autres] = envoyes;
		const reprise = { ...croix!, motif: 'Autre raison' };
		expect(avecEnvoyes(autres, [reprise]).map(({ motif }) => motif)).toEqual([
			'Raison de croix-2',
			'Raison de appreciation',
			'Autre raison'
		]);
	});

	it('ce qui est obtenu n’y va plus ; ce qui l’est en partie y va encore', () => {
		const reponses = { croix: 'oui', 'croix-2': 'en-partie', appreciation: 'non' } as const;
		const dits = envoyes.map((un) => ({ ...un, obtenu: reponses[un.id as keyof typeof reponses] }));
		expect(restants({ ...brouillonVide(), envoyes: dits }).map(({ id }) => id)).toEqual([
			'croix-2',
			'appreciation'
		]);
	});

	it.each<[string, ('oui' | 'en-partie' | 'non' | null)[], string | null]>([
		['tout obtenu', ['oui', 'oui'], 'total'],
		['tout refusé', ['non', 'non'], 'rejet'],
		['un oui et un non', ['oui', 'non'], 'partiel'],
		['en partie partout', ['en-partie'], 'partiel'],
		['un élément sans réponse', ['oui', null], null],
		['aucun élément', [], null]
	])('sens de la réponse : %s', (_, obtenus, sens) => {
		expect(sensDeLaReponse(obtenus.map((obtenu) => ({ obtenu })))).toBe(sens);
	});
});

describe('un brouillon gardé par une version antérieure', () => {
	it('ce qu’il ne connaissait pas est vide, ce qu’il tient reste', () => {
		const lu = brouillonComplet({
			departs: { relance: { envoi: 'lrar', date: '2026-03-02', pieces: 'Un relevé' } },
			envois: [{ courrierId: 'c1', modele: 'relance', le: '2026-03-02', moyen: 'lrar' }]
		});
		expect(lu.examen).toEqual({});
		expect(lu.elements).toEqual([]);
		expect(lu.departs.relance).toEqual({
			envoi: 'lrar',
			date: '2026-03-02',
			pieces: 'Un relevé',
			joindre: [],
			reponses: {},
			retouches: []
		});
		expect(lu.envois).toEqual([
			{
				courrierId: 'c1',
				modele: 'relance',
				le: '2026-03-02',
				moyen: 'lrar',
				numero: '',
				depotLe: '',
				pieceId: null,
				etapes: []
			}
		]);
	});

	it('un brouillon d’aujourd’hui se relit tel quel', () => {
		const brouillon = {
			...brouillonVide(),
			examen: { visa: 'non' },
			departs: {
				relance: {
					envoi: 'courriel',
					date: '',
					pieces: '',
					joindre: ['p2', 'p1'],
					reponses: { mode: 'copie' },
					retouches: [{ origine: 'Un', texte: 'Deux' }]
				}
			}
		};
		expect(brouillonComplet(JSON.parse(JSON.stringify(brouillon)))).toEqual(brouillon);
	});
});
