import { describe, expect, it } from 'vitest';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { modeles } from '#lib/server/contenu.ts';
import { LETTRES_DE_SECTION, momentDe, MOMENTS } from './moments.ts';

const codes = [...new Set(REGIMES.flatMap((regime) => modeles(regime).map(({ code }) => code)))];

describe('les listes publiques', () => {
	it.each(codes)('« %s » est dans un moment, ou réservée aux sections', (code) => {
		expect(momentDe(code) === null).toBe(LETTRES_DE_SECTION.includes(code));
	});

	it('une lettre n’est que dans un moment', () => {
		const toutes: string[] = MOMENTS.flatMap(({ lettres }) => [...lettres]);
		expect(new Set(toutes).size).toBe(toutes.length);
	});
});
