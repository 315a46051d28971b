import { refus, type Refus } from '#lib/domain/refus.ts';
import { normalise } from '#lib/domain/unicode.ts';

/**
 * The signs of a mailed code. Left out: what is mistaken for something else when read or heard (0 O, 1 I L, 2 Z, 5 S,
 * 8 B), and the vowels, so that no code spells a word. 21 signs: six of them make 85 million codes, for five tries.
 */
export const SIGNES_DU_CODE = '34679CDFGHJKMNPQRTVWX';

export const LONGUEUR_DU_CODE = 6;

/** A code as it is shown: « CDF-GHJ ». */
export const codeAffiche = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/**
 * Reads a code as people type it: any case, with or without hyphens, dots and spaces. Refused, with what to mend: another
 * length, a sign that no code holds.
 */
export function codeSaisi(texte: string): { ok: true; code: string } | Refus {
	const code = sansSeparateurs(texte);
	if (code === '') return refus('code-absent', 'Recopiez le code reçu par courriel.', 'code');
	const etranger = [...code].find((signe) => !SIGNES_DU_CODE.includes(signe));
	if (etranger !== undefined) {
		return refus(
			'code-signe',
			`Aucun code ne contient « ${etranger} » : relisez le courriel et recopiez les ${LONGUEUR_DU_CODE} signes.`,
			'code'
		);
	}
	if (code.length !== LONGUEUR_DU_CODE) {
		return refus(
			'code-longueur',
			`Le code compte ${LONGUEUR_DU_CODE} signes, vous en avez tapé ${code.length}.`,
			'code'
		);
	}
	return { ok: true, code };
}

/** What people add between the signs of a code or of a key, taken away; the rest in capitals. */
export const sansSeparateurs = (texte: string): string =>
	normalise(texte, 'NFKC')
		.replace(/[\s\p{Pd}._]+/gu, '')
		.toUpperCase();
