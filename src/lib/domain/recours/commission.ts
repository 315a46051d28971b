import type { RegimeCode } from '#lib/domain/regimes/codes.ts';

/** How the commission is called: CAP for civil servants, CCP for contract staff (regimes.md § 7). */
export const nomDeLaCommission = (regime: RegimeCode): 'CAP' | 'CCP' =>
	regime.startsWith('contractuel') ? 'CCP' : 'CAP';
