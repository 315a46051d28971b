import { describe, expect, it } from 'vitest';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { estOuvertDans, estOuvrable, jourConnu, ouvertAuPlusTard, ouvrableDesLe } from './calendrier.ts';
import { feries } from './feries.ts';
import { numeroDuJour } from './numero.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);

describe('jours fermés', () => {
	it.each(ZONES)('%s : les tables disent ce que disent les listes de fériés, jour par jour', (zone) => {
		for (let annee = 1970; annee <= 2100; annee++) {
			const lus = feries(annee, zone);
			if (!lus.ok) throw new Error(lus.refus.message);
			const locaux = new Set(lus.feries.map(({ date }) => date.toString()));
			const nationaux = new Set(
				lus.feries.filter(({ national }) => national).map(({ date }) => date.toString())
			);
			for (let le = jour(`${annee}-01-01`); le.year === annee; le = le.add({ days: 1 })) {
				const enSemaine = le.dayOfWeek < 6;
				const ouvrable = enSemaine && !nationaux.has(le.toString());
				const ouvert = enSemaine && !locaux.has(le.toString());
				if (estOuvrable(le) !== ouvrable || estOuvertDans(le, zone) !== ouvert) expect.fail(le.toString());
			}
		}
	});

	it('le calendrier connu commence le 1er janvier 1970 et finit le 31 décembre 2100', () => {
		expect([numeroDuJour(1970, 1, 1), numeroDuJour(2100, 12, 31)].map(jourConnu)).toEqual([true, true]);
		expect([numeroDuJour(1969, 12, 31), numeroDuJour(2101, 1, 1)].map(jourConnu)).toEqual([false, false]);
	});

	it('au bord du calendrier, le jour ouvert se trouve encore', () => {
		expect(ouvertAuPlusTard(numeroDuJour(1970, 1, 1), 'metropole')).toBe(numeroDuJour(1969, 12, 31));
		expect(ouvrableDesLe(numeroDuJour(2100, 12, 31))).toBe(numeroDuJour(2100, 12, 31));
	});

	it.each(['1969-12-30', '2101-01-01', '1500-06-01'])(
		'hors du calendrier, le %s est une erreur, jamais une réponse',
		(le) => {
			expect(() => estOuvrable(jour(le))).toThrow(RangeError);
			expect(() => estOuvertDans(jour(le), 'metropole')).toThrow(RangeError);
		}
	);
});
