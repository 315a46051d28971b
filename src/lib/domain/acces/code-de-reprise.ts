import { refus, type Refus } from '#lib/domain/refus.ts';
import { sansSeparateurs, SIGNES_DU_CODE } from './code-courriel.ts';

/*
 * The code by which a member takes over the account that a delegate opened for them. It is read out on the phone and copied by
 * hand: the signs are those of the mailed codes, sixteen of them, 70 random bits, so that nobody finds one by trying.
 */

const LONGUEUR = 16;
/** Random bytes that a code is made from: many more bits than it holds, so that every code is as likely as any other. */
export const OCTETS_DE_REPRISE = 32;

/** For how many days a code serves. */
export const JOURS_DU_CODE_DE_REPRISE = 30;

/** The code made from random bytes, in the one form that is digested: 16 signs without separators. */
export function codeDeReprise(octets: Uint8Array): string {
	if (octets.length !== OCTETS_DE_REPRISE)
		throw new RangeError(`A claim code is made from ${OCTETS_DE_REPRISE} bytes`);
	let nombre = octets.reduce((total, octet) => (total << 8n) | BigInt(octet), 0n);
	const base = BigInt(SIGNES_DU_CODE.length);
	let code = '';
	for (let rang = 0; rang < LONGUEUR; rang++, nombre /= base) code += SIGNES_DU_CODE[Number(nombre % base)];
	return code;
}

/** A code as it is shown, printed and read out: four groups of four signs. */
export const codeDeRepriseAffiche = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

/**
 * Reads a code as people type it: any case, any separators. Refused, with what to mend: another length, a sign that no code
 * holds.
 */
export function codeDeRepriseSaisi(texte: string): { ok: true; code: string } | Refus {
	const code = sansSeparateurs(texte);
	if (code === '') return refus('code-absent', 'Recopiez le code que la section vous a remis.', 'code');
	const etranger = [...code].find((signe) => !SIGNES_DU_CODE.includes(signe));
	if (etranger !== undefined)
		return refus(
			'code-signe',
			`Aucun code ne contient « ${etranger} » : relisez votre papier. Un code n’a ni voyelle, ni 0, 1, 2, 5 ou 8.`,
			'code'
		);
	return code.length === LONGUEUR
		? { ok: true, code }
		: refus(
				'code-longueur',
				`Le code compte 4 groupes de 4 signes, soit ${LONGUEUR} en tout : vous en avez tapé ${code.length}.`,
				'code'
			);
}
