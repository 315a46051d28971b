import type { EmployeurCode, PieceConvocation, RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { CodeAlerte } from '../alertes.ts';

/** A convocation as an agent would paste it, and what must be read in it. What `attendu` leaves out is not looked at. */
export type Cas = {
	titre: string;
	texte: string;
	recue?: string;
	regime?: RegimeCode;
	employeur?: EmployeurCode;
	attendu: {
		entretienLe?: string | null;
		heure?: string | null;
		lieu?: string | null;
		evaluateur?: string | null;
		pieces?: PieceConvocation[];
		preavisJours?: number | null;
		/** Codes that must be there. */
		alertes?: CodeAlerte[];
		/** Codes that must not be there. */
		sans?: CodeAlerte[];
	};
};
