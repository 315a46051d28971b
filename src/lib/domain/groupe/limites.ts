/** Longest texts of a group act, in characters: those of the letters that take them. */
export const LIMITES_DE_L_ACTE = {
	titre: 120,
	explication: 4000,
	motifLibre: 1500,
	intitule: 160,
	motif: 2000,
	redaction: 2000,
	remarque: 1500,
	nom: 120
} as const;
