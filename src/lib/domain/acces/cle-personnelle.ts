import { refus, type Refus } from '#lib/domain/refus.ts';
import { sansSeparateurs } from './code-courriel.ts';

/*
 * The personal key of those who have no private address: 130 random bits in 26 signs of five bits, then two signs of
 * control. The control is the number modulo a prime: it finds every single wrong sign and every pair of neighbours
 * swapped, and 999 other mistakes out of 1,000.
 */

/** Crockford's thirty-two signs: neither I, L, O nor U. */
const SIGNES = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What the eye confuses, read as the sign that keys do hold. */
const CONFONDUS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Random bytes that a key is made from; the six bits in excess are dropped. */
export const OCTETS_DE_CLE = 17;
const SIGNES_ALEATOIRES = 26;
const LONGUEUR = 28;
/** The greatest prime that two signs can write. */
const PREMIER = 1021n;

/** The key made from random bytes, in the one form that is digested: 28 signs without separators. */
export function clePersonnelle(octets: Uint8Array): string {
	if (octets.length !== OCTETS_DE_CLE) throw new RangeError(`A key is made from ${OCTETS_DE_CLE} bytes`);
	const nombre = octets.reduce((total, octet) => (total << 8n) | BigInt(octet), 0n) >> 6n;
	return ecrit(nombre, SIGNES_ALEATOIRES) + ecrit(nombre % PREMIER, 2);
}

/** A key as it is shown and printed: seven groups of four signs. */
export const cleAffichee = (cle: string): string => cle.match(/.{4}/g)?.join('-') ?? cle;

/**
 * Reads a key as people type it: any case, any separators, O for 0, I or L for 1. Refused, with what to mend: another
 * length, a sign that no key holds, a control that does not match.
 */
export function cleSaisie(texte: string): { ok: true; cle: string } | Refus {
	const cle = sansSeparateurs(texte).replace(/[OIL]/g, (signe) => CONFONDUS[signe] ?? signe);
	if (cle === '') return refus('cle-absente', 'Recopiez votre clé personnelle.', 'cle');
	const etranger = [...cle].find((signe) => !SIGNES.includes(signe));
	if (etranger !== undefined) {
		return refus('cle-signe', `Aucune clé ne contient « ${etranger} » : relisez votre papier.`, 'cle');
	}
	if (cle.length !== LONGUEUR) {
		return refus(
			'cle-longueur',
			`La clé compte 7 groupes de 4 signes, soit ${LONGUEUR} en tout : vous en avez tapé ${cle.length}.`,
			'cle'
		);
	}
	if (lu(cle.slice(0, SIGNES_ALEATOIRES)) % PREMIER !== lu(cle.slice(SIGNES_ALEATOIRES))) {
		return refus(
			'cle-controle',
			'Un signe de la clé n’est pas le bon, ou deux signes sont inversés : relisez-la groupe par groupe.',
			'cle'
		);
	}
	return { ok: true, cle };
}

function ecrit(nombre: bigint, longueur: number): string {
	let texte = '';
	for (let rang = 0; rang < longueur; rang++, nombre >>= 5n) texte = SIGNES[Number(nombre & 31n)] + texte;
	return texte;
}

const lu = (texte: string): bigint =>
	[...texte].reduce((total, signe) => (total << 5n) | BigInt(SIGNES.indexOf(signe)), 0n);
