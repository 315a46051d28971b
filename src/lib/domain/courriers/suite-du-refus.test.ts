import { describe, expect, it } from 'vitest';
import { suiteDuRefus } from '#lib/domain/courriers/suite-du-refus.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

describe('ce qui vient après un refus', () => {
	it.each(REGIMES)('%s : chaque phrase a sa source, ou dit qu’elle est à vérifier', (regime) => {
		const suite = suiteDuRefus(regime);
		expect(suite.length).toBeGreaterThan(2);
		for (const { texte, fondements, certitude } of suite) {
			expect(fondements.length > 0 || certitude === 'a-verifier', texte).toBe(true);
			expect(fondements.map((code) => fondement(code).etat)).not.toContain('abroge');
		}
	});

	it.each(REGIMES.filter((regime) => regime !== 'fpe'))(
		'%s : aucun délai de l’État n’est donné',
		(regime) => {
			expect(
				suiteDuRefus(regime)
					.map(({ texte }) => texte)
					.join(' ')
			).not.toMatch(/quinze jours|un mois|deux mois|CAP/);
		}
	);
});
