import type { StatutEcheance } from '#lib/domain/dossier/echeance.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { Certitude, EmployeurCode, MoyenEnvoi, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';

/** A fact as a jurist writes it down: what, which day, how. */
export type FaitDate = {
	type: TypeDeFait;
	le: string;
	moyen?: MoyenEnvoi;
	presenteLe?: string;
	sens?: 'rejet' | 'partiel' | 'total';
	modifie?: boolean;
};

/** What one step must say. No day at all where the law gives none, or none that could be verified. */
export type Attendu = {
	prudente: string | null;
	limite: string | null;
	statut: StatutEcheance;
	certitude: Certitude;
};

/**
 * A dated case of a régime: what happened and what the steps must say on the day `au`. The days expected are worked out by
 * hand from the rules of the reference, each with its reasoning beside it, before anything is computed.
 */
export type CasDate = {
	titre: string;
	employeur?: EmployeurCode;
	/** Mainland France when absent. */
	zone?: Zone;
	faits: readonly FaitDate[];
	au: string;
	attendu: Partial<Record<CodeEcheance, Attendu>>;
	/** The act to do that day; null: nothing to do. Not checked when absent. */
	aFaire?: CodeEcheance | null;
	/** Name of the commission to seize. */
	commission?: string;
};

export type CasDuRegime = { regime: RegimeCode; nom: string; cas: readonly CasDate[] };

/** A step with its two days: the one to aim at, then the last one. */
export const jours = (
	prudente: string,
	limite: string,
	statut: StatutEcheance,
	certitude: Certitude
): Attendu => ({ prudente, limite, statut, certitude });

/** A step whose two days are the same. */
export const jour = (limite: string, statut: StatutEcheance, certitude: Certitude): Attendu =>
	jours(limite, limite, statut, certitude);

/** A rejection born of silence: an event, nothing has to be done by then. */
export const rejet = (le: string, statut: StatutEcheance, certitude: Certitude): Attendu => ({
	prudente: null,
	limite: le,
	statut,
	certitude
});

/** A step without any day. */
export const pasDeDate = (statut: StatutEcheance, certitude: Certitude): Attendu => ({
	prudente: null,
	limite: null,
	statut,
	certitude
});
