import { describe, expect, it } from 'vitest';
import { SIGNES_DU_CODE } from './code-courriel.ts';
import {
	codeDeReprise,
	codeDeRepriseAffiche,
	codeDeRepriseSaisi,
	OCTETS_DE_REPRISE
} from './code-de-reprise.ts';

const octets = (graine: number) =>
	Uint8Array.from({ length: OCTETS_DE_REPRISE }, (_, rang) => (graine * 31 + rang * 97) % 256);

describe('le code de reprise d’un dossier', () => {
	it('compte seize signes sans voyelle ni signe qui se confond, et se lit par groupes de quatre', () => {
		const code = codeDeReprise(octets(3));
		expect(code).toHaveLength(16);
		expect([...code].every((signe) => SIGNES_DU_CODE.includes(signe))).toBe(true);
		expect(codeDeRepriseAffiche(code)).toMatch(/^.{4}-.{4}-.{4}-.{4}$/);
	});

	it('change avec chaque octet', () => {
		const codes = Array.from({ length: OCTETS_DE_REPRISE }, (_, rang) =>
			codeDeReprise(octets(3).with(rang, 255))
		);
		expect(new Set(codes).size).toBe(OCTETS_DE_REPRISE);
	});

	it('refuse un autre nombre d’octets', () => {
		expect(() => codeDeReprise(new Uint8Array(16))).toThrow(RangeError);
	});

	it.each([
		['en minuscules, avec des espaces', (code: string) => code.toLowerCase().replace(/(.{4})/g, '$1 ')],
		['avec des tirets longs', (code: string) => codeDeRepriseAffiche(code).replaceAll('-', '–')],
		['collé', (code: string) => code]
	])('se relit %s', (_titre, ecrit) => {
		const code = codeDeReprise(octets(9));
		expect(codeDeRepriseSaisi(ecrit(code))).toEqual({ ok: true, code });
	});

	it.each([
		['vide', ' - ', 'code-absent'],
		['trop court', 'CDFG-HJKM-NPQR', 'code-longueur'],
		['avec une voyelle', 'CDFG-HJKM-NPQR-TVWA', 'code-signe'],
		['avec un zéro', 'CDFG-HJKM-NPQR-TVW0', 'code-signe']
	])('dit ce qu’il faut corriger : %s', (_titre, texte, code) => {
		expect(codeDeRepriseSaisi(texte)).toMatchObject({ ok: false, refus: { code, champ: 'code' } });
	});
});
