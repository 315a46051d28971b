import { describe, expect, it } from 'vitest';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { aRelireLe } from '#lib/domain/regimes/fraicheur.ts';
import { reference } from './reference.ts';

const ARTICLE_6 = fondement('decret-2010-888-art-6');
const LU = Temporal.PlainDate.from(ARTICLE_6.verifieLe!);
const LECTURES_PERIMEES = aRelireLe(ARTICLE_6)!.add({ days: 1 });

describe('référence', () => {
	it('une adresse officielle est un lien, sans mention tant que la lecture a moins d’un an', () => {
		expect(reference(fondement('decret-2010-888-art-4'), LU)).toEqual({
			code: 'decret-2010-888-art-4',
			texte: 'Décret n°\u00a02010-888 du 28 juillet 2010, art.\u00a04',
			lien: 'https://www.legifrance.gouv.fr/affichTexte.do?cidTexte=JORFTEXT000022593931',
			luDans: null,
			verifieLe: fondement('decret-2010-888-art-4').verifieLe,
			mention: null
		});
	});

	it('une autre adresse n’est que nommée', () => {
		expect(reference(fondement('cja-r421-1'), LU)).toMatchObject({
			lien: null,
			luDans: 'actualitesdudroitpublic.fr'
		});
	});

	it.each([
		['decret-2010-888-art-6', LU, null],
		['decret-2010-888-art-6', LECTURES_PERIMEES, 'lu il y a plus d’un an\u202f: à revérifier'],
		['ce-beaulieu-1964', LU, 'jamais lu\u202f: à vérifier'],
		['loi-84-16-art-65', LU, 'texte abrogé']
	] as const)('%s, le %s : %s', (code, au, mention) => {
		expect(reference(fondement(code), au).mention).toBe(mention);
	});
});
