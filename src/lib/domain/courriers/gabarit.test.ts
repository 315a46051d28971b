import { describe, expect, it } from 'vitest';
import { condition, gabarit } from '#lib/domain/courriers/gabarit.ts';

const lu = (source: string) => {
	const resultat = gabarit(source);
	if (!resultat.ok) throw new Error(resultat.erreur.message);
	return resultat.noeuds;
};
const texte = (contenu: string) => ({ type: 'texte', texte: contenu });

describe('lecture', () => {
	it('un texte reçoit la typographie française', () => {
		expect(lu("L'entretien : « oui » !")).toEqual([texte('L’entretien\u202f: «\u00a0oui\u00a0»\u202f!')]);
	});

	it('les directives s’emboîtent', () => {
		expect(lu('{si a}x{si non b = c}y{sinon}z{fin}{fin}')).toEqual([
			{
				type: 'si',
				condition: { champ: 'a', non: false, test: 'rempli', attendu: null },
				alors: [
					texte('x'),
					{
						type: 'si',
						condition: { champ: 'b', non: true, test: 'egale', attendu: 'c' },
						alors: [texte('y')],
						sinon: [texte('z')]
					}
				],
				sinon: []
			}
		]);
	});

	it('une forme peut contenir une valeur ou un autre accord', () => {
		expect(lu('{nombre: je suis {genre: prêt | prête | là} | nous}')).toEqual([
			{
				type: 'accord',
				selon: 'nombre',
				formes: [
					[
						texte('je suis '),
						{ type: 'accord', selon: 'genre', formes: [[texte('prêt')], [texte('prête')], [texte('là')]] }
					],
					[texte('nous')]
				]
			}
		]);
	});

	it('une ligne qui ne porte que des directives disparaît', () => {
		expect(lu('a\n{si x}\nb\n{fin}\nc')).toEqual([
			texte('a\n'),
			expect.objectContaining({ alors: [texte('b\n')] }),
			texte('c')
		]);
	});

	it('une barre oblique inverse garde l’accolade', () => {
		expect(lu('\\{champ\\} et \\|')).toEqual([texte('{champ} et |')]);
	});

	it.each([
		['x', { champ: 'x', non: false, test: 'rempli', attendu: null }],
		['non x', { champ: 'x', non: true, test: 'rempli', attendu: null }],
		['x = le-code', { champ: 'x', non: false, test: 'egale', attendu: 'le-code' }],
		['x contient c', { champ: 'x', non: false, test: 'contient', attendu: 'c' }],
		['x.y', { champ: 'x.y', non: false, test: 'rempli', attendu: null }],
		['x > 3', null],
		['x y', null],
		['fin', null]
	])('condition « %s »', (source, attendu) => expect(condition(source)).toEqual(attendu));
});

describe('ce qui ne se lit pas est refusé avec sa ligne', () => {
	it.each([
		['a\n\n{si x}b', 3, 'n’est pas fermé par « {fin} »'],
		['{si x}b{fin}{fin}', 1, '« fin » ne ferme rien'],
		['a\n{sinon}', 2, '« sinon » ne ferme rien'],
		['a {champ', 1, 'Une accolade n’est pas fermée'],
		['a } b', 1, 'Une accolade se ferme sans avoir été ouverte'],
		['a\nb {deux mots}', 2, 'n’est ni un champ, ni une directive'],
		['{}', 1, 'n’est ni un champ, ni une directive'],
		['{si}x{fin}', 1, 'n’est ni un champ, ni une directive'],
		['{si x >}y{fin}', 1, 'ne se lit pas'],
		['{pour x}y{fin}', 1, 'doit s’écrire'],
		['{nombre: je}', 1, 'demande 2 formes, il y en a 1'],
		['{genre: a | b}', 1, 'demande 3 formes, il y en a 2'],
		['a\n{nombre: je | nous', 2, 'n’est pas fermé']
	])('%j', (source, ligne, message) => {
		const resultat = gabarit(source);
		expect(resultat).toEqual({ ok: false, erreur: { ligne, message: expect.stringContaining(message) } });
	});
});
