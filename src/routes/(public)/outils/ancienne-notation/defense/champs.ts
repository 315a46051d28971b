import type { CodeMotif } from '#lib/domain/notation/defense-absences.ts';
import { RUBRIQUES } from '#lib/domain/notation/defense-note.ts';

/** The rubrics that are struck, besides « Assiduité »: the instruction does not give their names. */
export const RANGS: readonly number[] = Array.from({ length: RUBRIQUES }, (_, rang) => rang + 1);

/** Field of the points of a rubric. */
export const champDeRubrique = (rang: number) => `rubrique-${rang}` as const;

/** Field of what is known of the absences of one kind. */
export const champDAbsence = (motif: CodeMotif) => `absence-${motif}` as const;
