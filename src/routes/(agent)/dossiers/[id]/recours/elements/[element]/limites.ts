/** Longest texts about one element, in characters: those that the letters take. */
export const LIMITES = { passage: 2000, motif: 4000, redaction: 4000 } as const;
