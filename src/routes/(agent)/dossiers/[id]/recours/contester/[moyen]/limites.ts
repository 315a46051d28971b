/** Longest paragraph of a ground in a letter, in characters. */
export const PARAGRAPHE_MAXIMAL = 2000;
