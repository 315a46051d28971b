import { describe, expect, it } from 'vitest';
import { lireCorps, lireNote, type PersonneEcrite } from './corps-en-lignes.ts';

const lire = (...lignes: string[]) =>
	lireCorps(
		lignes.map((texte, rang) => ({ ligne: rang + 1, cellules: texte.split(';') })),
		'lignes'
	);

const message = (...lignes: string[]): string => {
	const lu = lire(...lignes);
	return lu.ok ? '' : lu.refus.message.replaceAll(/[\u00a0\u202f]/g, ' ');
};

describe('un corps en lignes', () => {
	it.each<[string, string[], PersonneEcrite[]]>([
		['sans en-tête', ['A.B.;20;21,5'], [{ agent: 'A.B.', notePrecedente: 20, note: 21.5 }]],
		[
			'en-tête',
			['Agent;Note précédente;Note', 'A.B.;20;21'],
			[{ agent: 'A.B.', notePrecedente: 20, note: 21 }]
		],
		['en-tête d’années', ['Nom;2004;2005', 'A.B.;20;21'], [{ agent: 'A.B.', notePrecedente: 20, note: 21 }]],
		[
			'l’en-tête dit l’ordre',
			['Note 2005;Nom et prénom;Ancienne note', '21;A.B.;20'],
			[{ agent: 'A.B.', notePrecedente: 20, note: 21 }]
		],
		['pas de note précédente', ['A.B.;;23'], [{ agent: 'A.B.', notePrecedente: null, note: 23 }]],
		['note précédente inconnue', ['A.B.;?;23'], [{ agent: 'A.B.', note: 23 }]],
		['pas notée', ['A.B.;20;'], [{ agent: 'A.B.', notePrecedente: 20, note: null }]],
		['sans nom', [';20;21'], [{ notePrecedente: 20, note: 21 }]],
		[
			'une formule reste un nom',
			['=HYPERLINK("x");20;21'],
			[{ agent: '=HYPERLINK("x")', notePrecedente: 20, note: 21 }]
		]
	])('%s', (_, lignes, attendu) => {
		expect(lire(...lignes)).toEqual({ ok: true, valeur: attendu });
	});

	it.each<[string, string[], string]>([
		['rien', [], 'La liste est vide : écrivez une personne par ligne.'],
		[
			'un en-tête seul',
			['Agent;Note précédente;Note'],
			'La liste est vide : écrivez une personne par ligne.'
		],
		[
			'deux colonnes',
			['A.B.;20;21', 'C.D.;20'],
			'Ligne 2 : 2 colonnes au lieu de trois (agent, note précédente, note).'
		],
		[
			'des lettres',
			['A.B.;20;vingt'],
			'Ligne 1 : « vingt » n’est pas une note, écrivez par exemple 20 ou 20,5.'
		],
		[
			'une formule',
			['A.B.;=1+1;20'],
			'Ligne 1 : « =1+1 » n’est pas une note, écrivez par exemple 20 ou 20,5.'
		],
		['un nom démesuré', [`${'a'.repeat(201)};20;21`], 'Ligne 1 : le nom dépasse 200 caractères.']
	])('refuse %s', (_, lignes, phrase) => {
		expect(message(...lignes)).toBe(phrase);
	});

	it('dit les cinq premières lignes fautives, et combien il en reste', () => {
		const dit = message(...Array<string>(7).fill('A.B.;x;20'));
		expect(dit.match(/Ligne \d/g)).toEqual(['Ligne 1', 'Ligne 2', 'Ligne 3', 'Ligne 4', 'Ligne 5']);
		expect(dit).toMatch(/ Et 2 autres lignes\.$/);
	});

	it('refuse plus de cinquante mille lignes', () => {
		expect(message(...Array<string>(50_001).fill('A.B.;20;21'))).toContain('dépasse 50 000 lignes');
	});
});

describe('une note écrite', () => {
	it.each<[string, number | undefined]>([
		['20', 20],
		['20,5', 20.5],
		['20.5', 20.5],
		['−0,5', -0.5],
		['-1', -1],
		['20\u202f', 20],
		['+3', undefined],
		['1e3', undefined],
		['20,5,5', undefined],
		['0x14', undefined],
		['12345', undefined],
		['', undefined]
	])('« %s »', (ecrit, valeur) => {
		expect(lireNote(ecrit)).toBe(valeur);
	});
});
