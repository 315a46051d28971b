import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { rangees } from '#lib/server/csv.ts';
import { classeurXlsx, csvDe, neutralise } from './tableur.ts';

const jour = Temporal.PlainDate.from('2026-01-26');

describe('csvDe', () => {
	it('s’ouvre dans un tableur français : marque, point-virgule, virgule décimale, jour en chiffres', () => {
		expect(
			csvDe([
				['Service', 'Part', 'Le'],
				['Accueil ; standard', 12.5, jour],
				['Le « Guichet "A" »', null, 3]
			])
		).toBe('\ufeffService;Part;Le\r\n"Accueil ; standard";12,5;26/01/2026\r\n"Le « Guichet ""A"" »";;3\r\n');
	});

	it.each([
		'=1+1',
		'+33612345678',
		'-2+3',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		' =1',
		'\u00a0=1',
		'＝1+1',
		'|cmd',
		'%0A'
	])('%j ne sera pas calculé', (texte) => {
		expect(neutralise(texte)).toBe(`'${texte}`);
		expect(csvDe([[texte]])).toMatch(/^\ufeff"?'/u);
	});

	it('laisse un texte ordinaire et un nombre négatif tels quels', () => {
		expect(csvDe([['Pôle A-B = 3', -3]])).toBe('\ufeffPôle A-B = 3;-3\r\n');
	});

	it('se relit : mêmes cellules, mêmes lignes', () => {
		const lignes = [
			['a;b', 'c"d'],
			['deux, trois', 'é']
		];
		const lu = rangees(csvDe(lignes), 'fichier');
		expect(lu.ok && lu.valeur.map(({ cellules }) => cellules)).toEqual(lignes);
	});
});

describe('classeurXlsx', () => {
	it('donne un classeur qui se relit : nombres, jours, textes, jamais une formule', async () => {
		const octets = await classeurXlsx([
			{
				nom: 'Services',
				lignes: [
					['Service', 'Effectif', 'Le'],
					['=HYPERLINK("http://a")', 12, jour],
					['Élysée', 0.5, null]
				]
			},
			{ nom: 'services', lignes: [['x']] },
			{ nom: 'Direction générale / sous-direction : très long', lignes: [['y']] }
		]);
		const lues = await readXlsxFile(Buffer.from(octets));
		expect(lues.map(({ sheet }) => sheet)).toEqual([
			'Services',
			'services (2)',
			'Direction générale   sous-direc'
		]);
		expect(lues[0]?.data).toEqual([
			['Service', 'Effectif', 'Le'],
			['=HYPERLINK("http://a")', 12, new Date(Date.UTC(2026, 0, 26))],
			['Élysée', 0.5, null]
		]);
	});

	it('garde les signes que le format refuse hors du fichier', async () => {
		const octets = await classeurXlsx([{ nom: 'A', lignes: [['un\u0000deux\u0008trois <b>&amp;']] }]);
		const [lue] = await readXlsxFile(Buffer.from(octets));
		expect(lue?.data).toEqual([['undeuxtrois <b>&amp;']]);
	});
});
