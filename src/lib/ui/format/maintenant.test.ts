import { describe, expect, test } from 'vitest';
import { texteMaintenant } from '#lib/ui/format/maintenant.ts';

const PRUDENTE = '2026-01-23';
const LIMITE = '2026-01-26';

describe('la carte « Maintenant » pour un recours à faire le 23, dernier jour le 26', () => {
	test.for([
		['2026-01-14', 'a-faire', 'vendredi 23\u00a0janvier 2026', 'il vous reste 9\u00a0jours'],
		['2026-01-16', 'bientot', 'vendredi 23\u00a0janvier 2026', 'il vous reste 7\u00a0jours'],
		['2026-01-23', 'bientot', 'vendredi 23\u00a0janvier 2026', 'aujourd’hui'],
		['2026-01-24', 'encore-temps', 'samedi 24\u00a0janvier 2026', 'il vous reste 2\u00a0jours'],
		['2026-01-26', 'encore-temps', 'lundi 26\u00a0janvier 2026', 'aujourd’hui'],
		['2026-01-27', 'depasse', 'lundi 26\u00a0janvier 2026', 'passé depuis hier']
	] as const)('le %s : %s', ([au, etat, date, reste]) => {
		expect(texteMaintenant({ au, prudente: PRUDENTE, limite: LIMITE })).toEqual({
			etat,
			date,
			reste,
			dernierJour: 'lundi 26\u00a0janvier 2026'
		});
	});

	test('sans date vérifiée, n’en montre aucune', () => {
		expect(texteMaintenant({ au: '2026-01-14', prudente: null, limite: null })).toEqual({
			etat: 'a-verifier'
		});
	});
});
