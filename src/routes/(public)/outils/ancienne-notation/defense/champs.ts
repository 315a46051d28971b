import type { CodeMotif } from '#lib/domain/notation/defense-absences.ts';

/** The seven rubrics that are struck, besides « Assiduité »: the instruction does not give their names. */
export const RANGS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Field of the points of a rubric. */
export const champDeRubrique = (rang: (typeof RANGS)[number]) => `rubrique-${rang}` as const;

/** Field of what is known of the absences of one kind. */
export const champDAbsence = (motif: CodeMotif) => `absence-${motif}` as const;
