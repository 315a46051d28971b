import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mots } from './mots.ts';

const formes = (texte: string) => mots(texte).map(({ forme }) => forme);

describe('les mots d’un texte', () => {
	it.each<[string, string, string[]]>([
		['plie les capitales et les accents', 'GRÈVE, Œuvre', ['greve', 'oeuvre']],
		['sépare l’apostrophe, droite ou non', "l'arrêt d’un", ['l', 'arret', 'd', 'un']],
		['réunit un mot coupé en fin de ligne', 'activité syn-\n  dicale', ['activite', 'syndicale']],
		['laisse deux mots liés par un trait', 'mi-temps', ['mi', 'temps']],
		['lit un accent écrit à part', 'gre\u0300ve', ['greve']],
		['lit un accent mal décodé', 'grÃ¨ve et congÃ©', ['greve', 'et', 'conge']],
		['oublie les traits invisibles', 'ma\u00adla\u200bdie', ['maladie']],
		['réunit les lettres espacées', 's y n d i c a t', ['syndicat']],
		['réunit les lettres pointées', 'la C.G.T. locale', ['la', 'cgt', 'locale']],
		[
			'oublie les finales inclusives',
			'gréviste·s syndiqué.e.s agent(e)s élu-e',
			['greviste', 'syndique', 'agent', 'elu']
		],
		['garde une case pour un mot', '☒ Bon ☐ Excellent', ['☒', 'bon', '☐', 'excellent']],
		['prend le I d’un mot numérisé pour un l', 'maIadie', ['maladie']]
	])('%s', (_, texte, attendu) => {
		expect(formes(texte)).toEqual(attendu);
	});

	it('compte les énoncés', () => {
		const enonces = mots('M. Petit est là. Il part ! Une\nsuite\n\nAutre\n- point').map(
			({ enonce }) => enonce
		);
		expect(enonces).toEqual([0, 0, 0, 0, 1, 1, 2, 2, 3, 4]);
	});

	it('donne des places du texte lui-même, en ordre, sans chevauchement', () => {
		const bribe = fc.constantFrom(
			'syn-\ndicat',
			'œ',
			'é',
			'e\u0301',
			'Ã©',
			'a.b.c',
			'·e',
			' ',
			'\r\n',
			'(e)s',
			'\ud800',
			'😀',
			'-',
			'I'
		);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(bribe, fc.string({ unit: 'grapheme' }))).map((morceaux) => morceaux.join('')),
				(texte) => {
					let place = 0;
					for (const { forme, debut, fin } of mots(texte)) {
						expect(forme).not.toBe('');
						expect(debut).toBeGreaterThanOrEqual(place);
						expect(fin).toBeGreaterThan(debut);
						place = fin;
					}
					expect(place).toBeLessThanOrEqual(texte.length);
				}
			)
		);
	});
});
