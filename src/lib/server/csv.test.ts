import { describe, expect, it } from 'vitest';
import { rangees, texteDuFichier } from './csv.ts';

const cellules = (texte: string) => {
	const lues = rangees(texte, 'liste');
	return lues.ok ? lues.valeur.map((rangee) => rangee.cellules) : lues.refus.message;
};

describe('une liste en CSV', () => {
	it.each<[string, string, string[][]]>([
		[
			'point-virgule',
			'A;1;2\nB;3;4',
			[
				['A', '1', '2'],
				['B', '3', '4']
			]
		],
		[
			'tabulation, comme un collage de tableur',
			'A\t1,5\t2\r\nB\t3\t4\r\n',
			[
				['A', '1,5', '2'],
				['B', '3', '4']
			]
		],
		[
			'virgule',
			'A,1.5,2\rB,3,4',
			[
				['A', '1.5', '2'],
				['B', '3', '4']
			]
		],
		['point-virgule avant la virgule des nombres', 'A;1,5;2,5', [['A', '1,5', '2,5']]],
		['marque d’ordre des octets', '\ufeffA;1;2', [['A', '1', '2']]],
		[
			'espaces et lignes vides',
			'\n A ; 1 ;\n\n;;\nB;2;3\n\n',
			[
				['A', '1', ''],
				['B', '2', '3']
			]
		],
		[
			'guillemets',
			'"Durand; Jean";1;2\nJean "Jo" Petit;3;4',
			[
				['Durand; Jean', '1', '2'],
				['Jean "Jo" Petit', '3', '4']
			]
		],
		['une formule n’est que du texte', '=1+1;@A1;-2', [['=1+1', '@A1', '-2']]],
		['espaces de la typographie', 'A\u202f; 1\u00a0;2', [['A', '1', '2']]],
		['rien', '', []]
	])('%s', (_, texte, attendu) => {
		expect(cellules(texte)).toEqual(attendu);
	});

	it('chaque rangée garde sa ligne dans le texte', () => {
		const lues = rangees('A;1\n\n\nB;2', 'liste');
		expect(lues.ok && lues.valeur.map(({ ligne }) => ligne)).toEqual([1, 4]);
	});

	it.each(['A;"B;1\nC;2;3', 'A;1;2\n"B" x;1;2'])(
		'un guillemet perdu est refusé avec sa ligne : %j',
		(texte) => {
			expect(rangees(texte, 'liste')).toMatchObject({
				ok: false,
				refus: { code: 'csv-illisible', champ: 'liste' }
			});
			expect(cellules(texte)).toMatch(/^Ligne 2\u202f: un guillemet/);
		}
	);
});

describe('le texte d’un fichier', () => {
	const octets = (...codes: number[]) => Uint8Array.from(codes);

	it.each<[string, Uint8Array, string]>([
		['UTF-8', new TextEncoder().encode('Éloïse;20'), 'Éloïse;20'],
		['Windows-1252', octets(0xc9, 0x6c, 0x6f, 0xef, 0x73, 0x65, 0x3b, 0x80), 'Éloïse;€'],
		['UTF-16, poids faible d’abord', octets(0xff, 0xfe, 0xc9, 0x00, 0x3b, 0x00), 'É;'],
		['UTF-16, poids fort d’abord', octets(0xfe, 0xff, 0x00, 0xc9, 0x00, 0x3b), 'É;'],
		['vide', octets(), '']
	])('%s', (_, fichier, texte) => {
		expect(texteDuFichier(fichier, 'fichier')).toEqual({ ok: true, valeur: texte });
	});

	it.each<[string, Uint8Array, string]>([
		['un classeur', octets(0x50, 0x4b, 0x03, 0x04), 'classeur'],
		['une image', octets(0x89, 0x50, 0x4e, 0x47, 0x00, 0x0a), 'fichier-illisible']
	])('refuse %s', (_, fichier, code) => {
		expect(texteDuFichier(fichier, 'fichier')).toMatchObject({
			ok: false,
			refus: { code, champ: 'fichier' }
		});
	});
});
