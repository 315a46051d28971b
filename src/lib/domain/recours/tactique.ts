import { type Refus, refus } from '#lib/domain/refus.ts';
import { nomDeLaCommission } from '#lib/domain/recours/commission.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** `tout`: everything is said in the first letter. `reserve`: arguments, never elements, are kept for the commission. */
export const TACTIQUES = ['tout', 'reserve'] as const;
export type CodeTactique = (typeof TACTIQUES)[number];

/** What a section advises its agents, and why. */
export type Tactique = { choix: CodeTactique; explication: string };

/** Longest explanation, in characters. */
export const EXPLICATION_MAXIMALE = 2000;

export const TITRES_DE_TACTIQUE: Readonly<Record<CodeTactique, string>> = {
	tout: typographie('Tout écrire dès maintenant'),
	reserve: typographie('Garder des arguments pour la commission')
};

/** Null when a section may say this. Refused: no explanation, one that is too long. */
export function refusDeTactique({ explication }: Tactique): Refus | null {
	if (explication.trim() === '') {
		return refus('explication-absente', 'Expliquez ce choix aux agents, en quelques phrases.', 'explication');
	}
	return explication.length > EXPLICATION_MAXIMALE
		? refus(
				'explication-trop-longue',
				typographie(
					`L’explication compte ${explication.length} caractères : ${EXPLICATION_MAXIMALE} au plus. Gardez l’essentiel.`
				),
				'explication'
			)
		: null;
}

/** The code of the only source that says what goes before the commission; it tells of one employer. */
export const SOURCE_DU_PERIMETRE = 'doctrine-cgt-recours-hierarchique';

/**
 * What an agent has to know before arguments are kept for later: no element may wait. No text that we read says that a new
 * argument will be heard, nor that it will be refused (moyens.md § 1).
 */
export function avertissement({ choix }: Pick<Tactique, 'choix'>, regime: RegimeCode): string | null {
	if (choix === 'tout') return null;
	const nom = nomDeLaCommission(regime);
	return typographie(
		`Seuls des arguments peuvent attendre, jamais un élément : ce que vous ne contestez pas maintenant, la ${nom} peut refuser de l’examiner. Contestez chaque élément, avec au moins une raison. Aucun texte que nous avons lu ne garantit qu’un argument gardé pour plus tard sera examiné.`
	);
}
