import { describe, expect, it } from 'vitest';
import {
	avertissement,
	EXPLICATION_MAXIMALE,
	refusDeTactique,
	TACTIQUES
} from '#lib/domain/recours/tactique.ts';

describe('la tactique de la section', () => {
	it.each([
		['sans explication', ' \n ', 'explication-absente'],
		[
			'une explication trop longue d’un caractère',
			'a'.repeat(EXPLICATION_MAXIMALE + 1),
			'explication-trop-longue'
		],
		['une explication de la longueur permise', 'a'.repeat(EXPLICATION_MAXIMALE), undefined]
	])('%s', (_, explication, code) => {
		expect(refusDeTactique({ choix: 'tout', explication })?.refus.code).toBe(code);
	});

	it('garder des arguments porte toujours l’avertissement, avec le nom de la commission du régime', () => {
		expect(avertissement({ choix: 'reserve' }, 'fpt')).toContain('la CAP peut refuser');
		expect(avertissement({ choix: 'reserve' }, 'contractuel-etat')).toContain('la CCP peut refuser');
	});

	it('tout écrire n’en porte pas', () => {
		expect(TACTIQUES.filter((choix) => avertissement({ choix }, 'fpe') !== null)).toEqual(['reserve']);
	});
});
