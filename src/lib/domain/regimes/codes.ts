/** Stable codes of the command-line contract: adding is fine, renaming is not. */

export const REGIMES = [
	'fpe',
	'fpt',
	'fph',
	'contractuel-etat',
	'contractuel-territorial',
	'contractuel-hospitalier',
	'onic-2005',
	'ouvriers-defense-1972'
] as const;
export type RegimeCode = (typeof REGIMES)[number];

/** Employers whose own texts or practice overlay a régime. */
export const EMPLOYEURS = ['dgfip', 'finances', 'education-biatss', 'douane'] as const;
export type EmployeurCode = (typeof EMPLOYEURS)[number];

export const STATUTS = ['titulaire', 'stagiaire', 'contractuel', 'ouvrier-etat'] as const;
export type Statut = (typeof STATUTS)[number];

/** Zones of public holidays. */
export const ZONES = [
	'metropole',
	'alsace-moselle',
	'guadeloupe',
	'guyane',
	'martinique',
	'mayotte',
	'la-reunion',
	'saint-barthelemy',
	'saint-martin',
	'saint-pierre-et-miquelon',
	'nouvelle-caledonie',
	'polynesie-francaise',
	'wallis-et-futuna'
] as const;
export type Zone = (typeof ZONES)[number];

/**
 * How certain a rule is. `certain`: a text or a decision of the Conseil d'État or of a court of appeal says it.
 * `discute`: a date can be computed, another reading is defended. `a-verifier`: not read anywhere reliable, no date.
 */
export const CERTITUDES = ['certain', 'discute', 'a-verifier'] as const;
export type Certitude = (typeof CERTITUDES)[number];

/** How a paper reached its addressee, or was sent. */
export const MOYENS_ENVOI = [
	'main-propre',
	'courriel',
	'application',
	'lrar',
	'lrar-non-reclamee',
	'lettre',
	'oral',
	'inconnu'
] as const;
export type MoyenEnvoi = (typeof MOYENS_ENVOI)[number];

/** What a convocation may announce as enclosed. */
export const PIECES_CONVOCATION = ['fiche-de-poste', 'trame-compte-rendu', 'compte-rendu-precedent'] as const;
export type PieceConvocation = (typeof PIECES_CONVOCATION)[number];
