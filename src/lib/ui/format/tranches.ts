import { arrondi, formeDeTranche, type Tranche } from '#lib/domain/publication/tranches.ts';
import { nombre } from './nombres.ts';

/** « environ 20 », « moins de 8 », « 33 ou plus », « de 13 à 22 »; null: « protégé ». */
export function trancheDite(tranche: Tranche | null): string {
	if (tranche === null) return 'protégé';
	const { min, max } = tranche;
	const forme = formeDeTranche(tranche, null);
	if (forme === 'arrondi') return `environ\u00a0${nombre(arrondi(tranche))}`;
	if (max === null) return `${nombre(min)} ou plus`;
	return forme === 'moins-de'
		? `moins de\u00a0${nombre(max + 1)}`
		: `de\u00a0${nombre(min)} à\u00a0${nombre(max)}`;
}

/** « 45 % » of the head count, both as they are told; null when one of them is not one number. */
export function partDite(tranche: Tranche | null, effectif: number | null): string | null {
	if (tranche === null || effectif === null || formeDeTranche(tranche, null) !== 'arrondi') return null;
	return `${Math.min(100, Math.round((100 * arrondi(tranche)) / effectif))}\u202f%`;
}
