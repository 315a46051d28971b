import { describe, expect, it } from 'vitest';
import { normalise } from './unicode.ts';

const FORMES = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

describe('normalise', () => {
	it.each(FORMES)('écrit un texte comme Unicode le dit (%s)', (forme) => {
		const texte = `Évalué·e à 10 ½, « Ångström », tiếng Việt, ﬁn, が, 한국어, שָׁלוֹם${'e\u0301\u0327'.repeat(40)}`;
		expect(normalise(texte, forme)).toBe(texte.normalize(forme));
	});

	it('garde trente marques sur une lettre, pas davantage', () => {
		const lues = normalise(`a${'\u0327'.repeat(500)}b`, 'NFC');
		expect(lues).toBe(`a${'\u0327'.repeat(30)}b`);
	});

	// Without the bound, these take a quarter of an hour each: the test could not end.
	it.each([
		['deux marques qui alternent', '\u0301\u0327'.repeat(500_000)],
		['deux blocs à échanger', '\u0301'.repeat(500_000) + '\u0327'.repeat(500_000)],
		['un signe qui devient une marque', '\uff9e\u0301'.repeat(500_000)],
		['deux signes qui deviennent des marques', '\uff9e\uff9f\u0301'.repeat(300_000)]
	])('lit un million de marques : %s', (_, marques) => {
		for (const forme of FORMES) expect(normalise(`a${marques}b`, forme).length).toBeLessThan(40);
	});

	it('connaît tous les signes qui deviennent des marques', () => {
		const oublies = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
			(signe) => /^\p{M}/u.test(signe.normalize('NFKD')) && !/[\p{M}\uff9e\uff9f]/u.test(signe)
		);
		// The two « am » of Thai and Lao begin with a mark that Unicode never moves.
		expect(oublies).toEqual(['\u0e33', '\u0eb3']);
	});
});
