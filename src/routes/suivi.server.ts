import type { FaitRemplace } from '#lib/domain/dossier/correction.ts';
import type { ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import type { DossierVu, FaitDeDossier } from '#lib/server/dossiers.ts';

/** A chain, what it follows from and where one acts on it: a dossier, or the answers of somebody who has none. */
export type Suivi = {
	regime: RegimeCode;
	chaine: ResultatEcheances;
	/** `preuve` is undefined where no proof is kept. */
	faits: readonly { id: string; fait: Fait; preuve?: string | null }[];
	remplaces: readonly FaitRemplace<FaitDeDossier>[];
	adresses: Adresses;
};

/** Where the links of a card or of a timeline lead. */
export type Adresses = {
	/** The form of a fact that has happened. */
	fait: (type: TypeDeFait) => string;
	correction: (faitId: string) => string;
	recours: string;
	echeances: string;
	/** One step, explained. */
	echeance: (code: CodeEcheance) => string;
};

/** The address of the form that records a fact in a dossier. */
export const versFait = (id: string, type: TypeDeFait): string =>
	`/dossiers/${id}/faits/nouveau?type=${type}`;

/** A dossier, with the pages of the agent. */
export function suiviDuDossier({ id, regime, chaine, faits, remplaces }: DossierVu): Suivi {
	const echeances = `/dossiers/${id}/echeances`;
	return {
		regime,
		chaine,
		faits,
		remplaces,
		adresses: {
			fait: (type) => versFait(id, type),
			correction: (faitId) => `/dossiers/${id}/faits/${faitId}/correction`,
			recours: `/dossiers/${id}/recours`,
			echeances,
			echeance: (code) => `${echeances}#${code}`
		}
	};
}
