import { describe, expect, it } from 'vitest';
import { retenue } from '#lib/domain/courriers/retenue.ts';
import { retraitDe } from '#lib/domain/courriers/retrait.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

const decret = fondement('decret-2010-888-art-2');
const abroge = (abrogeLe: string, source = decret) => ({ ...source, abrogeLe });

describe('une lettre dont un texte est abrogé', () => {
	const lettre = { valideDu: '2023-01-01', retrait: retraitDe([decret, abroge('2027-03-01')]) };

	it('part encore la veille', () => expect(retenue(lettre, '2027-02-28')).toBeNull());

	it.each(['2027-03-01', '2030-01-01'])('est retenue le %s, avec le texte et ce qu’il faut faire', (au) => {
		const refus = retenue(lettre, au)!;
		expect(refus).toMatchObject({ code: 'lettre-retenue', champ: '' });
		expect(refus.message).toContain(
			'depuis le 1er\u00a0mars 2027 (Décret n°\u00a02010-888 du 28 juillet 2010'
		);
		expect(refus.message).toContain('demandez au syndicat');
	});

	it('est retenue dès le premier de ses textes abrogés', () => {
		const autre = fondement('decret-2014-1526-art-6');
		expect(retraitDe([abroge('2027-03-01'), abroge('2026-12-01', autre)])).toMatchObject({
			du: '2026-12-01',
			texte: expect.stringContaining('2014-1526')
		});
		expect(retraitDe([decret, autre])).toBeNull();
	});

	it('ne part pas avant d’être valable', () => {
		expect(retenue({ ...lettre, valideDu: '2026-12-01' }, '2026-11-30')).toMatchObject({
			code: 'lettre-a-venir',
			message: expect.stringContaining('1er\u00a0décembre 2026')
		});
	});
});
