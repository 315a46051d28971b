import { describe, expect, it } from 'vitest';
import { codeAffiche, codeSaisi, SIGNES_DU_CODE } from './code-courriel.ts';

describe('un code se tape comme on veut', () => {
	it.each([
		['tel qu’affiché', 'CDF-GH4'],
		['en minuscules', 'cdfgh4'],
		['avec des espaces', ' cdf gh4 '],
		['avec un tiret long', 'CDF–GH4'],
		['avec une espace insécable', 'CDF\u00a0GH4'],
		['en lettres pleine largeur', 'ＣＤＦＧＨ４']
	])('%s', (_, texte) => {
		expect(codeSaisi(texte)).toEqual({ ok: true, code: 'CDFGH4' });
	});
});

describe('un code mal tapé est refusé avec la raison', () => {
	it.each([
		['rien', '', 'code-absent', 'Recopiez'],
		['un signe manque', 'CDFGH', 'code-longueur', 'vous en avez tapé 5'],
		['un signe en trop', 'CDFGH44', 'code-longueur', 'vous en avez tapé 7'],
		['un signe qu’aucun code ne contient', 'CDFGH0', 'code-signe', '«\u00a00\u00a0»'],
		['un texte immense', 'C'.repeat(2_000_000), 'code-longueur', '6 signes']
	])('%s', (_, texte, code, extrait) => {
		const lu = codeSaisi(texte);
		expect(lu).toMatchObject({ ok: false, refus: { code, champ: 'code' } });
		expect(!lu.ok && lu.refus.message).toContain(extrait);
	});
});

it('les signes ne se confondent pas entre eux et ne forment pas de mots', () => {
	expect(new Set(SIGNES_DU_CODE).size).toBe(SIGNES_DU_CODE.length);
	expect(SIGNES_DU_CODE).not.toMatch(/[AEIOUY0128BLSZ5]/);
});

it('un code affiché se relit', () => {
	expect(codeAffiche('CDFGH4')).toBe('CDF-GH4');
});
