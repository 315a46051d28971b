/**
 * A mark or a number of points in whole millionths. Sums and differences are then those of a sheet of paper, which binary
 * fractions are not: 20.1 − 20 is not 0.1 for a machine.
 */
export type Millioniemes = number;

const UN = 1_000_000;

/** Far above any mark or total of the two systems. */
const PLUS_GRANDE = 10_000;

/** So many whole points. */
export const points = (entier: number): Millioniemes => entier * UN;

/** A number in millionths; null beyond ten thousand, with more than six decimals, or when it is no number at all. */
export function enMillioniemes(nombre: number): Millioniemes | null {
	if (!Number.isFinite(nombre) || Math.abs(nombre) > PLUS_GRANDE) return null;
	const entier = Math.round(nombre * UN);
	// The nearest double of a decimal that short comes back identical, and only then.
	return entier / UN === nombre ? entier + 0 : null;
}

/** The number again, as a program writes it. */
export const enNombre = (valeur: Millioniemes): number => valeur / UN;

/** A tenth of it, as a program writes it; divided once, so that no second rounding shows. */
export const dixieme = (valeur: Millioniemes): number => valeur / (10 * UN);

/** A tenth of a number of six decimals has seven of them. */
const DECIMAL = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 7, useGrouping: false });

/** What a program writes, as a sentence does: « 20 », « 20,5 », « −0,5 ». */
export const ecritDecimal = (nombre: number): string => DECIMAL.format(nombre).replace('-', '−');

/** The same of what is in millionths. */
export const ecrit = (valeur: Millioniemes): string => ecritDecimal(enNombre(valeur));

/** A change: « +3 », « 0 », « −0,5 ». */
export const ecritSigne = (valeur: Millioniemes): string => (valeur > 0 ? '+' : '') + ecrit(valeur);
